package dev.trafficgenerator.demo.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFieldsTest {

  @Test
  void readsScalarsAsText() {
    String json =
        " {\"a\" : \"x\", \"b\":-1.50e+3 ,\"c\":true,\"d\":false,\"e\":null,\"f\":0,\"a\":\"y\"}\r\n\t";

    assertThat(JsonFields.read(json))
        .contains(Map.of("a", "y", "b", "-1.50e+3", "c", "true", "d", "false", "f", "0"));
  }

  @Test
  void readsEscapes() {
    assertThat(JsonFields.read("{\"a\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD83D\\uDE00é\"}"))
        .contains(Map.of("a", "\"\\/\b\f\n\r\té😀é"));
  }

  @Test
  void passesOverObjectsAndArrays() {
    String json =
        "{\"a\":{\"b\":[1,{\"c\":[]},\"x\"],\"d\":{}},\"e\":[ ],\"f\":[true , null],\"g\":\"h\"}";

    assertThat(JsonFields.read(json)).contains(Map.of("g", "h"));
  }

  @Test
  void depthHasALimit() {
    int arrays = JsonFields.DEPTH_MAX - 1;

    assertThat(JsonFields.read("{\"a\":" + "[".repeat(arrays) + "]".repeat(arrays) + "}"))
        .isPresent();
    assertThat(JsonFields.read("{\"a\":" + "[".repeat(arrays) + "1" + "]".repeat(arrays) + "}"))
        .isPresent();
    assertThat(JsonFields.read("{\"a\":" + "[".repeat(9_000) + "1" + "]".repeat(9_000) + "}"))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "[]",
        "1",
        "\"a\"",
        "null",
        "{",
        "{}x",
        "{}{}",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{,}",
        "{a:1}",
        "{'a':1}",
        "{\"a\":01}",
        "{\"a\":+1}",
        "{\"a\":1.}",
        "{\"a\":.5}",
        "{\"a\":1e}",
        "{\"a\":--1}",
        "{\"a\":NaN}",
        "{\"a\":True}",
        "{\"a\":tru}",
        "{\"a\":nul",
        "{\"a\":\"x}",
        "{\"a\":\"\\x\"}",
        "{\"a\":\"\\u12g4\"}",
        "{\"a\":\"\\u12",
        "{\"a\":\"line\nbreak\"}",
        "{\"a\":[1,]}",
        "{\"a\":[1 2]}",
        "{\"a\":[1}",
        "{\"a\":1 \"b\":2}",
        "{} // end"
      })
  void refusesWhatIsNoJsonObject(String text) {
    assertThat(JsonFields.read(text)).isEmpty();
  }

  @Test
  void whatIsQuotedIsReadBack() {
    String text = "a\"b\\c/\b\f\n\r\t\u0000\u001fé€😀\uD800";

    assertThat(JsonFields.read("{\"a\":" + Json.quoted(text) + "}")).contains(Map.of("a", text));
    assertThat(Json.quoted("\u0001\uD800")).isEqualTo("\"\\u0001\\ud800\"");
  }
}

package dev.trafficgenerator.engine.planning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSyntaxTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        " [ ] ",
        "{\"a\":1}",
        "{ \"a\" : [1, 2 ,3] , \"b\" : {} }",
        "[true,false,null]",
        "\"text\"",
        "\"with \\\" and \\\\ and @name\"",
        "\"\"",
        "\n\t[\"x\"]\r\n",
        "0",
        "-0",
        "12",
        "-1.5",
        "1e3",
        "1E+3",
        "2.5e-10",
        "@name",
        "{\"id\": @user_id}",
        "[@a,@b]",
        "{\"@key\": \"@value\"}"
      })
  void isJson(String text) {
    assertThat(JsonSyntax.isJson(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "}",
        "{]",
        "[1,]",
        "[,1]",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{a:1}",
        "{'a':1}",
        "{\"a\" 1}",
        "[1 2]",
        "1 2",
        "01",
        "-",
        "1.",
        ".5",
        "1e",
        "1e+",
        "+1",
        "0x1",
        "--1",
        "tru",
        "truex",
        "nulll",
        "True",
        "NaN",
        "\"open",
        "\"line\nbreak\"",
        "\"ends in \\",
        "a=b&c=d",
        "hello",
        "<xml/>",
        "@",
        "{\"id\": @}",
        "@a@b",
        "[1]x",
        "@a b"
      })
  void isNotJson(String text) {
    assertThat(JsonSyntax.isJson(text)).isFalse();
  }

  @Test
  void nestingBeyondReasonIsNotJsonAndNoOverflow() {
    assertThat(JsonSyntax.isJson("[".repeat(150) + "]".repeat(150))).isTrue();
    assertThat(JsonSyntax.isJson("[".repeat(1_000_000) + "]".repeat(1_000_000))).isFalse();
    assertThat(JsonSyntax.isJson("{\"a\":".repeat(100_000))).isFalse();
  }
}

package dev.trafficgenerator.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.sitemap.Expectation;
import dev.trafficgenerator.sitemap.Expectation.StatusRange;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpectationJsonTest {
  private static String sitemap(String method, String expect) {
    return "{\"paths\":[{\"method\":\"%s\",\"paths\":[\"/\"],\"traffic_type\":\"api\",\"expect\":%s}]}"
        .formatted(method, expect);
  }

  private static Expectation read(String expect) {
    return Sent.plan(Sent.body(Sent.URL, sitemap("GET", expect)))
        .sitemap()
        .paths()
        .getFirst()
        .expectation();
  }

  private static List<String> told(String method, String expect) {
    return Sent.told(Sent.body(Sent.URL, sitemap(method, expect)));
  }

  @Test
  void eachPartIsOneValueOrAList() {
    assertThat(read("{\"status\":200,\"json_pointer\":\"/data/id\",\"contains\":\"Welcome\"}"))
        .isEqualTo(
            new Expectation(
                List.of(new StatusRange(200, 200)), List.of("/data/id"), List.of("Welcome")));
    assertThat(
            read(
                "{\"status\":[200,\"3XX\",\"404\"],\"json_pointer\":[\"/a\",\"/b\"],"
                    + "\"contains\":[\" x\",\"y\"]}"))
        .isEqualTo(
            new Expectation(
                List.of(
                    new StatusRange(200, 200),
                    new StatusRange(300, 399),
                    new StatusRange(404, 404)),
                List.of("/a", "/b"),
                List.of(" x", "y")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "\"\"",
        "{}",
        "{\"status\":[],\"contains\":\"\",\"json_pointer\":[null,\" \"]}"
      })
  void whatATemplateLeavesBlankAsksForNothing(String expect) {
    assertThat(read(expect)).isEqualTo(Expectation.NONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "5 | /expect must be an object",
        "{\"status\":99} | /expect/status must be a status from 100 to 599, or a class such as 2xx (99)",
        "{\"status\":[200,\"6xx\"]} | /expect/status/1 must be a status from 100 to 599, or a class such as 2xx (6xx)",
        "{\"status\":{}} | /expect/status must be a status from 100 to 599, or a class such as 2xx",
        "{\"json_pointer\":\"data/id\"} | /expect/json_pointer must be a JSON Pointer, such as /data/id (data/id)",
        "{\"json_pointer\":\"/a~2\"} | /expect/json_pointer must be a JSON Pointer, such as /data/id (/a~2)",
        "{\"contains\":5} | /expect/contains must be a string (5)"
      })
  void whatIsWrongIsSaid(String expect, String problem) {
    assertThat(told("GET", expect)).containsExactly("/sitemap/paths/0" + problem);
  }

  @Test
  void partsAreLimited() {
    String many = "\"x\",".repeat(20) + "\"x\"";

    assertThat(told("GET", "{\"contains\":[" + many + "]}"))
        .containsExactly("/sitemap/paths/0/expect/contains must hold at most 20 values, holds 21");
    assertThat(told("GET", "{\"contains\":\"" + "x".repeat(1_001) + "\"}"))
        .containsExactly("/sitemap/paths/0/expect/contains must be of at most 1000 characters");
    assertThat(told("HEAD", "{\"contains\":\"x\"}"))
        .containsExactly(
            "/sitemap/paths/0/expect must ask for a status only, as an answer to HEAD has no body");
    assertThat(told("HEAD", "{\"status\":200}")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"data\":{\"id\":5}} | /data/id | true",
        "{\"data\":{\"id\":null}} | /data/id | true",
        "{\"data\":[{},{\"id\":[]}]} | /data/1/id | true",
        "{\"a/b\":{\"~\":1}} | /a~1b/~0 | true",
        "{\"data\":{\"id\":5}} | /data/name | false",
        "{\"data\":[1]} | /data/1 | false",
        "{\"other\":{\"id\":1},\"data\":{}} | /data/id | false",
        "[] | /0 | false",
        "5 | /a | false",
        "<html> | /a | false",
        "`` | /a | false",
        "{\"data\":{\"id\":5},\"cut | /data/id | true",
        "{\"cut\":\"off | /data/id | false"
      })
  void aPointerLeadsToAValueOrNot(String answer, String pointer, boolean found) {
    byte[] body = (answer + "##").getBytes(StandardCharsets.UTF_8);

    assertThat(PointerJson.leadsToValue(body, body.length - 2, pointer)).isEqualTo(found);
  }
}

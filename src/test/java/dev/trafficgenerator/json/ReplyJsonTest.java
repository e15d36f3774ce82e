package dev.trafficgenerator.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trafficgenerator.run.Reply;
import dev.trafficgenerator.run.RunState;
import dev.trafficgenerator.run.StopMode;
import dev.trafficgenerator.sitemap.Problem;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyJsonTest {

  @Test
  void aMessageIsWrittenAndRead() {
    byte[] json = ReplyJson.message("Traffic generator started");

    assertThat(json).asString().isEqualTo("{\"message\":\"Traffic generator started\"}");
    assertThat(ReplyJson.readMessage(json)).isEqualTo("Traffic generator started");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>", "[]", "{}", "{\"message\":5}"})
  void whatIsNoMessageIsRefused(String body) {
    assertThatThrownBy(() -> ReplyJson.readMessage(Sent.utf8(body)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("This is not a traffic generator's answer");
  }

  static Stream<Arguments> values() {
    return Stream.of(
        Arguments.of(0, "0"),
        Arguments.of(99_999_999_999L, "99999999999"),
        Arguments.of(0.5, "0.5"),
        Arguments.of(Double.NaN, "\"NaN\""),
        Arguments.of(true, "true"),
        Arguments.of("12abc", "\"12abc\""),
        Arguments.of(new BigDecimal("1.50"), "1.50"),
        Arguments.of(BigInteger.TEN.pow(19), "10000000000000000000"));
  }

  @ParameterizedTest
  @MethodSource("values")
  void anErrorNamesPathMessageAndValue(Object value, String json) {
    Problem problem = new Problem("/config/Rate Limit", "must be at least 1", value);

    assertThat(ReplyJson.error("Invalid request body: x", List.of(problem)))
        .asString()
        .isEqualTo(
            "{\"detail\":\"Invalid request body: x\",\"errors\":[{\"path\":\"/config/Rate Limit\","
                + "\"message\":\"must be at least 1\",\"value\":"
                + json
                + "}]}");
  }

  @Test
  void anErrorWithoutAValueHasNoSuchKey() {
    assertThat(ReplyJson.error("d", List.of(new Problem("/a", "is required"))))
        .asString()
        .isEqualTo("{\"detail\":\"d\",\"errors\":[{\"path\":\"/a\",\"message\":\"is required\"}]}");
    assertThat(ReplyJson.error("d", List.of()))
        .asString()
        .isEqualTo("{\"detail\":\"d\",\"errors\":[]}");
  }

  @Test
  void anErrorIsReadAgain() {
    List<Problem> problems =
        List.of(
            new Problem("/a", "is wrong", 5),
            new Problem("/b", "is required"),
            new Problem("/c", "is odd", "x"));

    assertThat(ReplyJson.readError(ReplyJson.error("All is wrong", problems)))
        .isEqualTo(new Reply.Refused("All is wrong", problems));
  }

  @Test
  void aPredecessorsErrorsAreRead() {
    assertThat(ReplyJson.readError(Sent.utf8("{\"detail\":\"nope\"}")))
        .isEqualTo(new Reply.Refused("nope", List.of()));
    assertThat(
            ReplyJson.readError(
                Sent.utf8(
                    "{\"detail\":[{\"loc\":[\"body\",\"config\",\"Rate Limit\"],\"msg\":\"is bad\"},"
                        + "{\"loc\":[\"body\",\"paths\",0],\"msg\":\"too\"}]}")))
        .isEqualTo(
            new Reply.Refused(
                "Invalid request body: /config/Rate Limit is bad (and 1 more)",
                List.of(
                    new Problem("/config/Rate Limit", "is bad"), new Problem("/paths/0", "too"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>", "[]", "{}", "{\"detail\":5}", "{\"detail\":[]}"})
  void whatIsNoErrorIsRefused(String body) {
    assertThatThrownBy(() -> ReplyJson.readError(Sent.utf8(body)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("This is not a traffic generator's answer");
  }

  @Test
  void oneSentenceTellsTheFirstProblemAndHowManyThereAre() {
    Problem first = new Problem("/config/Rate Limit", "must be at least 1", 0);

    assertThat(ReplyJson.detail(List.of(first)))
        .isEqualTo("Invalid request body: /config/Rate Limit must be at least 1");
    assertThat(ReplyJson.detail(List.of(first, first, first)))
        .isEqualTo("Invalid request body: /config/Rate Limit must be at least 1 (and 2 more)");
    assertThat(ReplyJson.detail(List.of(new Problem("", "is not valid UTF-8"))))
        .isEqualTo("Invalid request body: it is not valid UTF-8");
  }

  @Test
  void healthTellsTheState() {
    assertThat(ReplyJson.health(new RunState.Failed(Instant.EPOCH, "x")))
        .asString()
        .isEqualTo("{\"status\":\"healthy\",\"app_status\":\"error\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``               | GRACEFUL", "` \n`              | GRACEFUL",
            "{}                | GRACEFUL",
        "null             | GRACEFUL", "{'force':null}    | GRACEFUL",
            "{'force':false}   | GRACEFUL",
        "{'force':'no'}   | GRACEFUL", "{'force':''}      | GRACEFUL",
            "{'x':1}           | GRACEFUL",
        "{'force':true}   | FORCE", "{'force':'True'}  | FORCE", "{'force':1}       | FORCE"
      })
  void aStopMayBeForced(String body, StopMode mode) {
    assertThat(Sent.valid(ReplyJson.readForce(Sent.utf8(body.replace('\'', '"'))))).isEqualTo(mode);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'force':'now'} | /force must be true or false (now)",
        "{'force':[]}    | /force must be true or false",
        "[]              | ` must be a JSON object`",
        "{               | ` is not valid JSON: it ends too early (line 1, column 2)`",
      })
  void aStopThatIsMalformedIsRefused(String body, String problem) {
    assertThat(Sent.told(ReplyJson.readForce(Sent.utf8(body.replace('\'', '"')))))
        .containsExactly(problem);
  }

  @Test
  void showRunnersAreToldTheirHealth() {
    assertThat(ReplyJson.health("error", "it \"broke\"", Duration.ofMillis(42_199)))
        .asString(StandardCharsets.UTF_8)
        .isEqualTo(
            "{\"status\":\"error\",\"reason\":\"it \\\"broke\\\"\",\"uptime_seconds\":42.1}");
    assertThat(ReplyJson.health("waiting", "", Duration.ZERO))
        .asString(StandardCharsets.UTF_8)
        .endsWith("\"uptime_seconds\":0.0}");
  }
}

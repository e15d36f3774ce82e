package dev.trafficgenerator.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.run.Setting;
import dev.trafficgenerator.run.Threshold;
import dev.trafficgenerator.run.Thresholds;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThresholdsJsonTest {
  private static final String TWO = "{\"latency_ms.p95\":\"< 250\",\"failures\":\"<1%\"}";

  private static Threshold threshold(String figure, String condition) {
    return Sent.valid(Threshold.of(figure, condition));
  }

  private static String manyThresholds(int count) {
    return IntStream.range(100, 100 + count)
        .mapToObj(status -> "\"statuses." + status + "\":\"==0\"")
        .collect(Collectors.joining(",", "{", "}"));
  }

  @Test
  void anObjectOrAStringThatHoldsOneIsRead() {
    var two =
        new Thresholds(
            List.of(threshold("latency_ms.p95", "<250"), threshold("failures", "<1%")), false);

    assertThat(Sent.settings("\"Thresholds\":" + TWO).thresholds()).isEqualTo(two);
    assertThat(Sent.settings("\"thresholds\":\"" + TWO.replace("\"", "\\\"") + "\"").thresholds())
        .isEqualTo(two);
  }

  @Test
  void setOnTheCommandLineTheyWinOverTheBodys() {
    var request = Sent.read(Sent.config("\"Thresholds\":" + TWO));

    assertThat(
            Sent.valid(request.with(Map.of("thresholds", "{\"rps\":\">5\"}")).plan())
                .settings()
                .thresholds()
                .all())
        .containsExactly(threshold("rps", ">5"));
    assertThat(Sent.told(request.with(Map.of("Thresholds", "{\"rps\":\"5\"}")).plan()))
        .singleElement()
        .asString()
        .startsWith("--set Thresholds/rps must be <, <=")
        .endsWith("(5)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "\"\"",
        "\" \"",
        "{}",
        "\"{}\"",
        "\"null\"",
        "{\"rps\":\"\",\"abort\":\"\"}"
      })
  void nothingIsNoThresholds(String json) {
    assertThat(Sent.settings("\"Thresholds\":" + json).thresholds()).isEqualTo(Thresholds.NONE);
  }

  @ParameterizedTest
  @CsvSource({"true, true", "'\"yes\"', true", "1, true", "'\"off\"', false", "null, false"})
  void abortIsABooleanInAllItsForms(String json, boolean abort) {
    assertThat(Sent.settings("\"Thresholds\":{\"abort\":" + json + "}").thresholds().abort())
        .isEqualTo(abort);
  }

  @Test
  void everyProblemIsToldAtOnceWithWhatIsAllowedAndWhatWasFound() {
    String config =
        "\"Thresholds\":{\"latency_ms.p94\":\"<1\",\"rps\":\"5\",\"failures\":7,\"service_ms.p95\":[],"
            + "\"a/b~\":\"<1\",\"abort\":\"perhaps\",\"logins.failed\":\"==0\"},\"Rate Limit\":0";

    assertThat(Sent.told(Sent.config(config)))
        .satisfiesExactlyInAnyOrder(
            told ->
                assertThat(told)
                    .startsWith("/config/Thresholds/latency_ms.p94 is not a figure; there are ")
                    .endsWith(" (<1)"),
            told ->
                assertThat(told)
                    .isEqualTo(
                        "/config/Thresholds/rps must be <, <=, >, >=, == or != and a number without"
                            + " a unit, such as >50 (5)"),
            told ->
                assertThat(told)
                    .isEqualTo(
                        "/config/Thresholds/failures must be <, <=, >, >=, == or != and a number"
                            + " without a unit or with %, such as ==0 or <1% (7)"),
            told ->
                assertThat(told)
                    .isEqualTo(
                        "/config/Thresholds/service_ms.p95 must be <, <=, >, >=, == or != and a"
                            + " number of milliseconds, or of seconds with s, such as <250 or"
                            + " <0.25s"),
            told -> assertThat(told).startsWith("/config/Thresholds/a~1b~0 is not a figure"),
            told ->
                assertThat(told)
                    .isEqualTo("/config/Thresholds/abort must be true or false (perhaps)"),
            told -> assertThat(told).startsWith("/config/Rate Limit "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "true", "[]", "\"<5\"", "\"[]\"", "\"{\\\"rps\\\":\""})
  void whatIsNoObjectIsOneProblem(String json) {
    assertThat(Sent.told("{\"thresholds\":" + json + "," + Sent.URL + "," + Sent.SITEMAP + "}"))
        .singleElement()
        .asString()
        .startsWith("/thresholds must be an object such as {\"latency_ms.p95\":\"<250\"}");
  }

  @Test
  void thereAreAtMostFifty() {
    assertThat(Sent.settings("\"Thresholds\":" + manyThresholds(50)).thresholds().all())
        .hasSize(50);
    assertThat(Sent.told(Sent.config("\"Thresholds\":" + manyThresholds(51))))
        .containsExactly("/config/Thresholds must hold at most 50 thresholds, holds 51");
  }

  @Test
  void anUpdateReplacesThemOrTakesThemAway() {
    var before = Sent.plan(Sent.config("\"Thresholds\":" + TWO));

    var replaced = Sent.update("{\"Thresholds\":{\"rps\":\">5\"}}");
    assertThat(replaced.changed()).containsExactly(Setting.THRESHOLDS);
    assertThat(Sent.valid(before.with(replaced)).settings().thresholds().all())
        .containsExactly(threshold("rps", ">5"));
    var without = Sent.update("{\"Thresholds\":\"\"}");
    assertThat(Sent.valid(before.with(without)).settings().thresholds()).isEqualTo(Thresholds.NONE);
  }
}

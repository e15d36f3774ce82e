package dev.trafficgenerator.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.json.ThresholdLines.Line;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThresholdLinesTest {

  @Test
  void linesAreWrittenAsTheTextThatTheyAreReadFrom() {
    String text = "{\"latency_ms.p95\":\"<250\",\"nothing known\":\"<\",\"abort\":true}";

    var lines =
        new ThresholdLines(
            List.of(new Line("latency_ms.p95", "<250"), new Line("nothing known", "<")), true);

    assertThat(ThresholdLines.read(text)).hasValue(lines);
    assertThat(lines.write()).isEqualTo(text);
  }

  @Test
  void noThresholdsAreABlankText() {
    assertThat(ThresholdLines.read(" ")).hasValue(ThresholdLines.NONE);
    assertThat(ThresholdLines.NONE.write()).isEmpty();
  }

  @Test
  void aFigureNamedTwiceIsWrittenTwiceSoThatItIsToldAsWrong() {
    String text =
        new ThresholdLines(List.of(new Line("rps", ">1"), new Line("rps", ">2")), false).write();

    assertThat(text).isEqualTo("{\"rps\":\">1\",\"rps\":\">2\"}");
    assertThat(ThresholdLines.read(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"<250", "[]", "{", "{\"rps\":5}", "{\"rps\":{}}", "{\"abort\":\"perhaps\"}"})
  void whatIsNoListOfConditionsCannotBeRead(String text) {
    assertThat(ThresholdLines.read(text)).isEmpty();
  }
}

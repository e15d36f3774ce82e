package dev.trafficgenerator.console.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.console.chart.Span.Window;
import org.junit.jupiter.api.Test;

class SpanTest {

  @Test
  void aWindowMovesOnAtOneWidth() {
    assertThat(Window.MINUTE.upTo(90)).isEqualTo(new Span(30, 90));
    assertThat(Window.FIVE_MINUTES.upTo(91)).isEqualTo(new Span(-209, 91));
  }

  @Test
  void theWholeRunBeginsWithIt() {
    assertThat(Window.WHOLE.upTo(4_000)).isEqualTo(new Span(0, 4_000));
    assertThat(Window.WHOLE.upTo(3)).isEqualTo(new Span(0, 30));
  }

  @Test
  void aMomentIsFoundWhereItIsDrawn() {
    var span = new Span(30, 90);

    assertThat(span.x(60, 100, 300)).isEqualTo(200);
    assertThat(span.second(span.x(42, 100, 300), 100, 300)).isEqualTo(42);
  }
}

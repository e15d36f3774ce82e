package dev.trafficgenerator.console.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.console.chart.Panel.Measure;
import java.util.List;
import org.junit.jupiter.api.Test;

class StackLayoutTest {
  private static Panel panel(String title, double weight) {
    return new Panel(title, Measure.COUNT, weight, false, List.of());
  }

  @Test
  void panelsShareTheHeightByTheirWeight() {
    StackLayout layout =
        StackLayout.of(800, 400, List.of(panel("a", 2), panel("b", 2), panel("", 1), panel("", 1)));

    double free =
        400 - StackLayout.FLAGS - StackLayout.TIMES - 2 * (StackLayout.TITLE + StackLayout.GAP);
    assertThat(layout.rows().getFirst().height()).isBetween(free / 3 - 1, free / 3 + 1);
    assertThat(layout.rows().getLast().height()).isBetween(free / 6 - 1, free / 6 + 1);
    assertThat(layout.bottom()).isEqualTo(400 - StackLayout.TIMES);
  }

  @Test
  void edgesLieOnWholePixels() {
    StackLayout layout = StackLayout.of(801.3, 377.7, List.of(panel("a", 1.3), panel("b", 1)));

    assertThat(layout.right()).isEqualTo(Math.rint(layout.right()));
    assertThat(layout.rows())
        .allMatch(
            row -> row.top() == Math.rint(row.top()) && row.bottom() == Math.rint(row.bottom()));
  }

  @Test
  void labelsKeepTheirDistanceAndStayInside() {
    assertThat(StackLayout.apart(new double[] {50, 51, 52}, 14, 0, 200))
        .containsExactly(50, 64, 78);
    assertThat(StackLayout.apart(new double[] {190, 195, 198}, 14, 0, 200))
        .containsExactly(172, 186, 200);
    assertThat(StackLayout.apart(new double[] {}, 14, 0, 200)).isEmpty();
  }

  @Test
  void timesFindTheStretchThatHoldsAMoment() {
    var times = new Panel.Times(new double[] {0, 1, 5}, new double[] {1, 2, 6});

    assertThat(times.at(0.5)).isZero();
    assertThat(times.at(1)).isEqualTo(1);
    assertThat(times.at(5.9)).isEqualTo(2);
    assertThat(times.isAdjacent(0, 1)).isTrue();
    assertThat(times.isAdjacent(1, 2)).isFalse();
    assertThat(new Panel.Times(new double[0], new double[0]).at(3)).isEqualTo(-1);
  }

  @Test
  void ticksAreWrittenShort() {
    assertThat(Measure.PER_SECOND.tick(12_500)).isEqualTo("12.5 k");
    assertThat(Measure.PER_SECOND.tick(1_500)).isEqualTo("1,500");
    assertThat(Measure.MILLIS.tick(250)).isEqualTo("250 ms");
    assertThat(Measure.MILLIS.tick(2_500)).isEqualTo("2.5 s");
    assertThat(Measure.PERCENT.tick(50)).isEqualTo("50 %");
  }
}

package dev.trafficgenerator.console.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.console.desk.Draft;
import dev.trafficgenerator.console.desk.Inline;
import dev.trafficgenerator.run.Setting;
import dev.trafficgenerator.run.Thresholds;
import org.junit.jupiter.api.Test;

class ThresholdListTest {
  private final Draft draft = new Draft(new Inline());
  private final ThresholdList list = new ThresholdList(draft);

  private String text() {
    return draft.settings().get(Setting.THRESHOLDS);
  }

  private ThresholdList.Row row(String figure, String condition) {
    list.add();
    var row = list.rows().getLast();
    row.figureProperty().set(figure);
    row.conditionProperty().set(condition);
    return row;
  }

  @Test
  void rowsBecomeTheSettingsText() {
    row("latency_ms.p95", "<250");
    var second = row(" failures ", "<1%");
    list.abortProperty().set(true);

    assertThat(text())
        .isEqualTo("{\"latency_ms.p95\":\"<250\",\"failures\":\"<1%\",\"abort\":true}");
    assertThat(draft.checkProperty().get().problemOf(Setting.THRESHOLDS)).isEmpty();

    list.remove(second);
    assertThat(text()).isEqualTo("{\"latency_ms.p95\":\"<250\",\"abort\":true}");
  }

  @Test
  void theSettingsTextBecomesRows() {
    draft.settings().put(Setting.THRESHOLDS, "{\"rps\":\">50\",\"abort\":true}");

    assertThat(list.rows()).hasSize(1);
    assertThat(list.rows().getFirst().figureProperty().get()).isEqualTo("rps");
    assertThat(list.rows().getFirst().conditionProperty().get()).isEqualTo(">50");
    assertThat(list.abortProperty().get()).isTrue();

    draft.settings().put(Setting.THRESHOLDS, "");
    assertThat(list.rows()).isEmpty();
    assertThat(list.abortProperty().get()).isFalse();
  }

  @Test
  void aRowStaysTheSameWhileItIsTyped() {
    var row = row("rps", ">5");
    row.conditionProperty().set(">50");

    assertThat(list.rows()).containsExactly(row);
  }

  @Test
  void aRowSaysWhatIsWrongWithIt() {
    var row = row("rps", ">5%");
    assertThat(row.problemProperty().get()).contains("without a unit");

    row.conditionProperty().set(">5");
    assertThat(row.problemProperty().get()).isEmpty();

    row.figureProperty().set("speed");
    assertThat(row.problemProperty().get()).contains("is not a figure");
  }

  @Test
  void aFigureNamedTwiceIsWrong() {
    row("rps", ">5");
    row("rps", ">6");

    assertThat(draft.checkProperty().get().problemOf(Setting.THRESHOLDS)).isPresent();
    assertThat(list.field().problemProperty().get()).contains("twice");
  }

  @Test
  void whatCannotBeShownAsRowsStaysAsItIs() {
    draft.settings().put(Setting.THRESHOLDS, "{\"rps\":");

    assertThat(list.readableProperty().get()).isFalse();
    assertThat(text()).isEqualTo("{\"rps\":");

    list.clear();
    assertThat(list.readableProperty().get()).isTrue();
    assertThat(text()).isEmpty();
  }

  @Test
  void thereAreAsManyRowsAsThereMayBeThresholds() {
    for (int i = 0; i <= Thresholds.MOST; i++) {
      list.add();
    }

    assertThat(list.rows()).hasSize(Thresholds.MOST);
  }

  @Test
  void everyFigureThatHasANameIsOffered() {
    assertThat(ThresholdList.figures()).contains("latency_ms.p95", "failures", "rps");
  }
}

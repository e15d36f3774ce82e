package dev.trafficgenerator.console.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.console.desk.Outside.LogLine;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LogModelTest {
  private static final Instant AT = Instant.parse("2026-11-27T08:30:15.250Z");

  private final List<Consumer<LogLine>> listeners = new ArrayList<>();
  private final LogModel model = new LogModel(listeners::add, ZoneOffset.UTC);

  private void log(String level, String text) {
    listeners.getFirst().accept(new LogLine(AT, level, "RunLog", text));
  }

  private List<String> texts() {
    return model.shown().stream().map(LogModel.Line::text).toList();
  }

  @Test
  void linesShowWhenTheyAreFetched() {
    log("INFO", "run started");
    assertThat(texts()).isEmpty();

    model.fetch();
    assertThat(texts()).containsExactly("run started");
    assertThat(LogModel.copy(model.shown())).isEqualTo("08:30:15.250 INFO  RunLog run started\n");
  }

  @Test
  void onlyTheLastLinesAreKeptHoweverManyCome() {
    IntStream.range(0, 12_000).forEach(i -> log("INFO", "line " + i));
    model.fetch();
    assertThat(model.shown()).hasSize(LogModel.LINES_MAX);
    assertThat(texts().getLast()).isEqualTo("line 11999");
    assertThat(model.lostProperty().get()).isEqualTo(7_000);

    IntStream.range(0, 10).forEach(i -> log("INFO", "more " + i));
    model.fetch();
    assertThat(texts()).hasSize(LogModel.LINES_MAX).startsWith("line 7010").endsWith("more 9");
    assertThat(model.lostProperty().get()).isEqualTo(7_010);
  }

  @Test
  void aFilterLooksAtLevelTextAndSource() {
    log("DEBUG", "GET /products");
    log("INFO", "Run started");
    log("WARN", "generator saturated");
    log("ERROR", "out of memory");
    log("STRANGE", "counts as info");
    model.fetch();

    model.levelProperty().set(Level.INFO);
    assertThat(texts()).hasSize(4).doesNotContain("GET /products");
    model.levelProperty().set(Level.WARN);
    assertThat(texts()).containsExactly("generator saturated", "out of memory");
    model.levelProperty().set(Level.TRACE);
    model.textProperty().set(" STARTED ");
    assertThat(texts()).containsExactly("Run started");
    model.textProperty().set("runlog");
    assertThat(texts()).hasSize(5);

    log("INFO", "later");
    model.fetch();
    assertThat(texts()).endsWith("later");
  }

  @Test
  void whileItStandsStillNewLinesAreCountedAndShownLater() {
    log("INFO", "before");
    model.fetch();
    model.pausedProperty().set(true);
    model.levelProperty().set(Level.INFO);
    log("INFO", "new");
    log("DEBUG", "hidden");
    model.fetch();
    assertThat(texts()).containsExactly("before");
    assertThat(model.waitingProperty().get()).isEqualTo(1);

    model.pausedProperty().set(false);
    assertThat(texts()).containsExactly("before", "new");
    assertThat(model.waitingProperty().get()).isZero();
  }

  @Test
  void whatIsClearedIsGone() {
    log("INFO", "seen");
    model.fetch();
    log("INFO", "not fetched yet");
    model.clear();
    log("INFO", "after");
    model.fetch();

    assertThat(texts()).containsExactly("after");
  }

  @Test
  void aHugeLineIsCut() {
    log("INFO", "x".repeat(1_000_000));
    model.fetch();

    assertThat(texts().getFirst()).hasSizeLessThan(5_000).endsWith("…");
  }
}

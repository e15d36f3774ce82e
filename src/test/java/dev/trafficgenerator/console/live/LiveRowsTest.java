package dev.trafficgenerator.console.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.trafficgenerator.console.StagedGenerator;
import dev.trafficgenerator.console.live.LiveRows.Row;
import dev.trafficgenerator.run.RunSettings;
import dev.trafficgenerator.run.figures.FailureCounts;
import dev.trafficgenerator.run.figures.FailureSample;
import dev.trafficgenerator.run.figures.PathStats;
import dev.trafficgenerator.run.figures.RequestCounts;
import dev.trafficgenerator.run.figures.ResponseCounts;
import dev.trafficgenerator.run.figures.RunFigures;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;

class LiveRowsTest {
  private record Line(String name, int count) {}

  private final LiveRows<Line> rows =
      new LiveRows<>(
          Line::name,
          Comparator.comparingInt(Line::count).reversed(),
          (line, text) -> line.name().contains(text));
  private final List<String> changes = new ArrayList<>();

  private List<String> names() {
    return rows.shown().stream().map(row -> row.figures().name()).toList();
  }

  private void listen() {
    rows.shown()
        .addListener(
            (ListChangeListener<Row<Line>>)
                change -> {
                  while (change.next()) {
                    changes.add(change.wasPermutated() ? "permuted" : "replaced");
                  }
                });
  }

  @Test
  void aRowStaysTheSameWhileItsFiguresChange() {
    rows.take(List.of(new Line("a", 5), new Line("b", 3)));
    Row<Line> a = rows.shown().getFirst();
    listen();

    rows.take(List.of(new Line("a", 9), new Line("b", 4)));

    assertThat(rows.shown().getFirst()).isSameAs(a);
    assertThat(a.figures().count()).isEqualTo(9);
    assertThat(changes).isEmpty();
  }

  @Test
  void anotherOrderIsAPermutation() {
    rows.take(List.of(new Line("a", 5), new Line("b", 3)));
    listen();

    rows.take(List.of(new Line("a", 5), new Line("b", 8)));

    assertThat(names()).containsExactly("b", "a");
    assertThat(changes).containsExactly("permuted");
  }

  @Test
  void rowsComeAndGo() {
    rows.take(List.of(new Line("a", 5), new Line("b", 3)));
    rows.take(List.of(new Line("b", 3), new Line("c", 4)));

    assertThat(names()).containsExactly("c", "b");
    assertThat(rows.count()).isEqualTo(2);
  }

  @Test
  void aChosenOrderHoldsAsFiguresChange() {
    rows.sortBy(Comparator.comparing(row -> row.figures().name()));
    rows.take(List.of(new Line("b", 9), new Line("a", 1)));
    assertThat(names()).containsExactly("a", "b");

    rows.take(List.of(new Line("b", 1), new Line("a", 9), new Line("aa", 0)));
    assertThat(names()).containsExactly("a", "aa", "b");

    rows.sortBy(null);
    assertThat(names()).containsExactly("a", "b", "aa");
  }

  @Test
  void aFilterHidesAndShowsAgain() {
    rows.take(List.of(new Line("apple", 5), new Line("pear", 3)));
    rows.filter(" PEA ");
    assertThat(names()).containsExactly("pear");

    rows.take(List.of(new Line("apple", 5), new Line("peach", 9)));
    assertThat(names()).containsExactly("peach");

    rows.filter("");
    assertThat(names()).containsExactly("peach", "apple");
  }

  @Test
  void ratesAreThoseOfTheLastSeconds() {
    var rates = new Rates();
    rates.take(2, Map.of("a", 20L));
    assertThat(rates.perSecond("a")).isEqualTo(10);

    for (int second = 3; second <= 20; second++) {
      rates.take(second, Map.of("a", 20L + second * 100L, "b", second > 18 ? 50L : 0L));
    }
    assertThat(rates.perSecond("a")).isEqualTo(100);
    assertThat(rates.perSecond("b")).isEqualTo(10);
    assertThat(rates.perSecond("c")).isZero();

    rates.take(1, Map.of("a", 7L));
    assertThat(rates.perSecond("a")).isEqualTo(7);
  }

  @Test
  void pathsHaveTheirShareAndTheRestComesLast() {
    RunFigures none = StagedGenerator.figures("run", RunSettings.DEFAULTS, List.of());
    var figures =
        new RunFigures(
            none.setup(),
            none.time(),
            none.now(),
            none.sessions(),
            none.visitors(),
            none.logins(),
            new RequestCounts(
                100,
                0,
                ResponseCounts.NONE,
                Collections.emptySortedMap(),
                FailureCounts.NONE,
                0,
                List.of()),
            none.bytes(),
            none.timings(),
            none.verdict(),
            false,
            List.of(StagedGenerator.path("/a", 25), StagedGenerator.path(PathStats.OTHER, 75)));

    List<PathFigures> paths = PathFigures.of(figures, new Rates());

    assertThat(paths.getFirst().share()).isEqualTo(0.25);
    assertThat(paths.getFirst().has("get /a")).isTrue();
    assertThat(paths.getLast().method()).isEmpty();
    assertThat(paths.getLast().isOther()).isTrue();
  }

  @Test
  void failuresAreThoseThatOccurred() {
    var sample =
        new FailureSample(
            "timeout",
            StagedGenerator.START,
            "GET /a",
            "slow",
            StagedGenerator.START,
            "GET /b",
            "slower");
    var requests =
        new RequestCounts(
            10,
            0,
            ResponseCounts.NONE,
            Collections.emptySortedMap(),
            new FailureCounts(0, 2, 0, 3, 0, 0, 0),
            4,
            List.of(sample));

    List<FailureFigures> failures = FailureFigures.of(requests);

    assertThat(failures)
        .extracting(FailureFigures::cause, FailureFigures::count)
        .containsExactly(tuple("connect", 2L), tuple("timeout", 3L), tuple("unexpected", 4L));
    assertThat(failures.get(1).text()).isEqualTo("GET /b · slower");
    assertThat(failures.getFirst().text()).isEmpty();
    assertThat(failures.get(1).has("/b")).isTrue();
  }

  @Test
  void rowsThatAreEqualStandInTheOrderOfTheirNames() {
    rows.take(List.of(new Line("aq", 5), new Line("ab", 5)));

    assertThat(names()).containsExactly("ab", "aq");
  }

  @Test
  void totalsThatAreHeardOnceMoreChangeNoRate() {
    var rates = new Rates();
    rates.take(2, Map.of("a", 20L));
    rates.take(4, Map.of("a", 100L));
    rates.take(4, Map.of("a", 100L));

    assertThat(rates.perSecond("a")).isEqualTo(40);
  }
}

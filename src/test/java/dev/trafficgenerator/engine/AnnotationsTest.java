package dev.trafficgenerator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.trafficgenerator.run.RunSettings;
import dev.trafficgenerator.run.RunUpdate;
import dev.trafficgenerator.run.Setting;
import dev.trafficgenerator.run.history.Annotation;
import dev.trafficgenerator.run.history.RunHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AnnotationsTest {
  private static final Instant START = Instant.parse("2026-01-11T10:30:00Z");

  private final Annotations annotations = new Annotations(START);

  private static RunSettings users(int users) {
    return Plans.settings().simulatedUsers(users).build();
  }

  private void update(int second, int before, int after) {
    annotations.updated(
        Duration.ofSeconds(second),
        users(before),
        users(after),
        new RunUpdate(users(after), Set.of(Setting.SIMULATED_USERS), Optional.empty()));
  }

  @Test
  void anUpdateSaysWhatChanged() {
    update(3, 50, 250);

    assertThat(annotations.list())
        .containsExactly(
            new Annotation(
                START.plusSeconds(3), 3, Annotation.Kind.UPDATED, "Simulated Users 50 → 250"));
  }

  @Test
  void aReplacedSitemapAndAnUpdateOfNothingAreSaidToo() {
    RunSettings same = users(1);
    annotations.updated(
        Duration.ofMillis(1_500),
        same,
        users(2),
        new RunUpdate(
            users(2), Set.of(Setting.SIMULATED_USERS), Optional.of(Plans.api("/elsewhere"))));
    annotations.updated(
        Duration.ofSeconds(2), same, same, new RunUpdate(same, Set.of(), Optional.empty()));

    assertThat(annotations.list())
        .extracting(Annotation::text)
        .containsExactly("Simulated Users 1 → 2, sitemap replaced", "nothing changed");
    assertThat(annotations.list().getFirst().second()).isEqualTo(1.5);
  }

  @Test
  void eachEndHasItsOwnWords() {
    for (RunLog.End end : RunLog.End.values()) {
      annotations.stopped(Duration.ofSeconds(9), end);
    }
    annotations.failed(Duration.ofSeconds(9), "out of memory");

    assertThat(annotations.list())
        .extracting(Annotation::kind, Annotation::text)
        .containsExactly(
            tuple(Annotation.Kind.STOPPED, "Stopped by command"),
            tuple(Annotation.Kind.STOPPED, "Stopped for another run"),
            tuple(Annotation.Kind.STOPPED, "Stopped as its duration was over"),
            tuple(Annotation.Kind.STOPPED, "Stopped by a failure"),
            tuple(Annotation.Kind.FAILED, "out of memory"));
  }

  @Test
  void aLongTextIsCut() {
    String longUrl = "http://127.0.0.1/" + "x".repeat(100_000);
    RunSettings after = Plans.settings().targetUrl(longUrl).build();
    annotations.updated(
        Duration.ofSeconds(1),
        users(1),
        after,
        new RunUpdate(after, Set.of(Setting.TARGET_URL), Optional.empty()));

    assertThat(annotations.list().getFirst().text())
        .hasSize(Annotations.TEXT_CHARS_MAX)
        .startsWith("Traffic Generator URL ")
        .endsWith("x…");
  }

  @Test
  void ofTooManyTheOldestUpdatesAreForgottenButNeitherStartNorEnd() {
    annotations.started(Plans.plan(Plans.settings(), Plans.api("/a")));
    for (int i = 1; i <= RunHistory.ANNOTATIONS_MAX + 100; i++) {
      update(i, i, i + 1);
    }
    annotations.stopped(Duration.ofHours(1), RunLog.End.COMMAND);

    List<Annotation> list = annotations.list();
    assertThat(list).hasSize(RunHistory.ANNOTATIONS_MAX);
    assertThat(list.getFirst().kind()).isEqualTo(Annotation.Kind.STARTED);
    assertThat(list.get(1).text()).isEqualTo("Simulated Users 103 → 104");
    assertThat(list.getLast().text()).isEqualTo("Stopped by command");
  }
}

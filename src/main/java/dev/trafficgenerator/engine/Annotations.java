package dev.trafficgenerator.engine;

import dev.trafficgenerator.run.RunPlan;
import dev.trafficgenerator.run.RunSettings;
import dev.trafficgenerator.run.RunUpdate;
import dev.trafficgenerator.run.Setting;
import dev.trafficgenerator.run.SettingText;
import dev.trafficgenerator.run.history.Annotation;
import dev.trafficgenerator.run.history.RunHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What befell one run, for the charts: its start, each update, its end. Where there are more than
/// [RunHistory#ANNOTATIONS_MAX], the oldest updates are forgotten. Safe for any number of threads.
final class Annotations {
  /// Longer texts are cut: all of them together have to fit what waits for one reader of the
  /// stream.
  static final int TEXT_CHARS_MAX = 500;

  private static final double NANOS_PER_SECOND = 1e9;

  private final Instant startedAt;

  /// Guarded by this.
  private final List<Annotation> list = new ArrayList<>();

  Annotations(Instant startedAt) {
    this.startedAt = startedAt;
  }

  void started(RunPlan plan) {
    add(
        Duration.ZERO,
        Annotation.Kind.STARTED,
        "Started with %d users at %s%s"
            .formatted(
                plan.settings().simulatedUsers(),
                plan.target().origin(),
                plan.target().basePath()));
  }

  /// @param before the settings that the update changed
  void updated(Duration elapsed, RunSettings before, RunSettings after, RunUpdate update) {
    List<String> changes = new ArrayList<>();
    for (Setting setting : Setting.values()) {
      String was = SettingText.of(setting, before);
      String is = SettingText.of(setting, after);
      if (!was.equals(is)) {
        changes.add("%s %s → %s".formatted(setting.title(), was, is));
      }
    }
    if (update.sitemap().isPresent()) {
      changes.add("sitemap replaced");
    }
    String text = changes.isEmpty() ? "nothing changed" : String.join(", ", changes);
    add(elapsed, Annotation.Kind.UPDATED, text);
  }

  void stopped(Duration elapsed, RunLog.End end) {
    String text =
        switch (end) {
          case COMMAND -> "Stopped by command";
          case REPLACED -> "Stopped for another run";
          case DURATION -> "Stopped as its duration was over";
          case FAILURE -> "Stopped by a failure";
        };
    add(elapsed, Annotation.Kind.STOPPED, text);
  }

  void failed(Duration elapsed, String reason) {
    add(elapsed, Annotation.Kind.FAILED, reason);
  }

  List<Annotation> list() {
    synchronized (this) {
      return List.copyOf(list);
    }
  }

  private synchronized void add(Duration elapsed, Annotation.Kind kind, String text) {
    if (list.size() >= RunHistory.ANNOTATIONS_MAX) {
      // The start stands first.
      list.remove(1);
    }
    double second = elapsed.toNanos() / NANOS_PER_SECOND;
    list.add(new Annotation(startedAt.plus(elapsed), second, kind, cut(text)));
  }

  private static String cut(String text) {
    return text.length() <= TEXT_CHARS_MAX ? text : text.substring(0, TEXT_CHARS_MAX - 1) + "…";
  }
}

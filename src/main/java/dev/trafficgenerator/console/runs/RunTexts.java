package dev.trafficgenerator.console.runs;

import dev.trafficgenerator.console.desk.Messages;
import dev.trafficgenerator.run.RunState;
import dev.trafficgenerator.run.figures.Figure;
import dev.trafficgenerator.run.history.RunRecord;
import dev.trafficgenerator.run.history.RunSummary;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/// A run in words.
final class RunTexts {
  private final Messages messages;
  private final ZoneId zone;
  private final InstantSource clock;
  private final DateTimeFormatter time;
  private final DateTimeFormatter minute;

  RunTexts(Messages messages, ZoneId zone, InstantSource clock) {
    this.messages = messages;
    this.zone = zone;
    this.clock = clock;
    minute = DateTimeFormatter.ofPattern("d MMM HH:mm", messages.bundle().getLocale());
    time = DateTimeFormatter.ofPattern("d MMM HH:mm:ss", messages.bundle().getLocale());
  }

  String started(RunSummary run) {
    return started(run.startedAt());
  }

  private String started(Instant at) {
    return time.format(at.atZone(zone));
  }

  /// As [#started], where there is little room.
  String minute(RunSummary run) {
    return minute.format(run.startedAt().atZone(zone));
  }

  /// Its name, if it has one, and where it went.
  String what(RunSummary run) {
    return what(run.name(), run.targetUrl());
  }

  /// As [#what], where there is little room.
  String shortly(RunSummary run) {
    return what(run.name(), run.targetUrl().replaceFirst("^https?://", ""));
  }

  private static String what(String name, String target) {
    return name.isEmpty() ? target : name + " · " + target;
  }

  /// `27 Nov 07:46:11 · shop · https://shop.example.test`
  String title(RunRecord run) {
    return started(run.startedAt()) + " · " + what(run.name(), run.figures().setup().targetUrl());
  }

  String duration(RunSummary run) {
    Instant end = run.endedAt().orElseGet(clock::instant);
    Duration elapsed = Duration.between(run.startedAt(), end);
    return Figure.clock(elapsed.isNegative() ? Duration.ZERO : elapsed);
  }

  String p95(RunSummary run) {
    return run.requests() == 0 ? "–" : Figure.millis(run.p95Millis());
  }

  String failures(RunSummary run) {
    return run.requests() == 0
        ? "–"
        : Figure.percent((double) run.failures(), (double) run.requests());
  }

  /// How it ended.
  Result result(RunSummary run) {
    return switch (run.state()) {
      case RunState.Initializing _, RunState.Running _, RunState.Stopping _ -> Result.RUNNING;
      case RunState.Failed _ -> Result.ERROR;
      case RunState.Stopped _ ->
          run.passed().map(passed -> passed ? Result.PASSED : Result.FAILED).orElse(Result.NONE);
    };
  }

  String text(Result result) {
    return messages.get("runs.result." + result);
  }

  /// What is said of a run's end.
  enum Result {
    RUNNING,
    PASSED,
    FAILED,
    ERROR,
    /// It ended, and had no thresholds.
    NONE
  }
}

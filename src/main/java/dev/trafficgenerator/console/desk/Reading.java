package dev.trafficgenerator.console.desk;

import dev.trafficgenerator.run.RunSnapshot;
import dev.trafficgenerator.run.history.RunHistory;
import java.time.Duration;
import java.time.Instant;

/// What a generator said when it was asked, once a second.
public sealed interface Reading {

  /// Who was asked.
  Connection from();

  /// It answered.
  ///
  /// @param course what is new of the run's course since the last reading: its closed seconds, and
  ///   all annotations. The whole of it, where the run is another one than before
  /// @param isWhole whether `course` begins with the run
  /// @param roundTrip how long the answer took
  record Told(
      Connection from, RunSnapshot snapshot, RunHistory course, boolean isWhole, Duration roundTrip)
      implements Reading {}

  /// It did not answer.
  ///
  /// @param reason one sentence
  record Silent(Connection from, Instant at, String reason) implements Reading {}
}

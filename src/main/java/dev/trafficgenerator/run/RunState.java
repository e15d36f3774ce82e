package dev.trafficgenerator.run;

import java.time.Instant;

/// Where a generator is in its life.
public sealed interface RunState {

  /// Up, and never started, or a start under way.
  record Initializing() implements RunState {}

  /// Users are visiting.
  record Running(Instant since) implements RunState {}

  /// No new request is sent; those in flight finish.
  record Stopping(Instant since) implements RunState {}

  /// A run ended: it was stopped, or its duration was over.
  record Stopped(Instant at) implements RunState {}

  /// A run ended by itself because it could not go on.
  ///
  /// @param reason one readable sentence
  record Failed(Instant at, String reason) implements RunState {}

  /// The control contract's word for this state: `app_status`.
  default String appStatus() {
    return switch (this) {
      case Initializing _ -> "initializing";
      case Running _ -> "running";
      case Stopping _ -> "stopping";
      case Stopped _ -> "stopped";
      case Failed _ -> "error";
    };
  }

  /// Whether requests may be under way.
  default boolean isActive() {
    return this instanceof Running || this instanceof Stopping;
  }
}

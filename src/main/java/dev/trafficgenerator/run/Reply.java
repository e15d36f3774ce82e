package dev.trafficgenerator.run;

import dev.trafficgenerator.sitemap.Problem;
import java.util.List;

/// What a generator says to a command.
public sealed interface Reply {
  Reply STARTED = new Done("Traffic generator started");
  Reply UPDATED = new Done("update applied");
  Reply STOPPED = new Done("Traffic generator stopped");
  Reply NOTHING_RUNNING = new Done("No traffic generator is running");

  /// It was done.
  record Done(String message) implements Reply {}

  /// It was not done, and nothing has changed.
  ///
  /// @param detail one readable sentence
  /// @param problems every problem of the input; empty when it was not the input's fault
  record Refused(String detail, List<Problem> problems) implements Reply {
    public Refused {
      problems = List.copyOf(problems);
    }
  }
}

package dev.trafficgenerator.engine;

import dev.trafficgenerator.run.figures.HostSample;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Compares a run's memory with its limits: holds new sessions back past the soft one, ends the run
/// shortly before the hard one. Says each change once.
final class MemoryWatch {
  private static final Logger LOG = LoggerFactory.getLogger(MemoryWatch.class);

  private static final long GIVE_BACK_NANOS = 10_000_000_000L;

  private final MemoryLimits limits;
  private final Run run;
  private volatile boolean isShort;
  private long lastGiveBackNanos;

  MemoryWatch(MemoryLimits limits, Run run) {
    this.limits = limits;
    this.run = run;
  }

  /// Whether no new session may start.
  boolean isShort() {
    return isShort;
  }

  /// By one thread at a time: the one that starts the run, then its clock.
  void look(HostSample host) {
    boolean wasShort = isShort;
    long megabytes = host.processResidentBytes() >> 20;
    switch (limits.verdict(host.processResidentBytes(), wasShort)) {
      case ENOUGH -> {
        isShort = false;
        if (wasShort) {
          LOG.info("memory is enough again run_id={} megabytes={}", run.id(), megabytes);
          run.wakeUsers();
        }
      }
      case SHORT -> {
        isShort = true;
        if (!wasShort) {
          LOG.warn(
              "past MEMORY_SOFT_LIMIT, no new session starts until memory has fallen by a tenth"
                  + " run_id={} megabytes={}",
              run.id(),
              megabytes);
        }
        giveBack();
      }
      case OUT -> {
        run.fail(
            "%d MB in use reached 97 %% of MEMORY_HARD_LIMIT (%d MB): use fewer users or raise it"
                .formatted(megabytes, limits.hardBytes() >> 20));
        giveBack();
      }
    }
  }

  /// Has the heap collected and what it no longer needs returned to the system, which by itself
  /// would come late or not at all. Costs a pause, so not more often than it can help.
  private void giveBack() {
    long now = System.nanoTime();
    if (lastGiveBackNanos == 0 || now - lastGiveBackNanos > GIVE_BACK_NANOS) {
      lastGiveBackNanos = now;
      System.gc();
    }
  }
}

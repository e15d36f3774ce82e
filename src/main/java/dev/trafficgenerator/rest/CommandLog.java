package dev.trafficgenerator.rest;

import static dev.trafficgenerator.rest.ProblemBody.quoted;

import dev.trafficgenerator.run.StopMode;
import dev.trafficgenerator.sitemap.Problem;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What of the commands the run itself does not log: keys that mean nothing, and commands that came
/// to nothing.
final class CommandLog {

  /// Unknown keys that are named for one run; more are only counted.
  static final int IGNORED_KEYS_MAX = 50;

  private static final Logger LOG = LoggerFactory.getLogger(CommandLog.class);

  /// Unknown keys already named since the run started. Guarded by this object's lock.
  private final Set<String> ignoredInThisRun = new HashSet<>();

  void started(List<String> ignoredKeys) {
    synchronized (this) {
      ignoredInThisRun.clear();
    }
    ignored(ignoredKeys);
  }

  void updated(List<String> ignoredKeys) {
    ignored(ignoredKeys);
  }

  /// A stop that found nothing to stop; else the run's own line tells of it.
  void stoppedNothing(StopMode mode) {
    LOG.info("stop: nothing was running, mode={}", mode.name().toLowerCase(Locale.ROOT));
  }

  void refused(String path, List<Problem> problems) {
    LOG.warn(
        "refused: {} problems={} first=\"{}\"",
        path,
        problems.size(),
        quoted(problems.getFirst().pointer()));
  }

  void refused(String path, String why) {
    LOG.warn("refused: {} {}", path, quoted(why));
  }

  private void ignored(List<String> keys) {
    List<String> unnamed;
    synchronized (this) {
      unnamed =
          keys.stream()
              .map(ProblemBody::quoted)
              .filter(key -> ignoredInThisRun.size() < IGNORED_KEYS_MAX)
              .filter(ignoredInThisRun::add)
              .toList();
    }
    if (!unnamed.isEmpty()) {
      LOG.info("unknown keys ignored: {}", unnamed);
    }
  }
}

package dev.trafficgenerator.rest;

import static dev.trafficgenerator.rest.ProblemBody.quoted;

import dev.trafficgenerator.run.RunPlan;
import dev.trafficgenerator.run.RunSettings;
import dev.trafficgenerator.run.RunUpdate;
import dev.trafficgenerator.run.Setting;
import dev.trafficgenerator.run.StopMode;
import dev.trafficgenerator.sitemap.PathGroup;
import dev.trafficgenerator.sitemap.Problem;
import dev.trafficgenerator.sitemap.Sitemap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One line in the log for each command. A sitemap is counted, never shown: it holds credentials.
final class CommandLog {

  /// Unknown keys that are named for one run; more are only counted.
  static final int IGNORED_KEYS_MAX = 50;

  private static final Logger LOG = LoggerFactory.getLogger(CommandLog.class);

  /// Unknown keys already named since the run started. Guarded by this object's lock.
  private final Set<String> ignoredInThisRun = new HashSet<>();

  void started(RunPlan plan, Optional<String> name, List<String> ignoredKeys) {
    RunSettings settings = plan.settings();
    LOG.info(
        "start: target={}{} users={} rate_limit={} {}{}",
        plan.target().origin(),
        plan.target().basePath(),
        settings.simulatedUsers(),
        settings.rateLimit(),
        counted(plan.sitemap()),
        name.map(given -> " name=\"" + quoted(given) + "\"").orElse(""));
    synchronized (this) {
      ignoredInThisRun.clear();
    }
    ignored(ignoredKeys);
  }

  void updated(RunUpdate update, List<String> ignoredKeys) {
    String settings =
        update.changed().stream().sorted().map(Setting::title).collect(Collectors.joining(", "));
    LOG.info(
        "update: settings=[{}]{}",
        settings,
        update.sitemap().map(sitemap -> " " + counted(sitemap)).orElse(""));
    ignored(ignoredKeys);
  }

  void stopped(StopMode mode, String message) {
    LOG.info("stop: mode={} answer=\"{}\"", mode, message);
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

  private static String counted(Sitemap sitemap) {
    return "paths=%d paths_auth_req=%d variables=%d login=%s"
        .formatted(
            paths(sitemap.paths()),
            paths(sitemap.pathsAuthReq()),
            sitemap.variables().size(),
            sitemap.activeAuth().isPresent());
  }

  private static int paths(List<PathGroup> groups) {
    return groups.stream().mapToInt(group -> group.paths().size()).sum();
  }
}

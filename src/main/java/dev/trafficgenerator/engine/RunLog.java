package dev.trafficgenerator.engine;

import dev.trafficgenerator.run.OneLine;
import dev.trafficgenerator.run.RunPlan;
import dev.trafficgenerator.run.RunSettings;
import dev.trafficgenerator.run.RunUpdate;
import dev.trafficgenerator.run.Setting;
import dev.trafficgenerator.run.SettingText;
import dev.trafficgenerator.run.StopMode;
import dev.trafficgenerator.run.figures.HostSample;
import dev.trafficgenerator.run.figures.RunFigures;
import dev.trafficgenerator.sitemap.PathGroup;
import dev.trafficgenerator.sitemap.Sitemap;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One line in the log for each thing that befalls a run. A sitemap is counted, never shown: it
/// holds credentials.
final class RunLog {
  private static final Logger LOG = LoggerFactory.getLogger(RunLog.class);

  /// Why a run ends.
  enum End {
    COMMAND,
    REPLACED,
    DURATION,
    FAILURE
  }

  private RunLog() {}

  static void started(Run run, RunPlan plan) {
    LOG.info(
        "run started run_id={}{} target={}{} users={} rate_limit={} seed={} {}",
        run.id(),
        named(plan.name()),
        plan.target().origin(),
        plan.target().basePath(),
        plan.settings().simulatedUsers(),
        plan.settings().rateLimit(),
        run.seed(),
        counted(plan.sitemap()));
  }

  /// @param before the settings that the update changed
  static void updated(Run run, RunSettings before, RunSettings after, RunUpdate update) {
    LOG.info(
        "run updated run_id={} changed={} sitemap={}",
        run.id(),
        update.changed().stream()
            .filter(it -> !SettingText.of(it, before).equals(SettingText.of(it, after)))
            .map(Setting::title)
            .sorted()
            .toList(),
        update.sitemap().map(sitemap -> "replaced " + counted(sitemap)).orElse("kept"));
  }

  static void ended(Run run, End end, StopMode mode) {
    run.failure()
        .ifPresentOrElse(
            reason ->
                LOG.error(
                    "run failed run_id={} reason=\"{}\" {}",
                    run.id(),
                    onOneLine(reason),
                    summedUp(run, end, mode)),
            () -> LOG.info("run stopped run_id={} {}", run.id(), summedUp(run, end, mode)));
  }

  private static String summedUp(Run run, End end, StopMode mode) {
    RunFigures figures = run.figures();
    return "by=%s mode=%s seconds=%d requests=%d responses=%d failures=%d"
        .formatted(
            end.name().toLowerCase(Locale.ROOT),
            mode.name().toLowerCase(Locale.ROOT),
            figures.time().elapsed().toSeconds(),
            figures.requests().total(),
            figures.requests().responses().total(),
            figures.requests().failures().total());
  }

  /// To be said once in a run.
  static void saturated(Run run, HostSample host) {
    LOG.warn(
        "the generator itself holds the run back, not the target: give it more CPU or ask for less"
            + " run_id={} process_cpu_percent={}",
        run.id(),
        Math.round(host.processCpuPercent()));
  }

  private static String named(String name) {
    return name.isEmpty() ? "" : " name=\"" + onOneLine(name) + "\"";
  }

  /// What somebody else wrote, as a value between quotation marks.
  private static String onOneLine(String text) {
    return OneLine.of(text).replace('"', '\'');
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

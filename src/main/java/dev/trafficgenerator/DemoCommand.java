package dev.trafficgenerator;

import dev.trafficgenerator.demo.DemoSite;
import dev.trafficgenerator.json.StartRequestJson;
import dev.trafficgenerator.run.RunPlan;
import dev.trafficgenerator.run.Setting;
import dev.trafficgenerator.sitemap.Checked;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `demo`: the embedded demo site, and simulated users who visit it.
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = "Start the embedded demo site on a loopback port and run users against it.",
    footer = {"", ExitCode.OF_A_RUN})
final class DemoCommand implements Callable<Integer> {
  @Option(
      names = "--users",
      paramLabel = "N",
      defaultValue = "20",
      description = "Simulated users (default: ${DEFAULT-VALUE}).")
  private int users = 20;

  @Option(
      names = "--duration",
      paramLabel = "TIME",
      defaultValue = "20s",
      description = "How long, such as 20s or 5m (default: ${DEFAULT-VALUE}).")
  private Duration duration = Duration.ofSeconds(20);

  @Option(names = "--site-only", description = "Only the site, for other tools, until Ctrl-C.")
  private boolean siteOnly;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "0",
      description = "The site's port (default: a free one).")
  private int port;

  @Option(
      names = "--set",
      paramLabel = "Key=Value",
      description = "Any setting of the start body, such as 'Rate Limit=10'; may be repeated.")
  private Map<String, String> settings = new LinkedHashMap<>();

  @Mixin private ReportOptions reports = new ReportOptions();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    var output = TerminalOutput.of(Objects.requireNonNull(spec));
    Optional<String> wrong = OptionLimits.wrongPort(port).or(() -> OptionLimits.wrongUsers(users));
    if (wrong.isPresent()) {
      output.error(wrong.get());
      return ExitCode.USAGE;
    }
    try (DemoSite site = DemoSite.start(port)) {
      output.line("@|bold Demo site|@  " + site.url());
      if (siteOnly) {
        output.plain("Ctrl-C ends it.");
        Runtime.getRuntime()
            .addShutdownHook(new Thread(() -> Runtime.getRuntime().halt(ExitCode.OK), "on-signal"));
        // Ends with the process.
        new CountDownLatch(1).await();
      }
      return run(site.url(), output);
    } catch (UncheckedIOException e) {
      output.error("The demo site can't be started: " + e.getMessage());
      return ExitCode.FAILED;
    }
  }

  private int run(String url, TerminalOutput output) throws IOException, InterruptedException {
    var overrides = new LinkedHashMap<>(settings);
    overrides.put(Setting.TARGET_URL.title(), url);
    overrides.put(Setting.SIMULATED_USERS.title(), Integer.toString(users));
    overrides.put(Setting.DURATION.title(), Double.toString(duration.toNanos() / 1e9));
    return switch (StartRequestJson.read(DemoVisit.sample()).with(overrides).plan()) {
      case Checked.Valid<RunPlan>(RunPlan plan) -> TerminalRun.watch(plan, reports, output);
      case Checked.Invalid<RunPlan>(var problems) -> {
        problems.forEach(problem -> output.error(problem.pointer() + " " + problem.message()));
        yield ExitCode.USAGE;
      }
    };
  }
}

package dev.trafficgenerator;

import dev.trafficgenerator.doctor.Examination;
import dev.trafficgenerator.doctor.Finding;
import dev.trafficgenerator.http.TlsLibrary;
import dev.trafficgenerator.run.RunSettings;
import dev.trafficgenerator.showrunner.ShowRunnerSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `doctor`: what of this computer would be in a run's way. Sends nothing but a question to the
/// name service.
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = "Say whether this computer is fit for it, and what to do if it is not.",
    footer = {"", "Exit codes: 0 it is; 1 there is a problem; 2 wrong arguments."})
final class DoctorCommand implements Callable<Integer> {
  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "A target, whose name is looked up. Nothing is sent to it.")
  private String url = "";

  @Option(
      names = "--users",
      paramLabel = "N",
      defaultValue = "50",
      description = "How many users shall be simulated (default: ${DEFAULT-VALUE}).")
  private int users = 50;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      defaultValue = "0.0.0.0",
      description = "Where --headless would listen (default: ${DEFAULT-VALUE}).")
  private String host = "0.0.0.0";

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "8080",
      description = "The port it would listen on (default: ${DEFAULT-VALUE}).")
  private int port = 8080;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    var output = TerminalOutput.of(Objects.requireNonNull(spec));
    Optional<String> wrong = OptionLimits.wrongPort(port).or(() -> OptionLimits.wrongUsers(users));
    if (wrong.isPresent()) {
      output.error(wrong.get());
      return ExitCode.USAGE;
    }
    Optional<String> target = RunSettings.DEFAULTS.toBuilder().targetUrl(url).build().targetHost();
    if (!url.isBlank() && target.isEmpty()) {
      output.error("--url must be an http or https URL, was '" + url + "'");
      return ExitCode.USAGE;
    }
    List<Integer> ports = new ArrayList<>(List.of(port));
    ShowRunnerSettings.of(System.getenv(), output::warn).metricsPort().ifPresent(ports::add);
    var examination =
        new Examination(
            users,
            host,
            ports,
            target,
            TlsLibrary.AUTO.seen(),
            TlsLibrary.CONSCRYPT.obstacle(),
            hardLimitMb(),
            System.getenv());
    List<Finding> findings = examination.findings();
    findings.forEach(finding -> show(finding, output));
    boolean isFit = findings.stream().noneMatch(it -> it.grade() == Finding.Grade.PROBLEM);
    return isFit ? ExitCode.OK : ExitCode.FAILED;
  }

  /// What can't be read is told by the generator itself, when it runs.
  private static long hardLimitMb() {
    return Wiring.memoryLimits(System.getenv(), _ -> {}).hardBytes() >> 20;
  }

  private static void show(Finding finding, TerminalOutput output) {
    String grade =
        switch (finding.grade()) {
          case OK -> "@|green ok|@      ";
          case NOTE -> "@|yellow note|@    ";
          case PROBLEM -> "@|red problem|@ ";
        };
    output.raw(grade);
    output.plain("%-12s %s".formatted(finding.subject(), finding.seen()));
    if (!finding.advice().isEmpty()) {
      output.plain("        → " + finding.advice());
    }
  }
}

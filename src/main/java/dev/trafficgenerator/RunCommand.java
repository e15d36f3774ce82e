package dev.trafficgenerator;

import dev.trafficgenerator.json.StartRequest;
import dev.trafficgenerator.json.StartRequestJson;
import dev.trafficgenerator.run.RunPlan;
import dev.trafficgenerator.sitemap.Checked;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `run FILE`: one run in this process, watched on the terminal.
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = "Run a start body or a bare sitemap, and watch it on the terminal.",
    footer = {"", "Ctrl-C stops the run gracefully and shows the summary.", ExitCode.OF_A_RUN})
final class RunCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "A start body or a sitemap, as JSON.")
  private @Nullable Path file;

  @Mixin private RunOptions options = new RunOptions();

  @Mixin private ReportOptions reports = new ReportOptions();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    var output = TerminalOutput.of(java.util.Objects.requireNonNull(spec));
    Path path = java.util.Objects.requireNonNull(file);
    Optional<byte[]> body = InputFile.read(path, output);
    if (body.isEmpty()) {
      return ExitCode.USAGE;
    }
    StartRequest request = StartRequestJson.read(body.get()).with(options.overrides());
    return switch (request.plan()) {
      case Checked.Invalid<RunPlan>(var problems) -> {
        InputFile.report(path, options.asTyped(problems), output);
        InputFile.reportIgnored(path, request.ignoredKeys(), output);
        yield ExitCode.USAGE;
      }
      case Checked.Valid<RunPlan>(RunPlan plan) -> {
        InputFile.reportIgnored(path, request.ignoredKeys(), output);
        String name = plan.name().isEmpty() ? String.valueOf(path.getFileName()) : plan.name();
        yield TerminalRun.watch(plan.named(name), reports, output);
      }
    };
  }
}

package dev.trafficgenerator;

import dev.trafficgenerator.engine.RequestPreview;
import dev.trafficgenerator.json.SchemaJson;
import dev.trafficgenerator.json.StartRequest;
import dev.trafficgenerator.json.StartRequestJson;
import dev.trafficgenerator.run.RunPlan;
import dev.trafficgenerator.run.Setting;
import dev.trafficgenerator.sitemap.Checked;
import dev.trafficgenerator.visitor.Visitors;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `validate FILE…`: every problem of every file, or a sample of what would be sent, or is.
@Command(
    name = "validate",
    mixinStandardHelpOptions = true,
    description =
        "Check start bodies and sitemaps, or show what they would send. Sends nothing without"
            + " --visit.",
    footer = {"", "Exit codes: 0 all files are right; 2 some are not, or can't be read."})
final class ValidateCommand implements Callable<Integer> {
  private static final int SAMPLE_MAX = 10_000;

  /// A bare sitemap names no target; it can be checked all the same.
  private static final String ANY_TARGET = "http://localhost";

  @Parameters(paramLabel = "FILE", arity = "0..*", description = "Start bodies or sitemaps, JSON.")
  private List<Path> files = List.of();

  @Option(
      names = "--sample",
      paramLabel = "N",
      description = "Show N planned requests of each file, secrets masked.")
  private int sample;

  @Option(
      names = "--visit",
      description = {
        "With --sample: visit the target, and show what came.",
        "One visitor's first session, as a run would send it; N requests at most."
      })
  private boolean visit;

  @Option(
      names = "--schema",
      description = "Print the JSON Schema of start bodies and sitemaps, for an editor.")
  private boolean schema;

  @Mixin private RunOptions options = new RunOptions();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    var output = TerminalOutput.of(Objects.requireNonNull(spec));
    if (sample < 0 || sample > SAMPLE_MAX) {
      output.error("--sample must be from 0 to " + SAMPLE_MAX + ", was " + sample);
      return ExitCode.USAGE;
    }
    if (visit && sample == 0) {
      output.error("--visit needs --sample N: how many requests to show");
      return ExitCode.USAGE;
    }
    if (schema) {
      output.plain(new String(SchemaJson.sitemap(), StandardCharsets.UTF_8).stripTrailing());
    } else if (files.isEmpty()) {
      output.error("validate needs a FILE, or --schema");
      return ExitCode.USAGE;
    }
    boolean allRight = true;
    for (Path file : files) {
      allRight &= validate(file, output);
    }
    return allRight ? ExitCode.OK : ExitCode.USAGE;
  }

  private boolean validate(Path file, TerminalOutput output) throws InterruptedException {
    Optional<byte[]> body = InputFile.read(file, output);
    if (body.isEmpty()) {
      return false;
    }
    StartRequest request = StartRequestJson.read(body.get());
    Map<String, String> overrides = options.overrides();
    boolean isBare = request.isBareSitemap();
    boolean namesTarget = !isBare || overrides.containsKey(Setting.TARGET_URL.title());
    if (isBare) {
      request = request.with(Map.of(Setting.TARGET_URL.title(), ANY_TARGET));
    }
    request = request.with(overrides);
    switch (request.plan()) {
      case Checked.Invalid<RunPlan>(var problems) -> {
        InputFile.report(file, options.asTyped(problems), output);
        InputFile.reportIgnored(file, request.ignoredKeys(), output);
        return false;
      }
      case Checked.Valid<RunPlan>(RunPlan plan) -> {
        InputFile.reportIgnored(file, request.ignoredKeys(), output);
        output.line("@|green ok|@ " + file + request.name().map(name -> "  " + name).orElse(""));
        if (sample > 0) {
          return show(plan, file, namesTarget, output);
        }
        return true;
      }
    }
  }

  private boolean show(RunPlan plan, Path file, boolean namesTarget, TerminalOutput output)
      throws InterruptedException {
    if (!visit) {
      var tab = new NetworkTab(output);
      RequestPreview.of(plan, Visitors.standard(), 0, sample).forEach(tab::plan);
      tab.end();
      return true;
    }
    if (!namesTarget) {
      output.error(file + ": is a sitemap and names no target to visit: give one by --url");
      return false;
    }
    if (!SampleVisit.show(plan, sample, output)) {
      output.error(file + ": " + plan.target().origin() + " answered nothing");
      return false;
    }
    return true;
  }
}

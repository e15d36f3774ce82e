package dev.trafficgenerator;

import dev.trafficgenerator.run.Setting;
import dev.trafficgenerator.sitemap.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options of `run` that change settings; each stands for a key of the start body.
final class RunOptions {
  private static final String SET = "--set ";

  @Option(names = "--url", paramLabel = "URL", description = "Target: 'Traffic Generator URL'.")
  private @Nullable String url;

  @Option(names = "--users", paramLabel = "N", description = "'Simulated Users'.")
  private @Nullable String users;

  @Option(
      names = "--rate-limit",
      paramLabel = "N",
      description = "'Rate Limit': most requests in flight at once.")
  private @Nullable String rateLimit;

  @Option(
      names = "--rps",
      paramLabel = "N",
      description = "'Requests Per Second': target rate over all users (open model).")
  private @Nullable String requestsPerSecond;

  @Option(
      names = "--duration",
      paramLabel = "TIME",
      description =
          "'Duration', such as 30s or 5m; without one, here or in the file, until Ctrl-C.")
  private @Nullable Duration duration;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "'Seed': the same seed gives each user the same choices.")
  private @Nullable String seed;

  @Option(
      names = "--set",
      paramLabel = "Key=Value",
      description = "Any setting of the start body, such as 'Verify TLS=true'; may be repeated.")
  private Map<String, String> settings = new LinkedHashMap<>();

  /// As key and value of a start body; `--set` beats the file, an option of its own beats `--set`.
  Map<String, String> overrides() {
    var overrides = new LinkedHashMap<>(settings);
    typed().forEach(option -> overrides.put(option.setting.title(), option.value));
    return overrides;
  }

  /// The problems, with those of an option's value pointing to the option that was typed.
  List<Problem> asTyped(List<Problem> problems) {
    return problems.stream().map(this::asTyped).toList();
  }

  private Problem asTyped(Problem problem) {
    return typed().stream()
        .filter(option -> problem.pointer().equals(SET + option.setting.title()))
        .findFirst()
        .map(option -> problem.at(option.name))
        .orElse(problem);
  }

  private record Typed(String name, Setting setting, String value) {}

  /// The options of their own that were given.
  private List<Typed> typed() {
    var typed = new ArrayList<Typed>();
    add(typed, "--url", Setting.TARGET_URL, url);
    add(typed, "--users", Setting.SIMULATED_USERS, users);
    add(typed, "--rate-limit", Setting.RATE_LIMIT, rateLimit);
    add(typed, "--rps", Setting.REQUESTS_PER_SECOND, requestsPerSecond);
    add(
        typed,
        "--duration",
        Setting.DURATION,
        duration == null ? null : Double.toString(duration.toNanos() / 1e9));
    add(typed, "--seed", Setting.SEED, seed);
    return typed;
  }

  private static void add(List<Typed> typed, String name, Setting setting, @Nullable String value) {
    if (value != null) {
      typed.add(new Typed(name, setting, value));
    }
  }
}

package dev.trafficgenerator;

import dev.trafficgenerator.run.Setting;
import dev.trafficgenerator.sitemap.Problem;
import java.time.Duration;
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
    put(overrides, Setting.TARGET_URL, url);
    put(overrides, Setting.SIMULATED_USERS, users);
    put(overrides, Setting.RATE_LIMIT, rateLimit);
    put(overrides, Setting.REQUESTS_PER_SECOND, requestsPerSecond);
    put(
        overrides,
        Setting.DURATION,
        duration == null ? null : Double.toString(duration.toNanos() / 1e9));
    put(overrides, Setting.SEED, seed);
    return overrides;
  }

  /// The problems, with those of an option's value pointing to the option that was typed.
  List<Problem> asTyped(List<Problem> problems) {
    return problems.stream().map(this::asTyped).toList();
  }

  private Problem asTyped(Problem problem) {
    Map<String, @Nullable Object> typed = new LinkedHashMap<>();
    typed.put(Setting.TARGET_URL.title(), url == null ? null : "--url");
    typed.put(Setting.SIMULATED_USERS.title(), users == null ? null : "--users");
    typed.put(Setting.RATE_LIMIT.title(), rateLimit == null ? null : "--rate-limit");
    typed.put(Setting.REQUESTS_PER_SECOND.title(), requestsPerSecond == null ? null : "--rps");
    typed.put(Setting.DURATION.title(), duration == null ? null : "--duration");
    typed.put(Setting.SEED.title(), seed == null ? null : "--seed");
    return problem.pointer().startsWith(SET)
            && typed.get(problem.pointer().substring(SET.length())) instanceof String option
        ? problem.at(option)
        : problem;
  }

  private static void put(Map<String, String> overrides, Setting setting, @Nullable String value) {
    if (value != null) {
      overrides.put(setting.title(), value);
    }
  }
}

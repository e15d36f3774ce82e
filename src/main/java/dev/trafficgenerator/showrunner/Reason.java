package dev.trafficgenerator.showrunner;

import dev.trafficgenerator.run.OneLine;
import dev.trafficgenerator.sitemap.Problem;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Why a file was not taken, as one sentence for the log and for whoever asks for the health. Where
/// something is wrong is told, and what would be right; never what stands there.
final class Reason {
  private static final int NAMED_MAX = 3;
  private static final int CHARS_MAX = 300;

  /// A JSON parser's message quotes what it stumbled over.
  private static final Pattern QUOTED_JSON = Pattern.compile("(?<= JSON: )(.*?)['\"].*['\"]");

  private Reason() {}

  /// `/config/app.json is not taken: /config/Rate Limit must be at least 1; and 2 more`
  static String notTaken(ConfigFile file, List<Problem> problems) {
    String named =
        problems.stream().limit(NAMED_MAX).map(Reason::text).collect(Collectors.joining("; "));
    int rest = problems.size() - NAMED_MAX;
    return "%s is not taken: %s%s"
        .formatted(file, named, rest > 0 ? "; and %d more".formatted(rest) : "");
  }

  private static String text(Problem problem) {
    String where = problem.pointer().isEmpty() ? "it" : problem.pointer();
    return onOneLine(where + " " + QUOTED_JSON.matcher(problem.message()).replaceAll("$1'…'"));
  }

  /// What somebody else wrote, on one line and not too long.
  static String onOneLine(String text) {
    String line = OneLine.of(text);
    return line.length() > CHARS_MAX ? line.substring(0, CHARS_MAX) + "…" : line;
  }
}

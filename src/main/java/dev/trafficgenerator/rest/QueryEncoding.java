package dev.trafficgenerator.rest;

import dev.trafficgenerator.sitemap.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds the parameters of an address's query that are not percent-encoded as they must be.
final class QueryEncoding {
  private static final Pattern STRAY_PERCENT = Pattern.compile("%(?![0-9A-Fa-f]{2})");
  private static final String RULE =
      "must be percent-encoded: two hexadecimal digits after each %, which itself is %25";

  private QueryEncoding() {}

  /// @param query as it was sent, without its `?`
  /// @param names the parameters to look at
  static List<Problem> problems(@Nullable String query, List<String> names) {
    List<Problem> problems = new ArrayList<>();
    for (String parameter : query == null ? new String[0] : query.split("&", -1)) {
      int equals = parameter.indexOf('=');
      String name = equals < 0 ? parameter : parameter.substring(0, equals);
      String value = parameter.substring(equals + 1);
      if (names.contains(name) && STRAY_PERCENT.matcher(value).find()) {
        problems.add(new Problem("/" + name, RULE, ProblemBody.quoted(value)));
      }
    }
    return problems;
  }
}

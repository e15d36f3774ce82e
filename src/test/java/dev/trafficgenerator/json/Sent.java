package dev.trafficgenerator.json;

import dev.trafficgenerator.run.RunPlan;
import dev.trafficgenerator.run.RunSettings;
import dev.trafficgenerator.run.RunUpdate;
import dev.trafficgenerator.sitemap.Checked;
import dev.trafficgenerator.sitemap.Problem;
import dev.trafficgenerator.sitemap.Sitemap;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Bodies for tests, and what is read from them.
final class Sent {
  static final String URL = "\"Traffic Generator URL\":\"http://h\"";
  static final String PATHS =
      "\"paths\":[{\"method\":\"GET\",\"paths\":[\"/\"],\"traffic_type\":\"web\"}]";
  static final String SITEMAP = "\"sitemap\":{" + PATHS + "}";

  private Sent() {}

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /// A start body of the first shape.
  static String body(String config, String sitemap) {
    return "{\"config\":{" + config + "},\"sitemap\":" + sitemap + "}";
  }

  /// A right body but for the members given to its config.
  static String config(String members) {
    return body(URL + "," + members, "{" + PATHS + "}");
  }

  /// A right body but for the members given to its sitemap.
  static String sitemap(String members) {
    return body(URL, "{" + PATHS + "," + members + "}");
  }

  static StartRequest read(String body) {
    return StartRequestJson.read(utf8(body));
  }

  static UpdateRequest readUpdate(String body) {
    return StartRequestJson.readUpdate(utf8(body));
  }

  static RunPlan plan(String body) {
    return valid(read(body).plan());
  }

  static RunSettings settings(String members) {
    return plan(config(members)).settings();
  }

  static Sitemap sitemapOf(String members) {
    return plan(sitemap(members)).sitemap();
  }

  static RunUpdate update(String body) {
    return valid(readUpdate(body).update());
  }

  static <T> T valid(Checked<T> checked) {
    return switch (checked) {
      case Checked.Valid<T>(var value) -> value;
      case Checked.Invalid<T>(var problems) -> throw new AssertionError(problems.toString());
    };
  }

  static List<Problem> problems(Checked<?> checked) {
    return switch (checked) {
      case Checked.Invalid<?>(var problems) -> problems;
      case Checked.Valid<?> _ -> List.of();
    };
  }

  /// `pointer message (value)`, one a problem.
  static List<String> told(Checked<?> checked) {
    return problems(checked).stream()
        .map(it ->
            it.pointer() + " " + it.message() + (it.value() == null ? "" : " (" + it.value() + ")"))
        .toList();
  }

  static List<String> told(String body) {
    return told(read(body).plan());
  }
}

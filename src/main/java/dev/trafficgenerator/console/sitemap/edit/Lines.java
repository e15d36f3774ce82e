package dev.trafficgenerator.console.sitemap.edit;

import dev.trafficgenerator.json.JsonText;
import dev.trafficgenerator.sitemap.Checked;
import dev.trafficgenerator.sitemap.Expectation;
import dev.trafficgenerator.sitemap.Problem;
import dev.trafficgenerator.sitemap.Variable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Lists and maps of the sitemap as lines of text, as fields show them.
public final class Lines {
  private static final Pattern GAP = Pattern.compile("[\\s,]+");

  private Lines() {}

  /// What a text says, or that it can't be read and why.
  ///
  /// @param value empty when it can't be read
  /// @param line of the first thing that is wrong, from 1; 0 when nothing is
  /// @param problem a key of the messages; empty when nothing is wrong
  public record Read<T>(Optional<T> value, int line, String problem) {
    static <T> Read<T> of(T value) {
      return new Read<>(Optional.of(value), 0, "");
    }

    static <T> Read<T> wrong(int line, String problem) {
      return new Read<>(Optional.empty(), line, problem);
    }
  }

  /// One path a line; blank lines count for nothing.
  public static List<String> paths(String text) {
    return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  public static String text(List<String> paths) {
    return String.join("\n", paths);
  }

  /// `Name: value`, one a line, in order.
  public static String text(Map<String, String> headers) {
    return headers.entrySet().stream()
        .map(header -> header.getKey() + ": " + header.getValue())
        .collect(Collectors.joining("\n"));
  }

  /// The reverse of [#text(Map)].
  public static Read<Map<String, String>> headers(String text) {
    var headers = new LinkedHashMap<String, String>();
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      int colon = line.indexOf(':');
      if (line.isEmpty()) {
        continue;
      }
      if (colon <= 0) {
        return Read.wrong(i + 1, "sitemap.field.header");
      }
      String name = line.substring(0, colon).strip();
      if (headers.putIfAbsent(name, line.substring(colon + 1).strip()) != null) {
        return Read.wrong(i + 1, "sitemap.field.header.twice");
      }
    }
    return Read.of(headers);
  }

  /// `200 2xx`: statuses and classes, with blanks or commas between them.
  public static Read<List<Expectation.StatusRange>> statuses(String text) {
    var statuses = new ArrayList<Expectation.StatusRange>();
    for (String word : GAP.splitAsStream(text.strip()).toList()) {
      Optional<Expectation.StatusRange> status = Expectation.StatusRange.of(word);
      if (!word.isEmpty() && status.isEmpty()) {
        return Read.wrong(1, "sitemap.field.status");
      }
      status.ifPresent(statuses::add);
    }
    return Read.of(statuses);
  }

  public static String statusText(List<Expectation.StatusRange> statuses) {
    return statuses.stream().map(Expectation.StatusRange::text).collect(Collectors.joining(" "));
  }

  /// A variable's values: one a line. What looks like a number, a boolean or null is one, unless it
  /// stands in quotes.
  public static List<Variable.Scalar> values(String text) {
    return text.lines().map(String::strip).filter(it -> !it.isEmpty()).map(Lines::value).toList();
  }

  private static Variable.Scalar value(String line) {
    boolean quoted = line.length() >= 2 && line.startsWith("\"") && line.endsWith("\"");
    return quoted
        ? new Variable.Scalar(line.substring(1, line.length() - 1), true)
        : new Variable.Scalar(line, !isBare(line));
  }

  private static boolean isBare(String word) {
    boolean mayBe = word.length() <= 40 && word.matches("-?[0-9][0-9.eE+-]*|true|false|null");
    return mayBe && JsonText.compact(word) instanceof Checked.Valid<String>;
  }

  /// The reverse of [#values], for values without line breaks.
  public static String valueText(List<Variable.Scalar> values) {
    return values.stream()
        .map(value -> {
          String text = value.text();
          boolean plain =
              !text.isEmpty()
                  && text.equals(text.strip())
                  && !text.startsWith("\"")
                  && value.quoted() != isBare(text);
          return plain ? text : '"' + text + '"';
        })
        .collect(Collectors.joining("\n"));
  }

  /// The problems of what a field shows: those at its pointer and below.
  public static List<Problem> below(List<Problem> problems, String pointer) {
    return problems.stream()
        .filter(problem ->
            problem.pointer().equals(pointer) || problem.pointer().startsWith(pointer + "/"))
        .toList();
  }
}

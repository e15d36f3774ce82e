package dev.trafficgenerator.visitor;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a profile is: the values that stand for `{version}`, `{platform}` and the like.
record ProfileFacts(Map<String, String> values) {
  private static final Pattern BRACES = Pattern.compile("\\{[^}]*\\}");

  ProfileFacts {
    values = Map.copyOf(values);
  }

  /// The text of `line` with each fact in the place of its name in braces.
  String in(SourceLine line) {
    return BRACES
        .matcher(line.text())
        .replaceAll(match -> Matcher.quoteReplacement(fact(line, match.group())));
  }

  private String fact(SourceLine line, String braces) {
    String fact = values.get(braces.substring(1, braces.length() - 1));
    if (fact == null) {
      throw line.wrong("the profile has no " + braces);
    }
    return fact;
  }
}

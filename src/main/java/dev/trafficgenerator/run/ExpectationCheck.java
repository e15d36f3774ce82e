package dev.trafficgenerator.run;

import static dev.trafficgenerator.sitemap.Problem.below;

import dev.trafficgenerator.sitemap.Expectation;
import dev.trafficgenerator.sitemap.HttpMethod;
import dev.trafficgenerator.sitemap.PathGroup;
import dev.trafficgenerator.sitemap.Problems;
import java.util.List;

/// Finds what is wrong with what a path group expects of its answers.
final class ExpectationCheck {
  private static final String JSON_POINTER = "json_pointer";
  private static final String CONTAINS = "contains";

  private final Problems problems;

  ExpectationCheck(Problems problems) {
    this.problems = problems;
  }

  void check(PathGroup group, String pointer) {
    Expectation expectation = group.expectation();
    notTooMany(expectation.statuses(), below(pointer, "status"));
    notTooMany(expectation.jsonPointers(), below(pointer, JSON_POINTER));
    notTooMany(expectation.contains(), below(pointer, CONTAINS));
    notTooLong(expectation.jsonPointers(), below(pointer, JSON_POINTER));
    notTooLong(expectation.contains(), below(pointer, CONTAINS));
    for (String jsonPointer : expectation.jsonPointers()) {
      if (!SitemapCheck.isJsonPointer(jsonPointer)) {
        problems.add(
            below(pointer, JSON_POINTER), "must be a JSON Pointer, such as /data/id", jsonPointer);
      }
    }
    if (group.method() == HttpMethod.HEAD && expectation.asksForBody()) {
      problems.add(pointer, "must ask for a status only, as an answer to HEAD has no body");
    }
  }

  private void notTooMany(List<?> parts, String pointer) {
    problems.addIfMore(parts.size(), Expectation.MOST, Expectation.PARTS, pointer);
  }

  private void notTooLong(List<String> texts, String pointer) {
    if (texts.stream().anyMatch(text -> text.length() > Expectation.CHARACTERS_MAX)) {
      problems.add(pointer, "must be of at most " + Expectation.CHARACTERS_MAX + " characters");
    }
  }
}

package dev.trafficgenerator.capture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What came of the comparisons with one browser, in Markdown: how many requests of each kind were
/// compared over each connection, which known differences they have, and all that is not known.
final class ComparisonTable {
  private final String title;
  private final List<Known> known;
  private final Map<String, Comparison> comparisons;

  /// @param comparisons by what was spoken
  ComparisonTable(String title, List<Known> known, Map<String, Comparison> comparisons) {
    this.title = title;
    this.known = known;
    this.comparisons = comparisons;
  }

  /// What nobody knows of.
  List<String> unknown() {
    var rows = new ArrayList<String>();
    comparisons.forEach((wire, comparison) ->
        comparison.differences().stream()
            .filter(difference -> of(difference).isEmpty())
            .forEach(difference -> rows.add("| " + wire + " " + difference.row())));
    return rows;
  }

  /// Known differences that do not exist.
  List<String> unused() {
    Set<Known> used = new LinkedHashSet<>();
    comparisons
        .values()
        .forEach(it -> it.differences().forEach(one -> of(one).ifPresent(used::add)));
    return known.stream()
        .filter(each -> each.isCertain() && !used.contains(each))
        .map(each -> each.sign() + ": " + each.reason())
        .toList();
  }

  private Optional<Known> of(Difference difference) {
    return known.stream().filter(each -> each.includes().test(difference)).findFirst();
  }

  String markdown() {
    var text = new StringBuilder("### " + title + "\n\n");
    text.append("| request | " + String.join(" | ", comparisons.keySet()) + " |\n|---|");
    text.append("---|".repeat(comparisons.size())).append("\n");
    for (String row : rows()) {
      text.append("| " + row);
      for (Comparison comparison : comparisons.values()) {
        text.append(" | " + cell(row, comparison));
      }
      text.append(" |\n");
    }
    text.append("\n");
    known.forEach(each ->
        text.append("- ").append(each.sign()).append(": ").append(each.reason()).append("\n"));
    text.append("\nDifferences beyond these: ");
    List<String> unknown = unknown();
    text.append(unknown.isEmpty() ? "none.\n" : unknown.size() + ".\n\n");
    if (!unknown.isEmpty()) {
      text.append("| over | step | request | what | browser | ours |\n|---|---|---|---|---|---|\n");
      unknown.forEach(row -> text.append(row).append("\n"));
    }
    return text.toString();
  }

  /// Pages by the step of the journey, all else by its kind.
  private static String row(Journey step, Kind kind) {
    return kind == Kind.PAGE ? step.text() : kind.text();
  }

  private Set<String> rows() {
    Map<String, Boolean> rows = new LinkedHashMap<>();
    Journey.STEPS.forEach(step -> rows.put(step.text(), true));
    for (Kind kind : Kind.values()) {
      rows.put(kind.text(), true);
    }
    Set<String> compared =
        comparisons.values().stream()
            .flatMap(it -> it.compared().stream())
            .map(it -> row(it.step(), it.kind()))
            .collect(Collectors.toSet());
    rows.keySet().retainAll(compared);
    return rows.keySet();
  }

  private String cell(String row, Comparison comparison) {
    long compared =
        comparison.compared().stream().filter(it -> row(it.step(), it.kind()).equals(row)).count();
    Set<String> signs = new TreeSet<>();
    long beyond = 0;
    for (Difference difference : comparison.differences()) {
      if (row(difference.step(), difference.kind()).equals(row)) {
        Optional<Known> of = of(difference);
        of.ifPresent(each -> signs.add(each.sign()));
        beyond += of.isEmpty() ? 1 : 0;
      }
    }
    return compared
        + (signs.isEmpty() ? "" : " " + String.join("", signs))
        + (beyond == 0 ? "" : " **" + beyond + "**");
  }
}

package dev.trafficgenerator.json;

import static dev.trafficgenerator.sitemap.Problem.below;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.trafficgenerator.run.RunSettings;
import dev.trafficgenerator.run.Setting;
import dev.trafficgenerator.sitemap.Checked;
import dev.trafficgenerator.sitemap.Problem;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A start or update body with its shape taken off: its settings, whatever their names and places,
/// and its sitemap; and the way back, from a plan's pointers to those into the body as it was sent.
///
/// @param problems of the body as a whole, and of overrides
/// @param settings those that are given, each under the name that counts
/// @param hasConfig whether there is a place for settings, be it empty
/// @param settingsPointer where a setting that is not given would stand
/// @param sitemap empty if the body could not be read at all
record SentBody(
    List<Problem> problems,
    Map<Setting, Field> settings,
    boolean hasConfig,
    String settingsPointer,
    Optional<SentSitemap> sitemap,
    List<String> ignoredKeys) {
  private static final String CONFIG = "config";
  private static final String PLAN_CONFIG = "/" + CONFIG;
  private static final String PLAN_SITEMAP = "/" + SentSitemap.SITEMAP;
  private static final String TITLES =
      String.join(", ", Stream.of(Setting.values()).map(Setting::title).toList());

  static SentBody of(byte[] body) {
    return switch (JsonText.parse(body)) {
      case Checked.Valid<JsonNode>(var node) when node.isObject() -> of(node);
      case Checked.Valid<JsonNode> _ ->
          unreadable(List.of(new Problem("", "must be a JSON object")));
      case Checked.Invalid<JsonNode>(var problems) -> unreadable(problems);
    };
  }

  private static SentBody unreadable(List<Problem> problems) {
    return new SentBody(problems, Map.of(), false, PLAN_CONFIG, Optional.empty(), List.of());
  }

  private static SentBody of(JsonNode object) {
    var reading = new Reading();
    var root = new Field(object, "", reading);
    var sitemap = new SentSitemap(root);
    Field config = root.get(CONFIG);
    if (config.isGiven() && !config.node().isObject()) {
      config.problem("must be an object");
    }
    Map<Setting, Field> settings = new EnumMap<>(Setting.class);
    Set<String> known = new HashSet<>();
    for (Setting setting : Setting.values()) {
      List<String> names = names(setting);
      known.addAll(names);
      List<Field> given =
          Stream.of(config, root)
              .flatMap(place -> names.stream().map(place::get))
              .filter(Field::isGiven)
              .toList();
      given.stream().findFirst().ifPresent(first -> settings.put(setting, first));
      given.stream().skip(1).forEach(other -> reading.ignore(other.pointer()));
    }
    config.ignoreAllBut(known);
    known.addAll(SentSitemap.METADATA);
    known.addAll(List.of(CONFIG, SentSitemap.SITEMAP));
    known.addAll(sitemap.isBare() ? SitemapJson.KEYS : Set.of());
    root.ignoreAllBut(known);
    sitemap.reading().ignored().forEach(reading::ignore);
    boolean atTop = !config.isGiven() && !settings.isEmpty();
    return new SentBody(
        reading.problems().list(),
        settings,
        config.isGiven(),
        atTop ? "" : PLAN_CONFIG,
        Optional.of(sitemap),
        reading.ignored());
  }

  /// All names of a setting, the one that wins first.
  private static List<String> names(Setting setting) {
    return Stream.concat(Stream.of(setting.title()), setting.aliases().stream()).toList();
  }

  /// This body with settings that win over its own.
  SentBody with(Map<String, String> overrides) {
    List<Problem> allProblems = new ArrayList<>(problems);
    Map<Setting, Field> allSettings = new EnumMap<>(Setting.class);
    allSettings.putAll(settings);
    Map<Setting, String> names = new EnumMap<>(Setting.class);
    overrides.forEach((key, text) -> {
      Optional<Setting> setting = setting(key);
      if (setting.isEmpty()) {
        allProblems.add(new Problem("--set " + key, "is not a setting; there are: " + TITLES));
        return;
      }
      boolean isTitle = key.equalsIgnoreCase(setting.get().title());
      if (isTitle || !names.containsKey(setting.get())) {
        names.put(setting.get(), key);
        var value = new Field(TextNode.valueOf(text), "--set " + key, new Reading());
        allSettings.put(setting.get(), value);
      }
    });
    return new SentBody(allProblems, allSettings, hasConfig, settingsPointer, sitemap, ignoredKeys);
  }

  private static Optional<Setting> setting(String name) {
    return Stream.of(Setting.values())
        .filter(setting -> names(setting).stream().anyMatch(name.strip()::equalsIgnoreCase))
        .findFirst();
  }

  /// The settings that are given, on top of the defaults, as far as they can be read.
  RunSettings readSettings(Reading reading) {
    var builder = new RunSettings.Builder();
    settings.forEach((setting, field) -> SettingsJson.read(setting, field.in(reading), builder));
    return builder.build();
  }

  /// A plan's problems, with pointers into the body as sent and values as they were sent.
  List<Problem> asSent(List<Problem> planProblems) {
    return planProblems.stream().map(this::asSent).toList();
  }

  private Problem asSent(Problem problem) {
    String pointer = problem.pointer();
    if (pointer.startsWith(PLAN_SITEMAP) && sitemap.isPresent()) {
      return problem.at(sitemap.get().asSent(pointer.substring(PLAN_SITEMAP.length())));
    }
    for (Setting setting : Setting.values()) {
      if (pointer.equals(setting.pointer())) {
        return asSent(problem, setting, settings.get(setting));
      }
    }
    return problem;
  }

  private Problem asSent(Problem problem, Setting setting, @Nullable Field sent) {
    if (sent == null) {
      return problem.at(below(settingsPointer, setting.title()));
    }
    Object value = problem.value() == null ? null : sent.shown();
    return new Problem(sent.pointer(), problem.message(), value);
  }

  /// Problems of reading, one a field, and those that a plan made of what could be read has beside
  /// them: not where something could not be read, as it judged a stand-in there.
  static List<Problem> merged(List<Problem> ofReading, List<Problem> ofPlan) {
    Map<String, Problem> merged = new LinkedHashMap<>();
    ofReading.forEach(problem -> merged.putIfAbsent(problem.pointer(), problem));
    List<Problem> all = new ArrayList<>(merged.values());
    ofPlan.stream().filter(problem -> !isBelowOne(problem, merged.keySet())).forEach(all::add);
    return all;
  }

  private static boolean isBelowOne(Problem problem, Set<String> pointers) {
    String pointer = problem.pointer();
    for (int end = pointer.length(); end > 0; end = pointer.lastIndexOf('/', end - 1)) {
      if (pointers.contains(pointer.substring(0, end))) {
        return true;
      }
    }
    return false;
  }
}

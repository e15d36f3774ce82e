package dev.trafficgenerator.json;

import static dev.trafficgenerator.json.SettingsSchema.BLANK;
import static dev.trafficgenerator.json.SettingsSchema.FLAG;

import dev.trafficgenerator.run.Setting;
import dev.trafficgenerator.run.SettingRule;
import dev.trafficgenerator.run.Threshold;
import dev.trafficgenerator.run.Threshold.Unit;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/// The JSON Schema of a run's thresholds, as [ThresholdsJson] reads them.
final class ThresholdsSchema {
  private static final String CONDITIONS = "Conditions";
  private static final String OF_TIME = "TimeCondition";
  private static final String OF_SHARE = "ShareCondition";
  private static final String OF_NUMBER = "NumberCondition";

  private ThresholdsSchema() {}

  static void define(Map<String, Schema> schemas) {
    schemas.put(
        OF_TIME,
        condition(EnumSet.of(Unit.OWN, Unit.MILLISECONDS, Unit.SECONDS))
            .described(
                "A comparison with a time in milliseconds, or in seconds with `s`: `<250`,"
                    + " `<0.25s`."));
    schemas.put(
        OF_SHARE,
        condition(EnumSet.of(Unit.OWN, Unit.PERCENT))
            .described("A comparison with a number, or a share with `%`: `==0`, `<1%`."));
    schemas.put(
        OF_NUMBER, condition(EnumSet.of(Unit.OWN)).described("A comparison with a number: `>50`."));
    schemas.put(CONDITIONS, conditions());
  }

  private static Schema condition(Set<Unit> units) {
    return Schema.anyOf(
        Schema.text(Threshold.pattern(units)), Schema.ref(BLANK), Schema.type("null"));
  }

  private static Schema conditions() {
    Schema object =
        Schema.type("object", "null")
            .described("Conditions by figure.")
            .property(
                ThresholdsJson.ABORT,
                Schema.ref(FLAG).described("Whether the run ends when one of them fails."));
    if (SettingRule.of(Setting.THRESHOLDS)
        instanceof SettingRule.Conditions(int most, var named, var more)) {
      object
          .and("anyOf", Schema.any().with("maxProperties", most))
          // No threshold itself, it may come on top of them. Linters want what is required to be
          // known.
          .and(
              "anyOf",
              Schema.any()
                  .property(ThresholdsJson.ABORT, Schema.any())
                  .required(ThresholdsJson.ABORT)
                  .with("maxProperties", most + 1L));
      named.forEach((figure, units) -> object.property(figure, Schema.ref(name(units))));
      more.forEach((pattern, units) -> object.named(pattern, Schema.ref(name(units))));
    }
    return object.with(
        "additionalProperties", Schema.anyOf(Schema.type("null"), Schema.ref(BLANK)));
  }

  private static String name(Set<Unit> units) {
    return units.contains(Unit.PERCENT)
        ? OF_SHARE
        : units.contains(Unit.SECONDS) ? OF_TIME : OF_NUMBER;
  }

  /// Conditions, or a string that holds them.
  static Schema value() {
    Schema quoted = SettingsSchema.objectText().with("contentSchema", Schema.ref(CONDITIONS));
    return Schema.anyOf(Schema.ref(CONDITIONS), quoted, Schema.ref(BLANK));
  }
}

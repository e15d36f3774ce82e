package dev.trafficgenerator.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.trafficgenerator.run.HeaderSyntax;
import dev.trafficgenerator.run.RunSettings;
import dev.trafficgenerator.run.Setting;
import dev.trafficgenerator.run.SettingRule;
import dev.trafficgenerator.sitemap.Bounds;
import dev.trafficgenerator.sitemap.Checked;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/// The JSON Schema of a run's settings: of each one what its rule allows, in all the forms that are
/// read.
final class SettingsSchema {
  static final String SETTINGS = "Settings";
  static final String NUMBER_TEXT = "NumberText";
  static final String FLAG = "Flag";
  static final String BLANK = "Blank";

  /// So many an editor offers; more are told by a pattern.
  private static final int NAMES_SPELLED_OUT_MAX = 10;

  private static final String WHOLE_TEXT = "WholeNumberText";

  /// A whole number in a string; what an exponent makes whole is left to the program.
  static final String WHOLE_PATTERN =
      "[+-]?(?:[0-9]+(?:\\.0*)?|\\.0+)|" + Field.NUMBER_PATTERN.replaceFirst("\\?$", "");

  private static final String ADDRESS_PATTERN =
      "(?:[0-9]{1,3}\\.){3}[0-9]{1,3}|\\[?[0-9A-Fa-f]*:[0-9A-Fa-f]*:[0-9A-Fa-f:.]*\\]?";

  private SettingsSchema() {}

  static void define(Map<String, Schema> schemas) {
    schemas.put(
        BLANK, Schema.blank().described("An empty string, as a template leaves it: the default."));
    schemas.put(
        NUMBER_TEXT,
        Schema.stripped("(?:" + Field.NUMBER_PATTERN + ")?")
            .described("A number in a string, as templates fill it in. Blank is the default."));
    schemas.put(
        WHOLE_TEXT,
        Schema.stripped("(?:" + WHOLE_PATTERN + ")?")
            .described("A whole number in a string. Blank is the default."));
    schemas.put(FLAG, flag());
    ThresholdsSchema.define(schemas);
    Schema settings = Schema.type("object");
    JsonNode defaults = defaults();
    for (Setting setting : Setting.values()) {
      String name = setting.title().replace(" ", "");
      Schema schema = value(setting).described(description(setting));
      JsonNode value = defaults.path(setting.title());
      if (!value.isMissingNode() && !value.isNull() && !value.asText().isEmpty()) {
        schema.with("default", value);
      }
      schemas.put(name, schema.with("title", setting.title()));
      settings.property(setting.title(), Schema.ref(name));
      setting.aliases().forEach(alias -> settings.property(alias, Schema.ref(name)));
    }
    schemas.put(
        SETTINGS,
        settings.described(
            "A run's settings. Each has other names; a null is a missing key. Keys that nothing is"
                + " known about are ignored."));
  }

  private static JsonNode defaults() {
    EnumSet<Setting> all = EnumSet.allOf(Setting.class);
    byte[] json =
        JsonText.write(false, out -> SettingsJson.write(out, RunSettings.DEFAULTS, all, false));
    return JsonText.parse(json) instanceof Checked.Valid<JsonNode>(var node)
        ? node
        : MissingNode.getInstance();
  }

  private static Schema flag() {
    ArrayNode numbers = JsonText.MAPPER.createArrayNode().add(0).add(1);
    return Schema.anyOf(
            Schema.type("boolean", "null"),
            Schema.any().with("enum", numbers),
            Schema.word(Field.TRUE),
            Schema.word(Field.FALSE),
            Schema.ref(BLANK))
        .described("A boolean, or a word or number that stands for one, in any letter case.");
  }

  private static Schema value(Setting setting) {
    return switch (SettingRule.of(setting)) {
      case SettingRule.Url _ ->
          Schema.type("string", "null")
              .with("pattern", "^\\s*" + SettingRule.Url.PATTERN + "\\s*$");
      case SettingRule.Address _ ->
          Schema.type("string", "null").with("pattern", "^\\s*(?:" + ADDRESS_PATTERN + ")?\\s*$");
      case SettingRule.HeaderName _ ->
          Schema.type("string", "null")
              .with("pattern", "^\\s*(?:" + HeaderSyntax.NAME_PATTERN + ")?\\s*$");
      case SettingRule.Count(var bounds) ->
          Schema.anyOf(within(bounds, Schema.type("integer", "null")), Schema.ref(WHOLE_TEXT));
      case SettingRule.Time(var bounds) -> number(bounds);
      case SettingRule.TimeSpan(var bounds) -> TimeRangeJson.schema(bounds);
      case SettingRule.Quantity(var bounds) -> number(bounds);
      case SettingRule.Whole _ ->
          Schema.anyOf(
              Schema.type("integer", "null")
                  .with("minimum", Long.MIN_VALUE)
                  .with("maximum", Long.MAX_VALUE),
              Schema.ref(WHOLE_TEXT));
      case SettingRule.Flag _ -> Schema.ref(FLAG);
      case SettingRule.OneOf(var words) -> oneOf(words);
      case SettingRule.Curve rule -> LoadCurveJson.schema(rule);
      case SettingRule.Conditions _ -> ThresholdsSchema.value();
      case SettingRule.Weights(var names, var bounds) -> weights(names, bounds);
    };
  }

  /// Numbers by name, or a string that holds them. That one must be above 0 is left to the program.
  private static Schema weights(List<String> names, Bounds bounds) {
    Schema object = Schema.type("object", "null");
    Schema weight = number(bounds).described("Its weight against the others.");
    if (names.size() > NAMES_SPELLED_OUT_MAX) {
      object.named("(?:" + String.join("|", names) + ")", weight);
    } else {
      names.forEach(name -> object.property(name, weight));
    }
    object.with("additionalProperties", Schema.anyOf(Schema.type("null"), Schema.ref(BLANK)));
    return Schema.anyOf(object, objectText(), Schema.ref(BLANK));
  }

  /// An object in a string.
  static Schema objectText() {
    return Schema.stripped("\\{[\\s\\S]*\\}|null").with("contentMediaType", "application/json");
  }

  /// A number within bounds, or a string that holds one.
  static Schema number(Bounds bounds) {
    return Schema.anyOf(within(bounds, Schema.type("number", "null")), Schema.ref(NUMBER_TEXT));
  }

  static Schema within(Bounds bounds, Schema number) {
    return number
        .with(bounds.lowIncluded() ? "minimum" : "exclusiveMinimum", bounds.low())
        .with("maximum", bounds.high());
  }

  /// Words that look like numbers may come as numbers.
  private static Schema oneOf(List<String> words) {
    ArrayNode numbers = JsonText.MAPPER.createArrayNode();
    for (String word : words) {
      if (word.matches(Field.NUMBER_PATTERN)) {
        numbers.add(new BigDecimal(word));
      }
    }
    numbers.addNull();
    return Schema.anyOf(
        Schema.oneOf(words),
        Schema.stripped(Schema.anyCase(words)),
        Schema.any().with("enum", numbers),
        Schema.ref(BLANK));
  }

  /// As docs/sitemap.md says it.
  static String description(Setting setting) {
    return switch (setting) {
      case TARGET_URL -> "The target. A base path in it prefixes every path.";
      case DNS_OVERRIDE -> "Connect there; `Host`, TLS name and cookies stay those of the URL.";
      case XFF_HEADER_NAME -> "Carries the visitor's address.";
      case RATE_LIMIT -> "Most requests in flight at once, over all users.";
      case SIMULATED_USERS -> "Users active at once.";
      case MINIMUM_SESSION_LENGTH, MAXIMUM_SESSION_LENGTH ->
          "A session's length is drawn uniformly from this range.";
      case DEBUG -> "Log each request and answer, credentials masked.";
      case DURATION -> "The run stops by itself.";
      case RAMP_UP -> "Users start spread evenly over this time.";
      case REQUESTS_PER_SECOND -> "Target rate over all users; it replaces think times.";
      case MINIMUM_THINK_TIME, MAXIMUM_THINK_TIME ->
          "Pause between a user's requests, drawn uniformly.";
      case THINK_TIME_MODEL ->
          "How think times are spread: `uniform` from the shortest to the longest, or `lognormal`,"
              + " most of them short and a few long.";
      case THINK_TIME_MEDIAN -> "Lognormal think times: half of them are shorter.";
      case THINK_TIME_SIGMA ->
          "Lognormal think times: the standard deviation of their logarithm; 0 makes all the same.";
      case THINK_TIME_CAP -> "Lognormal think times: none is longer.";
      case API_THINK_TIME -> "Pause after an API call, in place of the think time.";
      case PAGES_PER_SESSION ->
          "Mean number of pages (or API calls) in a session, geometric; it replaces the session's"
              + " length.";
      case BOUNCE_SHARE -> "Share of sessions that end after one page.";
      case PAUSE_BETWEEN_SESSIONS -> "How long a user stays away after a session.";
      case POPULARITY ->
          "Within a path group: `weights` makes all paths alike, `zipf` prefers the first ones.";
      case POPULARITY_EXPONENT ->
          "With `zipf`, the k-th path of a group is asked for in proportion to 1 / k^exponent.";
      case FOLLOW_LINKS ->
          "After a page, click one of its links that lead to pages of the sitemap, if it has any.";
      case LOAD_CURVE -> "Which share of the users is active when: a curve by name, or points.";
      case DAY_LENGTH -> "How long the day of the curve `day` takes.";
      case AUTHENTICATED_SHARE -> "Share of sessions that log in.";
      case REQUEST_TIMEOUT -> "For a whole exchange; a login gets 10 seconds at most.";
      case VERIFY_TLS -> "Check certificate and name. Off, because lab targets sign their own.";
      case TLS_PROVIDER ->
          "Who speaks TLS: `auto` is Conscrypt where it loads (cheaper handshakes, a browser's cipher"
              + " suites), else the JDK.";
      case HTTP_VERSION ->
          "`auto` offers HTTP/2 and HTTP/1.1 over TLS, and speaks HTTP/1.1 in the clear.";
      case LOAD_PAGE_RESOURCES ->
          "Pages: fetch their own origin's style sheets, scripts, images, fonts, frames and icon.";
      case BROWSER_CACHE ->
          "Browsers keep what they may, fetch nothing that is fresh, and ask about what is stale.";
      case BROWSER_MIX ->
          "How often each family of browsers visits; one that is not named never does.";
      case XFF_COUNTRIES -> "Where visitors' addresses are from; worldwide if missing.";
      case RETURNING_VISITORS ->
          "Share of sessions whose visitor has been there before, with its address, browser and"
              + " cookies.";
      case SEED -> "The same seed gives each user the same choices in the same order.";
      case THRESHOLDS -> "What the figures have to be, and whether the run ends when they are not.";
    };
  }
}

package dev.trafficgenerator.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.run.RunSettings;
import dev.trafficgenerator.run.Setting;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsJsonTest {

  /// A value for each setting that is not its default.
  private static final Map<Setting, String> VALUES = values();

  private static Map<Setting, String> values() {
    Map<Setting, String> values = new EnumMap<>(Setting.class);
    for (Setting setting : Setting.values()) {
      values.put(
          setting,
          switch (setting) {
            case TARGET_URL -> "\"https://other.test/base\"";
            case DNS_OVERRIDE -> "\"192.0.2.9\"";
            case XFF_HEADER_NAME -> "\"X-Real-IP\"";
            case RATE_LIMIT -> "7";
            case SIMULATED_USERS -> "8";
            case MINIMUM_SESSION_LENGTH -> "1.5";
            case MAXIMUM_SESSION_LENGTH -> "2000";
            case DEBUG, VERIFY_TLS -> "true";
            case DURATION -> "60";
            case RAMP_UP -> "5";
            case REQUESTS_PER_SECOND -> "12.5";
            case MINIMUM_THINK_TIME -> "0.2";
            case MAXIMUM_THINK_TIME -> "3";
            case THINK_TIME_MODEL -> "\"lognormal\"";
            case THINK_TIME_MEDIAN -> "2.5";
            case THINK_TIME_SIGMA -> "0.8";
            case THINK_TIME_CAP -> "120";
            case API_THINK_TIME -> "[0.2,1.5]";
            case PAGES_PER_SESSION -> "4.5";
            case BOUNCE_SHARE -> "0.4";
            case PAUSE_BETWEEN_SESSIONS -> "20";
            case POPULARITY -> "\"zipf\"";
            case POPULARITY_EXPONENT -> "0.75";
            case LOAD_CURVE -> "[[0,0.2],[60.5,1]]";
            case DAY_LENGTH -> "3600";
            case AUTHENTICATED_SHARE -> "0.25";
            case REQUEST_TIMEOUT -> "2.5";
            case TLS_PROVIDER -> "\"jdk\"";
            case HTTP_VERSION -> "\"1.1\"";
            case LOAD_PAGE_RESOURCES, BROWSER_CACHE -> "false";
            case FOLLOW_LINKS -> "true";
            case BROWSER_MIX -> "{\"chrome\":60,\"safari\":2.5}";
            case XFF_COUNTRIES -> "{\"DE\":50,\"US\":2.5}";
            case RETURNING_VISITORS -> "0.5";
            case SEED -> "-42";
            case THRESHOLDS -> "{\"latency_ms.p95\":\"<250\",\"abort\":true}";
          });
    }
    return values;
  }

  static Stream<Arguments> names() {
    return Stream.of(Setting.values())
        .flatMap(setting ->
            Stream.concat(Stream.of(setting.title()), setting.aliases().stream())
                .map(name -> Arguments.of(setting, name)));
  }

  @ParameterizedTest
  @MethodSource("names")
  void everySettingIsReadUnderEachOfItsNamesInBothPlaces(Setting setting, String name) {
    String member = "\"" + name + "\":" + VALUES.get(setting);
    RunSettings expected =
        new RunSettings.Builder().copy(setting, Sent.update("{" + member + "}").settings()).build();

    assertThat(expected).isNotEqualTo(RunSettings.DEFAULTS);
    for (String body : List.of("{" + member + "}", "{\"config\":{" + member + "}}")) {
      assertThat(Sent.update(body).settings()).isEqualTo(expected);
      assertThat(Sent.update(body).changed()).containsExactly(setting);
    }
  }

  @Test
  void theNamesAreThoseOfTheContract() {
    assertThat(names().map(it -> (String) it.get()[1]))
        .contains(
            "Traffic Generator URL",
            "traffic_target_url",
            "TG_URL",
            "Traffic Generator DNS Override",
            "traffic_target_dns_override",
            "TG_DNS_OVERRIDE",
            "XFF Header Name",
            "xff_header_name",
            "XFF_HEADER_NAME",
            "Rate Limit",
            "rate_limit",
            "RATE_LIMIT",
            "Simulated Users",
            "sim_users",
            "SIM_USERS",
            "Minimum Session Length",
            "min_session_length",
            "MIN_SESSION_LENGTH",
            "Maximum Session Length",
            "max_session_length",
            "MAX_SESSION_LENGTH",
            "Debug",
            "debug",
            "DEBUG_MODE",
            "Duration",
            "duration",
            "Ramp Up",
            "ramp_up",
            "Load Curve",
            "load_curve",
            "Day Length",
            "day_length",
            "Requests Per Second",
            "requests_per_second",
            "Minimum Think Time",
            "minimum_think_time",
            "Maximum Think Time",
            "maximum_think_time",
            "Think Time Model",
            "think_time_model",
            "Think Time Median",
            "think_time_median",
            "Think Time Sigma",
            "think_time_sigma",
            "Think Time Cap",
            "think_time_cap",
            "API Think Time",
            "api_think_time",
            "Pages Per Session",
            "pages_per_session",
            "Bounce Share",
            "bounce_share",
            "Pause Between Sessions",
            "pause_between_sessions",
            "Popularity",
            "popularity",
            "Popularity Exponent",
            "popularity_exponent",
            "Follow Links",
            "follow_links",
            "Authenticated Share",
            "authenticated_share",
            "Request Timeout",
            "request_timeout",
            "Verify TLS",
            "verify_tls",
            "TLS Provider",
            "tls_provider",
            "HTTP Version",
            "http_version",
            "Load Page Resources",
            "load_page_resources",
            "Browser Cache",
            "browser_cache",
            "Browser Mix",
            "browser_mix",
            "XFF Countries",
            "xff_countries",
            "Returning Visitors",
            "returning_visitors",
            "Seed",
            "seed",
            "Thresholds",
            "thresholds");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "100      | 100", "\"100\"   | 100", "\" 5 \"  | 5", "10.0     | 10", "\"100.0\" | 100",
        "\"+7\"    | 7", "1e2      | 100", "\"1e2\"   | 100", "\"5.\"    | 5", "\"1E+2\"  | 100",
        "12.00e0  | 12", "1000000  | 1000000"
      })
  void wholeNumbersComeInManyForms(String json, int value) {
    assertThat(Sent.settings("\"Rate Limit\":" + json).rateLimit()).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.5",
        "\"10.5\"",
        "\"12abc\"",
        "\"abc\"",
        "true",
        "false",
        "\"true\"",
        "[]",
        "{}",
        "[5]",
        "NaN",
        "Infinity",
        "-Infinity",
        "\"NaN\"",
        "\"Infinity\"",
        "\"0x10\"",
        "\"1_000\"",
        "\"1,000\"",
        "\"1e99999\"",
        "\"--1\"",
        "\".\"",
        "\"１２\"",
        "1e-400"
      })
  void whatIsNoWholeNumberIsAnErrorThatNamesTheKey(String json) {
    for (String key : List.of("Rate Limit", "rate_limit", "SIM_USERS")) {
      assertThat(Sent.told(Sent.config("\"" + key + "\":" + json)))
          .singleElement()
          .asString()
          .startsWith("/config/" + key + " must be ");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "0                     | must be at least 1 (0)",
        "\"0\"                 | must be at least 1 (0)",
        "-5                    | must be at least 1 (-5)",
        "99999999999           | must be at most 1000000 (99999999999)",
        "1e400                 | must be at most 1000000 (1E+400)",
        "-1e400                | must be at least 1 (-1E+400)",
        "1e999999999           | must be at most 1000000 (1E+999999999)",
        "123456789012345678901 | must be at most 1000000 (123456789012345678901)",
        "\"12abc\"             | must be a whole number (12abc)",
        "true                  | must be a whole number (true)",
      })
  void anErrorSaysWhatWasSent(String json, String message) {
    assertThat(Sent.told(Sent.config("\"rate_limit\":" + json)))
        .containsExactly("/config/rate_limit " + message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "true",
        "\"true\"",
        "\"TRUE\"",
        "\" True \"",
        "\"1\"",
        "\"yes\"",
        "\"Y\"",
        "\"on\"",
        "\"t\"",
        "1",
        "1.0"
      })
  void trueComesInManyForms(String json) {
    assertThat(Sent.settings("\"Debug\":" + json).debug()).isTrue();
    assertThat(Sent.settings("\"verify_tls\":" + json).verifyTls()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"false", "\"False\"", "\"0\"", "\"no\"", "\"N\"", "\"off\"", "\"f\"", "0", "0.00"})
  void falseComesInManyForms(String json) {
    assertThat(Sent.settings("\"Load Page Resources\":" + json).loadPageResources()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"maybe\"", "2", "[]", "{}", "\"tru\"", "NaN", "10"})
  void whatIsNoBooleanIsAnError(String json) {
    assertThat(Sent.told(Sent.config("\"DEBUG_MODE\":" + json)))
        .singleElement()
        .asString()
        .startsWith("/config/DEBUG_MODE must be true or false");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"auto\" | AUTO",
        "\"AUTO\" | AUTO",
        "1.1 | HTTP_1_1",
        "\" 1.1 \" | HTTP_1_1",
        "2 | HTTP_2",
        "2.0 | HTTP_2",
        "\"2\" | HTTP_2"
      })
  void anHttpVersionMayBeANumber(String json, String version) {
    assertThat(Sent.settings("\"HTTP Version\":" + json).httpVersion()).hasToString(version);
  }

  @ParameterizedTest
  @ValueSource(strings = {"3", "\"3\"", "\"http/2\"", "true", "[]"})
  void anUnknownHttpVersionIsAnError(String json) {
    assertThat(Sent.told(Sent.config("\"HTTP Version\":" + json))).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {"0 | 0", "\"-7\" | -7", "9223372036854775807 | 9223372036854775807", "10.0 | 10"})
  void aSeedIsAnyLong(String json, long seed) {
    assertThat(Sent.settings("\"Seed\":" + json).seed()).hasValue(seed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"9223372036854775808", "1e30", "1e400", "1.5", "\"x\""})
  void aSeedBeyondThatIsAnError(String json) {
    assertThat(Sent.told(Sent.config("\"Seed\":" + json)))
        .singleElement()
        .asString()
        .startsWith("/config/Seed must be a whole number");
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TARGET_URL")
  void aNullIsTheSameAsAMissingKey(Setting setting) {
    String nulls = "\"" + setting.title() + "\":null,\"" + setting.aliases().getFirst() + "\":null";

    assertThat(Sent.settings(nulls)).isEqualTo(Sent.settings("\"x\":1"));
    assertThat(Sent.update("{" + nulls + "}").changed()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"TARGET_URL", "XFF_HEADER_NAME"})
  void aBlankStringIsTheDefault(Setting setting) {
    for (String blank : List.of("\"\"", "\"  \"")) {
      String member = "\"" + setting.title() + "\":" + blank;
      assertThat(Sent.settings(member)).isEqualTo(Sent.settings("\"x\":1"));
      assertThat(Sent.update("{" + member + "}").changed()).containsExactly(setting);
    }
  }

  @Test
  void aBlankHeaderNameSendsNone() {
    assertThat(Sent.settings("\"XFF Header Name\":\" \"").xffHeaderName()).isEmpty();
    assertThat(Sent.settings("\"XFF Header Name\":null").xffHeaderName())
        .isEqualTo("X-Forwarded-For");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"\"", "\"  \"", "null"})
  void aBlankUrlIsAMissingOne(String json) {
    assertThat(Sent.told(Sent.body("\"Traffic Generator URL\":" + json, "{" + Sent.PATHS + "}")))
        .containsExactly("/config/Traffic Generator URL is required");
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "true", "[]", "{}"})
  void textMustBeText(String json) {
    for (String key : List.of("XFF Header Name", "Traffic Generator DNS Override", "TG_URL")) {
      String members = key.equals("TG_URL") ? "" : Sent.URL + ",";
      assertThat(Sent.told(Sent.body(members + "\"" + key + "\":" + json, "{" + Sent.PATHS + "}")))
          .singleElement()
          .asString()
          .startsWith("/config/" + key + " must be a string");
    }
  }

  @Test
  void theDefaultsAreThoseOfTheContract() {
    String json =
        new String(
            JsonText.write(
                false,
                out ->
                    SettingsJson.write(out, RunSettings.DEFAULTS, Set.of(Setting.values()), false)),
            StandardCharsets.UTF_8);

    assertThat(json)
        .isEqualTo(
            "{'Traffic Generator URL':'','Traffic Generator DNS Override':'',"
                .concat("'XFF Header Name':'X-Forwarded-For','Rate Limit':100,")
                .concat("'Simulated Users':50,'Minimum Session Length':10,")
                .concat("'Maximum Session Length':30,'Debug':false,'Duration':null,")
                .concat("'Ramp Up':0,'Load Curve':'steady','Day Length':86400,")
                .concat("'Requests Per Second':null,'Minimum Think Time':0.1,")
                .concat("'Maximum Think Time':1,'Think Time Model':'uniform',")
                .concat("'Think Time Median':4,'Think Time Sigma':1,'Think Time Cap':70,")
                .concat("'API Think Time':null,'Pages Per Session':null,'Bounce Share':null,")
                .concat("'Pause Between Sessions':null,'Popularity':'weights',")
                .concat("'Popularity Exponent':1,'Follow Links':false,'Authenticated Share':null,")
                .concat(
                    "'Request Timeout':15,'Verify TLS':false,'TLS Provider':'auto','HTTP Version':'auto',")
                .concat(
                    "'Load Page Resources':true,'Browser Cache':true,'Browser Mix':null,'XFF Countries':null,'Returning Visitors':0.3,'Seed':null,'Thresholds':null}")
                .replace('\'', '"'));
  }

  @ParameterizedTest
  @EnumSource
  void anUpdateWritesOnlyWhatChanged(Setting setting) {
    String member = "\"" + setting.title() + "\":" + VALUES.get(setting);
    var update = Sent.update("{" + member + "}");

    assertThat(new String(StartRequestJson.writeUpdate(update), StandardCharsets.UTF_8))
        .isEqualTo("{\"config\":{" + member + "}}");
  }

  @Test
  void anUpdateThatTakesASettingAwayWritesABlank() {
    String body = "{\"config\":{\"Duration\":\"\",\"Authenticated Share\":\"\",\"Seed\":\"\"}}";
    var update = Sent.update(body);
    byte[] written = StartRequestJson.writeUpdate(update);

    assertThat(new String(written, StandardCharsets.UTF_8)).isEqualTo(body);
    assertThat(Sent.valid(StartRequestJson.readUpdate(written).update())).isEqualTo(update);
  }
}

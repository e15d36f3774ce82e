package dev.trafficgenerator.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.trafficgenerator.run.HttpVersion;
import dev.trafficgenerator.run.Popularity;
import dev.trafficgenerator.run.RunSettings;
import dev.trafficgenerator.run.Seconds;
import dev.trafficgenerator.run.Setting;
import dev.trafficgenerator.run.ThinkTimeModel;
import dev.trafficgenerator.run.TlsProvider;
import dev.trafficgenerator.sitemap.Checked;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Each setting's JSON, as two tables: how it is read, and how it is written.
final class SettingsJson {
  private static final Map<String, HttpVersion> HTTP_VERSIONS =
      Field.names(HttpVersion.values(), HttpVersion::label);

  private static final Map<String, TlsProvider> TLS_PROVIDERS =
      Field.names(TlsProvider.values(), TlsProvider::label);

  private static final Map<String, ThinkTimeModel> THINK_TIME_MODELS =
      Field.names(ThinkTimeModel.values(), ThinkTimeModel::label);
  private static final Map<String, Popularity> POPULARITIES =
      Field.names(Popularity.values(), Popularity::label);

  private SettingsJson() {}

  /// Reads a value that is given into `settings`. A blank string is the default, but for the header
  /// name, where it means that none is sent. What cannot be read leaves the setting as it was.
  static void read(Setting setting, Field value, RunSettings.Builder settings) {
    if (value.isBlank()) {
      if (setting == Setting.XFF_HEADER_NAME) {
        settings.xffHeaderName("");
      } else {
        settings.copy(setting, RunSettings.DEFAULTS);
      }
      return;
    }
    switch (setting) {
      case TARGET_URL -> value.text().map(String::strip).ifPresent(settings::targetUrl);
      case DNS_OVERRIDE -> value.text().map(String::strip).ifPresent(settings::dnsOverride);
      case XFF_HEADER_NAME -> value.text().map(String::strip).ifPresent(settings::xffHeaderName);
      case RATE_LIMIT -> count(value).ifPresent(settings::rateLimit);
      case SIMULATED_USERS -> count(value).ifPresent(settings::simulatedUsers);
      case MINIMUM_SESSION_LENGTH ->
          value.number().map(Seconds::toDuration).ifPresent(settings::minSessionLength);
      case MAXIMUM_SESSION_LENGTH ->
          value.number().map(Seconds::toDuration).ifPresent(settings::maxSessionLength);
      case DEBUG -> value.bool().ifPresent(settings::debug);
      case DURATION ->
          value.number().map(Seconds::toDuration).map(Optional::of).ifPresent(settings::duration);
      case RAMP_UP -> value.number().map(Seconds::toDuration).ifPresent(settings::rampUp);
      case REQUESTS_PER_SECOND -> quantity(value).ifPresent(settings::requestsPerSecond);
      case MINIMUM_THINK_TIME ->
          value.number().map(Seconds::toDuration).ifPresent(settings::minThinkTime);
      case MAXIMUM_THINK_TIME ->
          value.number().map(Seconds::toDuration).ifPresent(settings::maxThinkTime);
      case THINK_TIME_MODEL ->
          value.oneOf(THINK_TIME_MODELS).ifPresent(settings.habits()::thinkTimeModel);
      case THINK_TIME_MEDIAN ->
          value.number().map(Seconds::toDuration).ifPresent(settings.habits()::thinkTimeMedian);
      case THINK_TIME_SIGMA ->
          value.number().map(BigDecimal::doubleValue).ifPresent(settings.habits()::thinkTimeSigma);
      case THINK_TIME_CAP ->
          value.number().map(Seconds::toDuration).ifPresent(settings.habits()::thinkTimeCap);
      case API_THINK_TIME ->
          TimeRangeJson.read(value).map(Optional::of).ifPresent(settings.habits()::apiThinkTime);
      case PAGES_PER_SESSION -> quantity(value).ifPresent(settings.habits()::pagesPerSession);
      case BOUNCE_SHARE -> quantity(value).ifPresent(settings.habits()::bounceShare);
      case PAUSE_BETWEEN_SESSIONS ->
          TimeRangeJson.read(value)
              .map(Optional::of)
              .ifPresent(settings.habits()::pauseBetweenSessions);
      case POPULARITY -> value.oneOf(POPULARITIES).ifPresent(settings.habits()::popularity);
      case POPULARITY_EXPONENT ->
          value
              .number()
              .map(BigDecimal::doubleValue)
              .ifPresent(settings.habits()::popularityExponent);
      case LOAD_CURVE -> LoadCurveJson.read(value).ifPresent(settings.habits()::loadCurve);
      case DAY_LENGTH ->
          value.number().map(Seconds::toDuration).ifPresent(settings.habits()::dayLength);
      case AUTHENTICATED_SHARE -> quantity(value).ifPresent(settings::authenticatedShare);
      case REQUEST_TIMEOUT ->
          value.number().map(Seconds::toDuration).ifPresent(settings::requestTimeout);
      case VERIFY_TLS -> value.bool().ifPresent(settings::verifyTls);
      case TLS_PROVIDER -> value.oneOf(TLS_PROVIDERS).ifPresent(settings::tlsProvider);
      case HTTP_VERSION -> httpVersion(value).ifPresent(settings::httpVersion);
      case LOAD_PAGE_RESOURCES -> value.bool().ifPresent(settings::loadPageResources);
      case FOLLOW_LINKS -> value.bool().ifPresent(settings.habits()::followLinks);
      case BROWSER_CACHE -> value.bool().ifPresent(settings::browserCache);
      case BROWSER_MIX -> settings.browserMix(WeightsJson.BROWSERS.read(value));
      case XFF_COUNTRIES -> settings.countryMix(WeightsJson.COUNTRIES.read(value));
      case RETURNING_VISITORS ->
          value.number().map(BigDecimal::doubleValue).ifPresent(settings::returningVisitors);
      case SEED -> value.exactInteger().map(OptionalLong::of).ifPresent(settings::seed);
      case THRESHOLDS -> settings.thresholds(ThresholdsJson.read(value));
    }
  }

  /// Cut to the range of an int, whose ends no check lets pass.
  private static Optional<Integer> count(Field value) {
    return value.integer().map(it -> Math.clamp(it, Integer.MIN_VALUE, Integer.MAX_VALUE));
  }

  private static Optional<OptionalDouble> quantity(Field value) {
    return value.number().map(BigDecimal::doubleValue).map(OptionalDouble::of);
  }

  /// A version may come as a JSON number, too.
  private static Optional<HttpVersion> httpVersion(Field value) {
    if (!value.node().isNumber()) {
      return value.oneOf(HTTP_VERSIONS);
    }
    String number = value.node().asText();
    Optional<HttpVersion> version =
        Optional.ofNullable(HTTP_VERSIONS.get(number.equals("2.0") ? "2" : number));
    if (version.isEmpty()) {
      value.problem("must be one of " + String.join(", ", HTTP_VERSIONS.keySet()));
    }
    return version;
  }

  /// Writes an object with the settings named. What is not set is a null, or where a null would
  /// mean that nothing changes, a blank string.
  static void write(JsonGenerator out, RunSettings settings, Set<Setting> named, boolean isUpdate)
      throws IOException {
    out.writeStartObject();
    for (Setting setting : Setting.values()) {
      if (named.contains(setting)) {
        out.writeFieldName(setting.title());
        write(out, setting, settings, isUpdate ? "" : null);
      }
    }
    out.writeEndObject();
  }

  /// Each setting's value as text that is read back as the same; blank where it is not set.
  static Map<Setting, String> texts(RunSettings settings) {
    var texts = new EnumMap<Setting, String>(Setting.class);
    for (Setting setting : Setting.values()) {
      byte[] json = JsonText.write(false, out -> write(out, setting, settings, ""));
      String text = new String(json, StandardCharsets.UTF_8);
      texts.put(
          setting,
          JsonText.parse(json) instanceof Checked.Valid<JsonNode>(var node) && node.isTextual()
              ? node.asText()
              : text);
    }
    return texts;
  }

  private static void write(
      JsonGenerator out, Setting setting, RunSettings settings, @Nullable String unset)
      throws IOException {
    switch (setting) {
      case TARGET_URL -> out.writeString(settings.targetUrl());
      case DNS_OVERRIDE -> out.writeString(settings.dnsOverride());
      case XFF_HEADER_NAME -> out.writeString(settings.xffHeaderName());
      case RATE_LIMIT -> out.writeNumber(settings.rateLimit());
      case SIMULATED_USERS -> out.writeNumber(settings.simulatedUsers());
      case MINIMUM_SESSION_LENGTH -> out.writeNumber(Seconds.of(settings.minSessionLength()));
      case MAXIMUM_SESSION_LENGTH -> out.writeNumber(Seconds.of(settings.maxSessionLength()));
      case DEBUG -> out.writeBoolean(settings.debug());
      case DURATION -> writeOptional(out, settings.duration().map(Seconds::of), unset);
      case RAMP_UP -> out.writeNumber(Seconds.of(settings.rampUp()));
      case REQUESTS_PER_SECOND -> writeOptional(out, decimal(settings.requestsPerSecond()), unset);
      case MINIMUM_THINK_TIME -> out.writeNumber(Seconds.of(settings.minThinkTime()));
      case MAXIMUM_THINK_TIME -> out.writeNumber(Seconds.of(settings.maxThinkTime()));
      case THINK_TIME_MODEL -> out.writeString(settings.habits().thinkTimeModel().label());
      case THINK_TIME_MEDIAN -> out.writeNumber(Seconds.of(settings.habits().thinkTimeMedian()));
      case THINK_TIME_SIGMA -> out.writeNumber(plain(settings.habits().thinkTimeSigma()));
      case THINK_TIME_CAP -> out.writeNumber(Seconds.of(settings.habits().thinkTimeCap()));
      case API_THINK_TIME -> TimeRangeJson.write(out, settings.habits().apiThinkTime(), unset);
      case PAGES_PER_SESSION ->
          writeOptional(out, decimal(settings.habits().pagesPerSession()), unset);
      case BOUNCE_SHARE -> writeOptional(out, decimal(settings.habits().bounceShare()), unset);
      case PAUSE_BETWEEN_SESSIONS ->
          TimeRangeJson.write(out, settings.habits().pauseBetweenSessions(), unset);
      case POPULARITY -> out.writeString(settings.habits().popularity().label());
      case POPULARITY_EXPONENT -> out.writeNumber(plain(settings.habits().popularityExponent()));
      case LOAD_CURVE -> LoadCurveJson.write(out, settings.habits().loadCurve());
      case DAY_LENGTH -> out.writeNumber(Seconds.of(settings.habits().dayLength()));
      case AUTHENTICATED_SHARE -> writeOptional(out, decimal(settings.authenticatedShare()), unset);
      case REQUEST_TIMEOUT -> out.writeNumber(Seconds.of(settings.requestTimeout()));
      case VERIFY_TLS -> out.writeBoolean(settings.verifyTls());
      case TLS_PROVIDER -> out.writeString(settings.tlsProvider().label());
      case HTTP_VERSION -> out.writeString(settings.httpVersion().label());
      case LOAD_PAGE_RESOURCES -> out.writeBoolean(settings.loadPageResources());
      case FOLLOW_LINKS -> out.writeBoolean(settings.habits().followLinks());
      case BROWSER_CACHE -> out.writeBoolean(settings.browserCache());
      case BROWSER_MIX -> WeightsJson.BROWSERS.write(out, settings.browserMix(), unset);
      case XFF_COUNTRIES -> WeightsJson.COUNTRIES.write(out, settings.countryMix(), unset);
      case RETURNING_VISITORS -> out.writeNumber(plain(settings.returningVisitors()));
      case SEED -> {
        OptionalLong seed = settings.seed();
        writeOptional(
            out,
            seed.isPresent() ? Optional.of(BigDecimal.valueOf(seed.getAsLong())) : Optional.empty(),
            unset);
      }
      case THRESHOLDS -> ThresholdsJson.write(out, settings.thresholds(), unset);
    }
  }

  /// Without zeros behind its point, as a person writes it.
  static BigDecimal plain(double value) {
    BigDecimal exact = BigDecimal.valueOf(value).stripTrailingZeros();
    return exact.scale() < 0 ? exact.setScale(0) : exact;
  }

  private static Optional<BigDecimal> decimal(OptionalDouble value) {
    return value.isPresent()
        ? Optional.of(BigDecimal.valueOf(value.getAsDouble()))
        : Optional.empty();
  }

  private static void writeOptional(
      JsonGenerator out, Optional<BigDecimal> value, @Nullable String unset) throws IOException {
    if (value.isPresent()) {
      out.writeNumber(value.get());
    } else {
      out.writeString(unset);
    }
  }
}

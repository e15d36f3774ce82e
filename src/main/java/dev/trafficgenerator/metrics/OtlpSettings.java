package dev.trafficgenerator.metrics;

import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Where and how often the figures go to an OpenTelemetry collector, by the environment variables
/// that OpenTelemetry has for it.
///
/// @param endpoint takes the metrics, over HTTP
/// @param headers sent along; they may be secret, so nothing ever shows them
/// @param resource what sends: `service.name` and further attributes
public record OtlpSettings(
    URI endpoint, Map<String, String> headers, Duration interval, Map<String, String> resource) {

  private static final String PREFIX = "OTEL_EXPORTER_OTLP_";
  private static final String SERVICE = "service.name";
  private static final String INTERVAL = "OTEL_METRIC_EXPORT_INTERVAL";
  private static final long INTERVAL_MILLIS = 60_000;
  private static final long INTERVAL_MILLIS_MIN = 100;
  private static final long INTERVAL_MILLIS_MAX = Duration.ofDays(1).toMillis();

  public OtlpSettings {
    headers = Map.copyOf(headers);
    resource = Map.copyOf(resource);
  }

  /// Empty when no endpoint is named.
  ///
  /// @param warn is told of variables that can't be read, without their values
  public static Optional<OtlpSettings> of(Map<String, String> environment, Consumer<String> warn) {
    String own = variable(environment, PREFIX + "METRICS_ENDPOINT");
    String common = variable(environment, PREFIX + "ENDPOINT");
    boolean isOff = variable(environment, "OTEL_SDK_DISABLED").equalsIgnoreCase("true");
    if (isOff || (own.isEmpty() && common.isEmpty())) {
      return Optional.empty();
    }
    String text = own.isEmpty() ? common.replaceAll("/+$", "") + "/v1/metrics" : own;
    URI endpoint = endpoint(text);
    if (endpoint == null) {
      warn.accept(PREFIX + "ENDPOINT must be an http or https URL: nothing is exported");
      return Optional.empty();
    }
    String protocol =
        variable(
            environment, PREFIX + "METRICS_PROTOCOL", variable(environment, PREFIX + "PROTOCOL"));
    if (!protocol.isEmpty() && !protocol.equals("http/protobuf")) {
      warn.accept(PREFIX + "PROTOCOL can only be http/protobuf: using that");
    }
    Map<String, String> headers =
        pairs(
            variable(
                environment,
                PREFIX + "METRICS_HEADERS",
                variable(environment, PREFIX + "HEADERS")));
    if (headers.entrySet().removeIf(header -> !canBeSent(header.getKey(), header.getValue()))) {
      warn.accept(PREFIX + "HEADERS holds what cannot be sent as a header: going without that");
    }
    Map<String, String> resource = new LinkedHashMap<>(Map.of(SERVICE, "traffic-generator"));
    resource.putAll(pairs(variable(environment, "OTEL_RESOURCE_ATTRIBUTES")));
    String service = variable(environment, "OTEL_SERVICE_NAME");
    if (!service.isEmpty()) {
      resource.put(SERVICE, service);
    }
    return Optional.of(new OtlpSettings(endpoint, headers, interval(environment, warn), resource));
  }

  private static String variable(Map<String, String> environment, String name) {
    return environment.getOrDefault(name, "").strip();
  }

  private static String variable(Map<String, String> environment, String name, String otherwise) {
    String value = variable(environment, name);
    return value.isEmpty() ? otherwise : value;
  }

  private static @Nullable URI endpoint(String text) {
    try {
      URI uri = URI.create(text);
      boolean isHttp = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      return isHttp && uri.getHost() != null ? uri : null;
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  private static Duration interval(Map<String, String> environment, Consumer<String> warn) {
    String text = variable(environment, INTERVAL);
    try {
      long millis = text.isEmpty() ? INTERVAL_MILLIS : Long.parseLong(text);
      if (millis >= INTERVAL_MILLIS_MIN && millis <= INTERVAL_MILLIS_MAX) {
        return Duration.ofMillis(millis);
      }
    } catch (NumberFormatException _) {
      // said below, as for a number that is out of range
    }
    warn.accept(INTERVAL + " must be a number of ms from 100: using " + INTERVAL_MILLIS);
    return Duration.ofMillis(INTERVAL_MILLIS);
  }

  /// `name=value,name=value`, values percent-encoded where they must be.
  private static Map<String, String> pairs(String text) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String pair : text.split(",", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        pairs.put(pair.substring(0, equals).strip(), decoded(pair.substring(equals + 1).strip()));
      }
    }
    return pairs;
  }

  private static boolean canBeSent(String name, String value) {
    try {
      HttpRequest.newBuilder().setHeader(name, value);
      return true;
    } catch (IllegalArgumentException _) {
      // Its message holds the value, which may be secret.
      return false;
    }
  }

  private static String decoded(String value) {
    try {
      // A plus is itself here, as nothing of this is a form.
      return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return value;
    }
  }

  @Override
  public String toString() {
    return "OtlpSettings[" + endpoint.getHost() + ", every " + interval + "]";
  }
}

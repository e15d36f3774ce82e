package dev.trafficgenerator.engine.planning;

import dev.trafficgenerator.metrics.PathRecorder;
import dev.trafficgenerator.sitemap.HttpMethod;
import dev.trafficgenerator.sitemap.TrafficType;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// One path of the sitemap, taken apart: all that can be known before a visitor asks for it.
public final class PlannedPath {
  private final HttpMethod method;
  private final TrafficType trafficType;
  private final String urlPrefix;
  private final Template path;
  private final @Nullable BodyTemplate body;
  private final HeaderTemplates ownHeaders;
  private final Overriding override;
  private final PathRecorder recorder;
  private final boolean constant;

  /// The header override as far as it concerns one path.
  ///
  /// @param always whether it is known to match; if not, each expanded path is looked at
  /// @param possible false when it can't match
  record Overriding(boolean always, boolean possible) {
    static final Overriding NEVER = new Overriding(false, false);
  }

  PlannedPath(
      HttpMethod method,
      TrafficType trafficType,
      String urlPrefix,
      Template path,
      @Nullable BodyTemplate body,
      HeaderTemplates ownHeaders,
      Overriding override,
      PathRecorder recorder) {
    this.method = method;
    this.trafficType = trafficType;
    this.urlPrefix = urlPrefix;
    this.path = path;
    this.body = body;
    this.ownHeaders = ownHeaders;
    this.override = override;
    this.recorder = recorder;
    this.constant =
        path.isConstant()
            && ownHeaders.isConstant()
            && (body == null || body.constant() != null)
            && (override.always() || !override.possible());
  }

  HttpMethod method() {
    return method;
  }

  TrafficType trafficType() {
    return trafficType;
  }

  /// Origin and base path.
  String urlPrefix() {
    return urlPrefix;
  }

  /// The path and query string, from the `/` on, with the values filled in.
  String expandPath(Variables.Values values, RandomGenerator random) {
    return path.expand(values, random);
  }

  @Nullable BodyTemplate body() {
    return body;
  }

  HeaderTemplates ownHeaders() {
    return ownHeaders;
  }

  Overriding override() {
    return override;
  }

  public PathRecorder recorder() {
    return recorder;
  }

  /// Whether nothing of it depends on a variable.
  boolean isConstant() {
    return constant;
  }
}

package dev.trafficgenerator.engine.planning;

import dev.trafficgenerator.metrics.PathRecorder;
import dev.trafficgenerator.sitemap.HttpMethod;
import dev.trafficgenerator.sitemap.TrafficType;
import dev.trafficgenerator.visitor.Purpose;
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
  private final boolean overridden;
  private final PathRecorder recorder;
  private final @Nullable ExpectedAnswer expected;
  private final boolean constant;

  PlannedPath(
      HttpMethod method,
      TrafficType trafficType,
      String urlPrefix,
      Template path,
      @Nullable BodyTemplate body,
      HeaderTemplates ownHeaders,
      boolean overridden,
      PathRecorder recorder,
      @Nullable ExpectedAnswer expected) {
    this.method = method;
    this.trafficType = trafficType;
    this.urlPrefix = urlPrefix;
    this.path = path;
    this.body = body;
    this.ownHeaders = ownHeaders;
    this.overridden = overridden;
    this.recorder = recorder;
    this.expected = expected;
    this.constant =
        path.isConstant() && ownHeaders.isConstant() && (body == null || body.constant() != null);
  }

  HttpMethod method() {
    return method;
  }

  /// Whether a person or a program asks for it.
  public TrafficType trafficType() {
    return trafficType;
  }

  /// Origin and base path.
  String urlPrefix() {
    return urlPrefix;
  }

  /// The path and query string, from the `/` on.
  Template template() {
    return path;
  }

  /// The whole URL; null when it depends on variables.
  @Nullable String constantUrl() {
    return path.isConstant() ? urlPrefix + path.constant() : null;
  }

  /// The path and query string, from the `/` on, with the values filled in.
  String expandPath(Variables.Values values, RandomGenerator random) {
    return path.expand(values, random);
  }

  @Nullable BodyTemplate body() {
    return body;
  }

  /// What a browser asks for it for.
  ///
  /// @param referer null = a person types its address
  public Purpose purpose(@Nullable String referer) {
    if (trafficType == TrafficType.API) {
      return Purpose.FETCH;
    }
    return switch (method) {
      case GET -> referer == null ? Purpose.TYPED_NAVIGATION : Purpose.LINK_NAVIGATION;
      case POST -> isForm() ? Purpose.FORM_NAVIGATION : Purpose.FETCH;
      case PUT, DELETE, PATCH, HEAD, OPTIONS -> Purpose.FETCH;
    };
  }

  private boolean isForm() {
    return method == HttpMethod.POST
        && (body == null || body.contentType().startsWith(BodyTemplate.FORM));
  }

  /// Whether a browser shows the answer as a page: one that was opened, or that answers a form.
  boolean bringsPage() {
    return trafficType == TrafficType.WEB && (method == HttpMethod.GET || isForm());
  }

  /// Whether it asks for a page, and does nothing else.
  boolean isPage() {
    return trafficType == TrafficType.WEB && method == HttpMethod.GET;
  }

  HeaderTemplates ownHeaders() {
    return ownHeaders;
  }

  /// Whether the header override names this path as it is written, with its variables; if not, it
  /// may still fit some of their values.
  boolean isOverridden() {
    return overridden;
  }

  public PathRecorder recorder() {
    return recorder;
  }

  /// What its answer should be; null when any will do.
  public @Nullable ExpectedAnswer expected() {
    return expected;
  }

  /// Whether nothing of it depends on a variable.
  boolean isConstant() {
    return constant;
  }
}

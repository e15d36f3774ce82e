package dev.trafficgenerator.sitemap;

/// A request's body as the sitemap's author wrote it, before variables are filled in.
public sealed interface Body {

  /// No body.
  record None() implements Body {}

  /// A JSON string of the sitemap: sent as it is, its content type guessed from what it holds.
  record Text(String text) implements Body {}

  /// A JSON object or array of the sitemap, as compact JSON text: sent as `application/json`.
  record Json(String json) implements Body {}

  /// The one body-less body.
  Body NONE = new None();
}

package dev.trafficgenerator.rest;

import dev.trafficgenerator.run.Exposition;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What is sent back to a caller.
final class Answer {
  private static final String JSON = "application/json";

  /// The status of an answer that leaves out its body.
  static final int NOT_MODIFIED = 304;

  private final int status;
  private final String contentType;
  private final byte[] body;
  private final Map<String, String> headers;

  private Answer(int status, String contentType, byte[] body, Map<String, String> headers) {
    this.status = status;
    this.contentType = contentType;
    this.body = body;
    this.headers = Collections.unmodifiableMap(headers);
  }

  /// @param body belongs to the answer from now on
  static Answer json(int status, byte[] body) {
    return new Answer(status, JSON, body, Map.of());
  }

  /// 200 with a body of any type.
  ///
  /// @param body belongs to the answer from now on
  static Answer of(String contentType, byte[] body) {
    return new Answer(200, contentType, body, Map.of());
  }

  /// Figures in a format of their own.
  static Answer exposition(Exposition figures) {
    return new Answer(200, figures.contentType(), figures.body(), Map.of());
  }

  /// This answer with one more header.
  Answer with(String name, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Answer(status, contentType, body, more);
  }

  /// What is said to a caller who has this already.
  Answer unchanged() {
    return new Answer(NOT_MODIFIED, contentType, new byte[0], headers);
  }

  int status() {
    return status;
  }

  String contentType() {
    return contentType;
  }

  /// Not to be changed.
  byte[] body() {
    return body;
  }

  Map<String, String> headers() {
    return headers;
  }
}

package dev.trafficgenerator.engine.planning;

import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;

/// Writes names and values as `application/x-www-form-urlencoded`.
final class FormEncoding {
  private final StringBuilder text = new StringBuilder();
  private final Charset charset;

  FormEncoding(Charset charset) {
    this.charset = charset;
  }

  FormEncoding add(String name, String value) {
    text.append(text.isEmpty() ? "" : "&")
        .append(URLEncoder.encode(encodable(name), charset))
        .append('=')
        .append(URLEncoder.encode(encodable(value), charset));
    return this;
  }

  /// What the encoding has no character for goes as HTML would write it, as in browsers.
  private String encodable(String value) {
    CharsetEncoder encoder = charset.newEncoder();
    if (encoder.canEncode(value)) {
      return value;
    }
    var written = new StringBuilder();
    value
        .codePoints()
        .forEach(point -> {
          String character = Character.toString(point);
          written.append(encoder.canEncode(character) ? character : "&#" + point + ";");
        });
    return written.toString();
  }

  @Override
  public String toString() {
    return text.toString();
  }
}

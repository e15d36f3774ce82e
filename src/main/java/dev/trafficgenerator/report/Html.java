package dev.trafficgenerator.report;

/// HTML under construction. Text and attribute values are escaped here and nowhere else; what is
/// known to be HTML goes through [#raw].
final class Html {
  private final StringBuilder out = new StringBuilder();

  /// Begins an element.
  ///
  /// @param attributes names and values by turns; a name whose value is empty is left out
  Html open(String tag, String... attributes) {
    out.append('<').append(tag);
    for (int i = 0; i + 1 < attributes.length; i += 2) {
      if (!attributes[i + 1].isEmpty()) {
        out.append(' ').append(attributes[i]).append("=\"").append(escaped(attributes[i + 1]));
        out.append('"');
      }
    }
    out.append('>');
    return this;
  }

  Html close(String tag) {
    out.append("</").append(tag).append('>');
    return this;
  }

  /// A whole element that holds text.
  Html element(String tag, String text, String... attributes) {
    return open(tag, attributes).text(text).close(tag);
  }

  Html text(String text) {
    out.append(escaped(text));
    return this;
  }

  /// A figure with its unit, which is shown lighter: `182 ms`, `12.3/s`.
  Html figure(String figure) {
    int digits = figure.length();
    while (digits > 0 && !Character.isDigit(figure.charAt(digits - 1))) {
      digits--;
    }
    text(figure.substring(0, digits));
    return digits == figure.length()
        ? this
        : element("span", figure.substring(digits), "class", "u");
  }

  /// What is HTML already.
  Html raw(String html) {
    out.append(html);
    return this;
  }

  static String escaped(String text) {
    var escaped = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&quot;");
        case '\'' -> escaped.append("&#39;");
        default -> escaped.append(Character.isISOControl(c) && c != '\n' ? '\uFFFD' : c);
      }
    }
    return escaped.toString();
  }

  @Override
  public String toString() {
    return out.toString();
  }
}

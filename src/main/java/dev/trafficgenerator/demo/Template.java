package dev.trafficgenerator.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A text with places to fill in: `{{name}}` is escaped for HTML and XML, `{{{name}}}` is not.
final class Template {
  private static final Pattern PLACE = Pattern.compile("\\{\\{\\{(\\w+)}}}|\\{\\{(\\w+)}}");

  private record Place(String name, boolean escaped) {}

  /// One more than there are places: what stands before each, and after the last.
  private final List<String> literals = new ArrayList<>();

  private final List<Place> places = new ArrayList<>();

  Template(String text) {
    Matcher matcher = PLACE.matcher(text);
    int end = 0;
    while (matcher.find()) {
      literals.add(text.substring(end, matcher.start()));
      String escapedName = matcher.group(2);
      places.add(
          escapedName == null ? new Place(matcher.group(1), false) : new Place(escapedName, true));
      end = matcher.end();
    }
    literals.add(text.substring(end));
  }

  /// The template in the resource `name`, beside this class.
  static Template load(String name) {
    return new Template(new String(resource(name), StandardCharsets.UTF_8).strip());
  }

  /// The bytes of the resource `name`, beside this class.
  static byte[] resource(String name) {
    try (InputStream in = Template.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalArgumentException("no resource " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The text with all places filled in; each must have a value.
  String fill(Map<String, String> values) {
    var text = new StringBuilder(literals.getFirst());
    for (int i = 0; i < places.size(); i++) {
      Place place = places.get(i);
      String value = values.get(place.name());
      if (value == null) {
        throw new IllegalArgumentException("nothing to fill in for " + place.name());
      }
      text.append(place.escaped() ? escaped(value) : value).append(literals.get(i + 1));
    }
    return text.toString();
  }

  /// `text` as text of an HTML element or of a quoted attribute.
  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}

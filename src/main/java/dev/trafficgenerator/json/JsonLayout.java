package dev.trafficgenerator.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.Map;

/// JSON laid out as people write it: two blanks a level, and in one line what fits in one and holds
/// nothing that is deeper. Lines end alike on every system.
final class JsonLayout {
  private static final int LINE_CHARS_MAX = 80;

  private final StringBuilder out = new StringBuilder();

  private JsonLayout() {}

  /// Ends with a line's end.
  static String of(JsonNode value) {
    var layout = new JsonLayout();
    layout.value(value, 0);
    return layout.out.append('\n').toString();
  }

  private void value(JsonNode value, int level) {
    if (!value.isContainerNode() || value.isEmpty()) {
      out.append(JsonText.compact(value));
      return;
    }
    String line = line(value);
    if (isFlat(value) && 2 * level + line.length() <= LINE_CHARS_MAX) {
      out.append(line);
      return;
    }
    out.append(value.isArray() ? '[' : '{');
    Iterator<Map.Entry<String, JsonNode>> fields = value.properties().iterator();
    for (int i = 0; i < value.size(); i++) {
      out.append(i == 0 ? "\n" : ",\n").append("  ".repeat(level + 1));
      if (value.isArray()) {
        value(value.get(i), level + 1);
      } else {
        Map.Entry<String, JsonNode> field = fields.next();
        out.append(name(field.getKey()));
        value(field.getValue(), level + 1);
      }
    }
    out.append('\n').append("  ".repeat(level)).append(value.isArray() ? ']' : '}');
  }

  private static boolean isFlat(JsonNode container) {
    for (JsonNode element : container) {
      if (element.isObject() || (element.isArray() && container.isArray())) {
        return false;
      }
    }
    // A group of paths is read line by line, a list of values or a variable at a glance.
    return container.isArray() || container.size() <= 2;
  }

  private static String line(JsonNode value) {
    if (!value.isContainerNode()) {
      return JsonText.compact(value);
    }
    var line = new StringBuilder(value.isArray() ? "[" : "{ ");
    Iterator<Map.Entry<String, JsonNode>> fields = value.properties().iterator();
    for (int i = 0; i < value.size() && line.length() <= LINE_CHARS_MAX; i++) {
      line.append(i == 0 ? "" : ", ");
      if (value.isArray()) {
        line.append(line(value.get(i)));
      } else {
        Map.Entry<String, JsonNode> field = fields.next();
        line.append(name(field.getKey())).append(line(field.getValue()));
      }
    }
    return line.append(value.isArray() ? "]" : " }").toString();
  }

  private static String name(String name) {
    return JsonText.compact(com.fasterxml.jackson.databind.node.TextNode.valueOf(name)) + ": ";
  }
}

package dev.trafficgenerator.run;

import java.util.ArrayList;
import java.util.List;

/// An `@name` in a text, or an `@name.column`; what is behind the point may be mere text, where the
/// variable is no table.
///
/// @param column empty = none
record Reference(String name, String column) {

  /// Those in a text, in their order. `@@` is a literal `@`.
  static List<Reference> in(String text) {
    List<Reference> found = new ArrayList<>();
    for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
      if (text.startsWith("@@", at)) {
        at++;
        continue;
      }
      String name = nameFrom(text, at + 1);
      int end = at + 1 + name.length();
      if (!name.isEmpty()) {
        found.add(new Reference(name, text.startsWith(".", end) ? nameFrom(text, end + 1) : ""));
      }
    }
    return found;
  }

  /// As it stands in the text: `@row.id`.
  String text() {
    return '@' + name + (column.isEmpty() ? "" : '.' + column);
  }

  private static String nameFrom(String text, int start) {
    int end = start;
    while (end < text.length() && isNameCharacter(text.charAt(end))) {
      end++;
    }
    return text.substring(start, end);
  }

  private static boolean isNameCharacter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  }
}

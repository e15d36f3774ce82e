package dev.trafficgenerator.engine.planning;

import dev.trafficgenerator.http.HeaderList;
import dev.trafficgenerator.http.HeaderList.Line;
import dev.trafficgenerator.http.HeaderList.Over;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A browser's headers when a redirect leads on: its own ones are made anew, and may stand in
/// another order then; what a person or a login wrote goes along.
final class RedirectedHeaders {
  private RedirectedHeaders() {}

  /// @param followed what is left, after the redirect, of what was sent
  /// @param before the browser's own part of what was sent
  /// @param after the browser's own part for the request to come
  static HeaderList of(HeaderList followed, HeaderList before, HeaderList after) {
    List<Line> left = lines(followed);
    List<Line> own = lines(before);
    var headers = new HeaderList.Builder();
    for (Line line : lines(after)) {
      Line was = find(own, line.name(), line.over());
      Line sent = find(left, line.name(), line.over());
      if (sent != null) {
        left.remove(sent);
        headers.add(isSame(sent, was) ? line : sent);
      } else if (was == null) {
        headers.add(line);
      }
      // Else the redirect took it away.
    }
    left.stream()
        .filter(line -> !isSame(line, find(own, line.name(), line.over())))
        .forEach(headers::add);
    return headers.build();
  }

  private static List<Line> lines(HeaderList list) {
    var lines = new ArrayList<Line>();
    for (int i = 0; i < list.size(); i++) {
      lines.add(new Line(list.name(i), list.value(i), list.over(i)));
    }
    return lines;
  }

  /// What a person wrote is for both versions of HTTP, whatever it took the place of.
  private static @Nullable Line find(List<Line> lines, String name, Over over) {
    for (Line line : lines) {
      if (line.name().equalsIgnoreCase(name) && (line.over() == over || line.over() == Over.ANY)) {
        return line;
      }
    }
    return null;
  }

  private static boolean isSame(Line line, @Nullable Line other) {
    return other != null && line.value().equals(other.value());
  }
}

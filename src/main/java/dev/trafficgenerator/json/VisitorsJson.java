package dev.trafficgenerator.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.trafficgenerator.run.figures.VisitorCount;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// `metrics.visitors`: `[{"name":"Chrome 156 on Windows","kind":"browser","sessions":12}]`.
final class VisitorsJson {
  static final String KEY = "visitors";

  static final String BROWSER = "browser";
  static final String CLIENT = "client";

  private static final Map<String, Boolean> IS_BROWSER = Map.of(BROWSER, true, CLIENT, false);

  /// Both kinds may have a rest.
  private static final int COUNTS_MAX = VisitorCount.MOST + 2;

  private VisitorsJson() {}

  static void write(JsonGenerator out, List<VisitorCount> visitors) throws IOException {
    out.writeArrayFieldStart(KEY);
    for (VisitorCount visitor : visitors) {
      out.writeStartObject();
      out.writeStringField("name", visitor.name());
      out.writeStringField("kind", visitor.browser() ? BROWSER : CLIENT);
      out.writeNumberField("sessions", visitor.sessions());
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  static List<VisitorCount> read(Field visitors) {
    List<VisitorCount> read = new ArrayList<>();
    for (Field visitor : visitors.elements()) {
      if (read.size() < COUNTS_MAX) {
        read.add(
            new VisitorCount(
                visitor.get("name").text().orElse(""),
                visitor.get("kind").oneOf(IS_BROWSER).orElse(true),
                visitor.get("sessions").integer().orElse(0L)));
      }
    }
    return List.copyOf(read);
  }
}

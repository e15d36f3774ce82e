package dev.trafficgenerator.json;

import static java.math.RoundingMode.HALF_UP;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.trafficgenerator.run.figures.CountryCount;
import dev.trafficgenerator.run.figures.SessionCounts;
import dev.trafficgenerator.run.figures.VisitorCount;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// `metrics.visitors`: `[{"name":"Chrome 156 on Windows","kind":"browser","sessions":12}]`.
final class VisitorsJson {
  static final String KEY = "visitors";

  static final String RETURNING = "sessions_returning";
  static final String RETURNING_SHARE = "returning_share";
  static final String COUNTRIES = "countries";
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

  /// `"sessions_returning":3,"returning_share":0.25,"countries":[{"country":"DE","sessions":12}]`
  static void writeOrigins(JsonGenerator out, SessionCounts sessions) throws IOException {
    out.writeNumberField(RETURNING, sessions.returning());
    out.writeNumberField(
        RETURNING_SHARE, BigDecimal.valueOf(sessions.returningShare()).setScale(4, HALF_UP));
    out.writeArrayFieldStart(COUNTRIES);
    for (CountryCount country : sessions.countries()) {
      out.writeStartObject();
      out.writeStringField("country", country.country());
      out.writeNumberField("sessions", country.sessions());
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  static List<CountryCount> readCountries(Field countries) {
    List<CountryCount> read = new ArrayList<>();
    for (Field country : countries.elements()) {
      if (read.size() < CountryCount.MOST) {
        read.add(
            new CountryCount(
                country.get("country").text().orElse(""),
                country.get("sessions").integer().orElse(0L)));
      }
    }
    return List.copyOf(read);
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

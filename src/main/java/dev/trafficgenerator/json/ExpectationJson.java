package dev.trafficgenerator.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.trafficgenerator.sitemap.Expectation;
import dev.trafficgenerator.sitemap.Expectation.StatusRange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Reads and writes what a path group expects of its answers. Each part is one value or a list.
final class ExpectationJson {
  static final String STATUS = "status";
  static final String JSON_POINTER = "json_pointer";
  static final String CONTAINS = "contains";

  private ExpectationJson() {}

  static Expectation read(Field expect) {
    if (expect.isBlank() || !expect.isGiven()) {
      return Expectation.NONE;
    }
    expect.checkIsObject();
    expect.ignoreAllBut(Set.of(STATUS, JSON_POINTER, CONTAINS));
    return new Expectation(
        each(expect.get(STATUS), ExpectationJson::status),
        each(expect.get(JSON_POINTER), Field::text),
        each(expect.get(CONTAINS), Field::text));
  }

  /// Of one value or a list of them, those that are given and not blank. All count for the limit,
  /// as a schema can't tell them apart; those beyond it are not read.
  private static <T> List<T> each(Field values, Function<Field, Optional<T>> read) {
    int holds = values.node().isArray() ? values.node().size() : 1;
    values
        .reading()
        .problems()
        .addIfMore(holds, Expectation.MOST, Expectation.PARTS, values.pointer());
    List<T> all = new ArrayList<>();
    Iterable<Field> given = values.node().isArray() ? values.elements() : List.of(values);
    for (Field value : given) {
      if (all.size() < Expectation.MOST && value.isGiven() && !value.isBlank()) {
        read.apply(value).ifPresent(all::add);
      }
    }
    return all;
  }

  private static Optional<StatusRange> status(Field value) {
    Optional<StatusRange> status =
        value.node().isValueNode()
            ? StatusRange.of(Field.scalarText(value.node()).strip().replaceFirst("\\.0+$", ""))
            : Optional.empty();
    if (status.isEmpty()) {
      value.problem("must be a status from 100 to 599, or a class such as 2xx");
    }
    return status;
  }

  static void write(JsonGenerator out, Expectation expectation) throws IOException {
    out.writeStartObject();
    if (!expectation.statuses().isEmpty()) {
      out.writeArrayFieldStart(STATUS);
      for (StatusRange status : expectation.statuses()) {
        if (status.isClass()) {
          out.writeString(status.text());
        } else {
          out.writeNumber(status.first());
        }
      }
      out.writeEndArray();
    }
    strings(out, JSON_POINTER, expectation.jsonPointers());
    strings(out, CONTAINS, expectation.contains());
    out.writeEndObject();
  }

  private static void strings(JsonGenerator out, String name, List<String> strings)
      throws IOException {
    if (!strings.isEmpty()) {
      SitemapJson.strings(out, name, strings);
    }
  }
}

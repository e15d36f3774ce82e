package dev.trafficgenerator.engine.planning;

import dev.trafficgenerator.http.HeaderList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Headers a person wrote, in their order, with variables in their values.
final class HeaderTemplates {
  private record Entry(String name, Template value) {}

  private final List<Entry> entries;
  private final boolean constant;

  HeaderTemplates(Map<String, String> headers, Variables variables) {
    var compiled = new ArrayList<Entry>();
    headers.forEach((name, value) ->
        compiled.add(new Entry(name, Template.compile(value, Template.Place.HEADER, variables))));
    entries = List.copyOf(compiled);
    constant = entries.stream().allMatch(entry -> entry.value.isConstant());
  }

  boolean isConstant() {
    return constant;
  }

  /// Lays these headers over `headers`.
  void writeTo(HeaderList.Builder headers, Variables.Values values, RandomGenerator random) {
    for (Entry entry : entries) {
      headers.set(entry.name, entry.value.expand(values, random));
    }
  }

  /// The value of `name`, in any letter case; null when not here.
  @Nullable String value(String name, Variables.Values values, RandomGenerator random) {
    for (Entry entry : entries) {
      if (entry.name.equalsIgnoreCase(name)) {
        return entry.value.expand(values, random);
      }
    }
    return null;
  }

  /// The value of `name`, in any letter case, with its variables not filled in; null when not here.
  static @Nullable String find(Map<String, String> headers, String name) {
    for (Map.Entry<String, String> header : headers.entrySet()) {
      if (header.getKey().equalsIgnoreCase(name)) {
        return header.getValue();
      }
    }
    return null;
  }
}

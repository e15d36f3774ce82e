package dev.trafficgenerator.visitor;

import dev.trafficgenerator.http.HeaderList;
import dev.trafficgenerator.http.HeaderList.Over;
import dev.trafficgenerator.visitor.HeaderTemplate.Condition;
import dev.trafficgenerator.visitor.HeaderTemplate.Line;
import dev.trafficgenerator.visitor.HeaderTemplate.Place;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads header lines: `condition? Name: value`, the value with `{facts}` of the profile, or with
/// one `{place}` for all of it, which may have a default: `{accept|*/*}`. A version of HTTP is a
/// condition too, `h1?` or `h2?`, which the sender decides on; so are purposes in headers that are
/// for several: `STYLE|FONT?`, or all but some, `!STYLE|FONT?`.
final class TemplateReader {

  private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
  private static final Pattern PURPOSES = Pattern.compile("!?[A-Z_|]+");
  private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)(?:\\|([^}]*))?\\}");

  /// The headers whose values the sender fills in, and nobody else.
  private static final Map<String, Place> SLOTS =
      Map.of("host", Place.HOST, "cookie", Place.COOKIE, "content-length", Place.LENGTH);

  private static final Map<String, Over> VERSIONS = Map.of("h1", Over.HTTP_1_1, "h2", Over.HTTP_2);

  /// Headers that lack only the facts of a profile: many profiles share one.
  record Draft(List<Entry> entries) {
    Draft {
      entries = List.copyOf(entries);
    }

    /// @param filled what was made of entries for this profile before, which another purpose shares
    HeaderTemplate with(ProfileFacts facts, IdentityHashMap<Entry, Line> filled) {
      var lines = new ArrayList<Line>(entries.size());
      for (Entry entry : entries) {
        lines.add(
            entry.isFixed() ? entry.line : filled.computeIfAbsent(entry, it -> it.with(facts)));
      }
      return new HeaderTemplate(lines);
    }
  }

  /// A line of a block.
  ///
  /// @param line one whose value has facts has it as written in the file
  /// @param value where the value stands
  record Entry(Set<Purpose> purposes, Line line, SourceLine value) {
    boolean isFixed() {
      return line.place() != null || value.text().indexOf('{') < 0;
    }

    Line with(ProfileFacts facts) {
      return Line.literal(line.conditions(), line.over(), line.name(), facts.in(value));
    }
  }

  private TemplateReader() {}

  /// The lines of a block.
  ///
  /// @param all the purposes that it is for
  static List<Entry> read(List<SourceLine> lines, Set<Purpose> all) {
    return lines.stream().map(line -> read(line, all)).toList();
  }

  /// Those of a block's lines that are sent for `purpose`.
  static Draft draft(List<Entry> block, Purpose purpose) {
    return new Draft(block.stream().filter(entry -> entry.purposes.contains(purpose)).toList());
  }

  private static Entry read(SourceLine line, Set<Purpose> all) {
    String text = line.text();
    Set<Condition> conditions = EnumSet.noneOf(Condition.class);
    Set<Purpose> purposes = EnumSet.copyOf(all);
    Over over = Over.ANY;
    for (int mark = text.indexOf("? "); isCondition(text, mark); mark = text.indexOf("? ")) {
      String word = text.substring(0, mark);
      if (VERSIONS.containsKey(word)) {
        over = oneOf(line, over, word);
      } else if (PURPOSES.matcher(word).matches()) {
        purposes.retainAll(purposes(line, word, all));
      } else {
        conditions.add(condition(line, word));
      }
      text = text.substring(mark + 1).strip();
    }
    int colon = text.indexOf(':');
    SourceLine value = line.withText(text.substring(colon + 1));
    String name = text.substring(0, Math.max(colon, 0));
    return new Entry(purposes, header(conditions, over, name, value), value);
  }

  private static Over oneOf(SourceLine line, Over before, String version) {
    if (before != Over.ANY) {
      throw line.wrong("a request goes over one version of HTTP alone");
    }
    return Objects.requireNonNull(VERSIONS.get(version));
  }

  private static Set<Purpose> purposes(SourceLine line, String words, Set<Purpose> all) {
    boolean isNegated = words.startsWith("!");
    Set<Purpose> purposes = EnumSet.noneOf(Purpose.class);
    for (String word : words.substring(isNegated ? 1 : 0).split("\\|", -1)) {
      purposes.add(
          all.stream()
              .filter(purpose -> purpose.name().equals(word))
              .findFirst()
              .orElseThrow(() -> line.wrong("these headers are not for " + word)));
    }
    if (isNegated) {
      Set<Purpose> others = EnumSet.copyOf(all);
      others.removeAll(purposes);
      return others;
    }
    return purposes;
  }

  /// Throws unless `draft` has a place for all that may come with a request for `purpose`.
  ///
  /// @param head where its block begins
  static void check(Purpose purpose, Draft draft, SourceLine head) {
    Set<Place> missing = needed(purpose);
    draft.entries().forEach(entry -> missing.remove(entry.line.place()));
    if (!missing.isEmpty()) {
      throw head.wrong("no place for " + missing + " in headers for " + purpose);
    }
  }

  private static Line header(Set<Condition> conditions, Over over, String name, SourceLine value) {
    if (!NAME.matcher(name).matches()) {
      throw value.wrong("expected 'Name: value'");
    }
    Matcher braces = PLACE.matcher(value.text());
    Place place = braces.matches() ? place(braces.group(1)) : null;
    Place slot = SLOTS.get(name.toLowerCase(Locale.ROOT));
    if (place != slot && (slot != null || SLOTS.containsValue(place))) {
      throw value.wrong(name + " must have its own slot, and no other header");
    }
    if (place == null) {
      return Line.literal(conditions, over, name, value.text());
    }
    String otherwise = braces.group(2);
    if (slot != null && otherwise == null) {
      otherwise = HeaderList.SLOT;
    } else if (slot != null && slot != Place.LENGTH) {
      throw value.wrong(name + " is always the sender's");
    }
    return new Line(
        conditions,
        over,
        name,
        place,
        otherwise == null ? null : new HeaderList.Line(name, otherwise, over));
  }

  /// A value may hold `? ` too, but only after the name's colon.
  private static boolean isCondition(String text, int mark) {
    return mark > 0 && (text.indexOf(':') < 0 || mark < text.indexOf(':'));
  }

  private static Condition condition(SourceLine line, String word) {
    for (Condition condition : Condition.values()) {
      if (condition.name().toLowerCase(Locale.ROOT).equals(word)) {
        return condition;
      }
    }
    throw line.wrong("'" + word + "?' is not a condition");
  }

  private static @Nullable Place place(String word) {
    for (Place place : Place.values()) {
      if (place.name().toLowerCase(Locale.ROOT).equals(word)) {
        return place;
      }
    }
    return null;
  }

  private static EnumSet<Place> needed(Purpose purpose) {
    return switch (purpose) {
      case FETCH, XHR ->
          EnumSet.of(Place.HOST, Place.COOKIE, Place.LENGTH, Place.TYPE, Place.ACCEPT);
      case TYPED_NAVIGATION, LINK_NAVIGATION, FORM_NAVIGATION, BEACON ->
          EnumSet.of(Place.HOST, Place.COOKIE, Place.LENGTH, Place.TYPE);
      case FRAME,
          STYLE,
          PRELOADED_STYLE,
          SCRIPT,
          LATE_SCRIPT,
          ASYNC_SCRIPT,
          DEFERRED_SCRIPT,
          PRELOADED_SCRIPT,
          MODULE_SCRIPT,
          PRELOADED_MODULE,
          FONT,
          PRELOADED_FONT,
          IMAGE,
          LATER_IMAGE,
          LAZY_IMAGE,
          STYLE_IMAGE,
          VIDEO,
          AUDIO,
          ICON ->
          EnumSet.of(Place.HOST, Place.COOKIE);
    };
  }
}

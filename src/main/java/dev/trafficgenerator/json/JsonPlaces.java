package dev.trafficgenerator.json;

import static dev.trafficgenerator.sitemap.Problem.below;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Where in a JSON text its values stand, by their JSON Pointers. Text that ends in the middle or
/// goes wrong somewhere is known up to there. Immutable.
public final class JsonPlaces {
  /// Most values whose places are kept; problems of what is beyond point to what holds it.
  static final int PLACES_MAX = 100_000;

  /// Longest pointer that is kept.
  private static final int POINTER_CHARS_MAX = 2_000;

  private final String text;
  private final Map<String, Place> places = new HashMap<>();
  private Optional<Place> broken = Optional.empty();

  /// A value's place.
  ///
  /// @param line from 1
  /// @param column from 1, in characters
  /// @param start of the value's name or, where it has none, of the value: an index into the text
  /// @param end behind the value, or behind the bracket that opens it
  public record Place(int line, int column, int start, int end) {}

  private JsonPlaces(String text) {
    this.text = text;
  }

  /// Reads as much of `text` as can be read.
  public static JsonPlaces of(String text) {
    var places = new JsonPlaces(text);
    try (JsonParser parser = JsonText.MAPPER.createParser(text)) {
      places.read(parser);
    } catch (JsonProcessingException e) {
      int at =
          e.getLocation() == null ? text.length() : places.inside(e.getLocation().getCharOffset());
      int start = Math.max(0, Math.min(at, text.length() - 1));
      places.broken = Optional.of(places.place(start, start + 1));
    } catch (IOException impossible) {
      throw new UncheckedIOException("a string could not be read", impossible);
    }
    return places;
  }

  /// The place of what `pointer` leads to, or of the nearest thing around it that is there.
  public Optional<Place> find(String pointer) {
    String near = pointer;
    while (true) {
      Place place = places.get(near);
      if (place != null || near.isEmpty()) {
        return Optional.ofNullable(place);
      }
      near = near.substring(0, Math.max(0, near.lastIndexOf('/')));
    }
  }

  /// Where the text stops being JSON; empty if it is JSON to its end.
  public Optional<Place> broken() {
    return broken;
  }

  /// A container that is being read.
  private static final class Level {
    private final String pointer;
    private final boolean isArray;
    private int index;

    Level(String pointer, boolean isArray) {
      this.pointer = pointer;
      this.isArray = isArray;
    }
  }

  private void read(JsonParser parser) throws IOException {
    var levels = new java.util.ArrayDeque<Level>();
    String name = "";
    int nameStart = -1;
    for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
      int start = inside(parser.currentTokenLocation().getCharOffset());
      if (token == JsonToken.FIELD_NAME) {
        name = parser.currentName();
        nameStart = start;
        continue;
      }
      if (token.isStructEnd()) {
        levels.pop();
        continue;
      }
      Level level = levels.peek();
      String pointer =
          level == null
              ? ""
              : level.isArray ? below(level.pointer, level.index++) : below(level.pointer, name);
      // A string is read when it is asked for; its end is known from then on.
      parser.finishToken();
      keep(pointer, nameStart >= 0 ? nameStart : start, parser);
      nameStart = -1;
      if (token.isStructStart()) {
        levels.push(new Level(pointer, token == JsonToken.START_ARRAY));
      }
    }
  }

  private void keep(String pointer, int start, JsonParser parser) {
    if (places.size() < PLACES_MAX && pointer.length() <= POINTER_CHARS_MAX) {
      places.put(pointer, place(start, inside(parser.currentLocation().getCharOffset())));
    }
  }

  private int inside(long offset) {
    return Math.clamp(offset, 0, text.length());
  }

  private int lastStart;
  private int lastLine = 1;
  private int lastLineStart;

  /// Starts come in rising order, so that the text is gone through once.
  private Place place(int start, int end) {
    if (start < lastStart) {
      lastStart = 0;
      lastLine = 1;
      lastLineStart = 0;
    }
    for (int at = text.indexOf('\n', lastStart); at >= 0 && at < start; ) {
      lastLine++;
      lastLineStart = at + 1;
      at = text.indexOf('\n', at + 1);
    }
    lastStart = start;
    return new Place(lastLine, start - lastLineStart + 1, start, Math.max(end, start));
  }
}

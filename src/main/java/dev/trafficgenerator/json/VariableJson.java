package dev.trafficgenerator.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.trafficgenerator.run.Seconds;
import dev.trafficgenerator.sitemap.Alphabet;
import dev.trafficgenerator.sitemap.Checked;
import dev.trafficgenerator.sitemap.Variable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// Each kind of variable in JSON: how it is read, and how it is written.
final class VariableJson {
  static final String TYPE = "type";
  static final String VALUE = "value";
  static final String START = "start";
  static final String STEP = "step";
  static final String END = "end";
  static final String FORMAT = "format";
  static final String OFFSET = "offset";
  static final String LENGTH = "length";
  static final String ALPHABET = "alphabet";
  static final String CHARACTERS = "characters";
  static final String LOCALE = "locale";

  /// The kinds, with the keys that each has beside its type.
  enum Kind {
    LIST("list", VALUE),
    RANGE("range", VALUE),
    UUID("uuid"),
    SEQUENCE("sequence", START, STEP, END),
    TIMESTAMP("timestamp", FORMAT, OFFSET),
    RANDOM_STRING("random_string", LENGTH, ALPHABET, CHARACTERS),
    CSV("csv", VALUE),
    FAKER("faker", VALUE, LOCALE);

    final String label;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    final List<String> keys;

    Kind(String label, String... keys) {
      this.label = label;
      this.keys = List.of(keys);
    }

    boolean hasValue() {
      return keys.contains(VALUE);
    }
  }

  static final Map<String, Kind> KINDS = Field.names(Kind.values(), kind -> kind.label);
  static final Map<String, Alphabet> ALPHABETS = Field.names(Alphabet.values(), Alphabet::label);

  private VariableJson() {}

  static Optional<Variable> read(Field variable) {
    if (!variable.node().isObject()) {
      variable.problemUnshown("must be an object with type and value");
      return Optional.empty();
    }
    Optional<Kind> kind = variable.get(TYPE).requiredOneOf(KINDS);
    Field value = variable.get(VALUE);
    if (!value.isGiven() && kind.map(Kind::hasValue).orElse(true)) {
      value.problem("is required");
    }
    if (kind.isEmpty()) {
      return Optional.empty();
    }
    List<String> keys = new ArrayList<>(kind.get().keys);
    keys.add(TYPE);
    variable.ignoreAllBut(Set.copyOf(keys));
    return switch (kind.get()) {
      case LIST -> choice(value);
      case RANGE -> pair(value, "[low, high]").map(ends -> new Variable.Range(ends[0], ends[1]));
      case UUID -> Optional.of(new Variable.Uuid());
      case SEQUENCE -> Optional.of(sequence(variable));
      case TIMESTAMP -> Optional.of(timestamp(variable));
      case RANDOM_STRING -> Optional.of(randomString(variable));
      case CSV -> value.text().map(Variable.Csv::new);
      case FAKER ->
          value
              .text()
              .map(it -> new Variable.Faker(it, variable.get(LOCALE).text().orElse("").strip()));
    };
  }

  private static Optional<Variable> choice(Field values) {
    List<Variable.Scalar> read = new ArrayList<>();
    for (Field value : values.elements()) {
      if (value.node().isValueNode()) {
        read.add(new Variable.Scalar(Field.scalarText(value.node()), value.node().isTextual()));
      } else {
        value.problem("must be a string, number, boolean or null");
        return Optional.empty();
      }
    }
    return values.node().isArray() ? Optional.of(new Variable.Choice(read)) : Optional.empty();
  }

  private static Optional<long[]> pair(Field ends, String form) {
    if (!ends.isGiven()) {
      return Optional.empty();
    }
    if (!ends.node().isArray() || ends.node().size() != 2) {
      ends.problem("must be " + form);
      return Optional.empty();
    }
    Optional<Long> low = end(ends.get(0));
    Optional<Long> high = end(ends.get(1));
    return low.isPresent() && high.isPresent()
        ? Optional.of(new long[] {low.get(), high.get()})
        : Optional.empty();
  }

  private static Optional<Long> end(Field end) {
    if (!end.isGiven()) {
      end.problem("must be a whole number");
    }
    return end.exactInteger();
  }

  /// Blank, as a template leaves it, is the default.
  private static Optional<Long> whole(Field number) {
    return number.isBlank() ? Optional.empty() : number.exactInteger();
  }

  private static Variable sequence(Field variable) {
    Optional<Long> end = whole(variable.get(END));
    return new Variable.Sequence(
        whole(variable.get(START)).orElse(Variable.Sequence.DEFAULT.start()),
        whole(variable.get(STEP)).orElse(Variable.Sequence.DEFAULT.step()),
        end.map(OptionalLong::of).orElse(OptionalLong.empty()));
  }

  private static Variable timestamp(Field variable) {
    Field format = variable.get(FORMAT);
    Field offset = variable.get(OFFSET);
    return new Variable.Timestamp(
        format.isBlank() ? Variable.Timestamp.ISO : format.text().orElse(Variable.Timestamp.ISO),
        offset.isBlank()
            ? Variable.Timestamp.DEFAULT.offset()
            : offset.number().map(Seconds::toDuration).orElse(Variable.Timestamp.DEFAULT.offset()));
  }

  private static Variable randomString(Field variable) {
    Variable.RandomString standard = Variable.RandomString.DEFAULT;
    Field length = variable.get(LENGTH);
    int shortest = standard.shortest();
    int longest = standard.longest();
    if (length.node().isArray()) {
      Optional<long[]> ends = pair(length, "a length or [shortest, longest]");
      shortest = ends.map(it -> cut(it[0])).orElse(shortest);
      longest = ends.map(it -> cut(it[1])).orElse(longest);
    } else {
      shortest = whole(length).map(VariableJson::cut).orElse(shortest);
      longest = shortest;
    }
    return new Variable.RandomString(shortest, longest, characters(variable));
  }

  /// To the range of an int, whose ends no check lets pass.
  private static int cut(long number) {
    return Math.clamp(number, Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  private static String characters(Field variable) {
    Field alphabet = variable.get(ALPHABET);
    Field own = variable.get(CHARACTERS);
    Alphabet named =
        alphabet.isBlank()
            ? Alphabet.ALPHANUMERIC
            : alphabet.oneOf(ALPHABETS).orElse(Alphabet.ALPHANUMERIC);
    if (!own.isGiven() || own.text().map(String::isEmpty).orElse(true)) {
      return named.characters();
    }
    if (alphabet.isGiven() && !alphabet.isBlank()) {
      own.problem("must not stand beside alphabet: either names the characters");
    }
    return own.text().orElse("");
  }

  static void write(JsonGenerator out, Variable variable) throws IOException {
    out.writeStartObject();
    switch (variable) {
      case Variable.Choice(var values) -> {
        type(out, Kind.LIST);
        out.writeArrayFieldStart(VALUE);
        for (Variable.Scalar value : values) {
          scalar(out, value);
        }
        out.writeEndArray();
      }
      case Variable.Range(var low, var high) -> {
        type(out, Kind.RANGE);
        pair(out, VALUE, low, high);
      }
      case Variable.Uuid _ -> type(out, Kind.UUID);
      case Variable.Sequence sequence -> write(out, sequence);
      case Variable.Timestamp timestamp -> write(out, timestamp);
      case Variable.RandomString drawn -> write(out, drawn);
      case Variable.Csv(var text) -> {
        type(out, Kind.CSV);
        out.writeStringField(VALUE, text);
      }
      case Variable.Faker(var expression, var locale) -> {
        type(out, Kind.FAKER);
        out.writeStringField(VALUE, expression);
        if (!locale.isEmpty()) {
          out.writeStringField(LOCALE, locale);
        }
      }
    }
    out.writeEndObject();
  }

  private static void type(JsonGenerator out, Kind kind) throws IOException {
    out.writeStringField(TYPE, kind.label);
  }

  private static void pair(JsonGenerator out, String name, long low, long high) throws IOException {
    out.writeArrayFieldStart(name);
    out.writeNumber(low);
    out.writeNumber(high);
    out.writeEndArray();
  }

  private static void write(JsonGenerator out, Variable.Sequence sequence) throws IOException {
    type(out, Kind.SEQUENCE);
    out.writeNumberField(START, sequence.start());
    if (sequence.step() != Variable.Sequence.DEFAULT.step()) {
      out.writeNumberField(STEP, sequence.step());
    }
    if (sequence.end().isPresent()) {
      out.writeNumberField(END, sequence.end().getAsLong());
    }
  }

  private static void write(JsonGenerator out, Variable.Timestamp timestamp) throws IOException {
    type(out, Kind.TIMESTAMP);
    out.writeStringField(FORMAT, timestamp.format());
    if (!timestamp.offset().isZero()) {
      out.writeNumberField(OFFSET, Seconds.of(timestamp.offset()));
    }
  }

  private static void write(JsonGenerator out, Variable.RandomString drawn) throws IOException {
    type(out, Kind.RANDOM_STRING);
    if (drawn.shortest() == drawn.longest()) {
      out.writeNumberField(LENGTH, drawn.shortest());
    } else {
      pair(out, LENGTH, drawn.shortest(), drawn.longest());
    }
    Optional<Alphabet> alphabet = Alphabet.of(drawn.characters());
    if (alphabet.isEmpty()) {
      out.writeStringField(CHARACTERS, drawn.characters());
    } else if (alphabet.get() != Alphabet.ALPHANUMERIC) {
      out.writeStringField(ALPHABET, alphabet.get().label());
    }
  }

  /// What claims to be a number, boolean or null and is none is written as a string.
  private static void scalar(JsonGenerator out, Variable.Scalar scalar) throws IOException {
    boolean bare =
        !scalar.quoted()
            && JsonText.parse(scalar.text()) instanceof Checked.Valid<JsonNode>(var node)
            && node.isValueNode()
            && !node.isTextual()
            && !node.isDouble();
    if (bare) {
      out.writeRawValue(scalar.text().strip());
    } else {
      out.writeString(scalar.text());
    }
  }
}

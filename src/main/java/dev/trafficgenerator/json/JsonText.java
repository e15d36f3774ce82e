package dev.trafficgenerator.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.trafficgenerator.sitemap.Checked;
import dev.trafficgenerator.sitemap.Problem;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// JSON as text. Numbers keep all their digits.
public final class JsonText {

  /// Deepest nesting that is read.
  static final int DEPTH_MAX = 200;

  /// Longest number that is read.
  static final int NUMBER_CHARS_MAX = 1_000;

  /// Most names, values and brackets that are read.
  static final int TOKENS_MAX = 2_000_000;

  /// What a parser's message says about its own workings.
  private static final Pattern INTERNALS =
      Pattern.compile(" \\(code [^)]*\\)|: (?:was expecting|expected) .*| \\(start marker .*");

  static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEPTH_MAX)
                          .maxNumberLength(NUMBER_CHARS_MAX)
                          .maxTokenCount(TOKENS_MAX)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  // So that the field that holds a NaN can be named.
                  .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private JsonText() {}

  /// `text` as compact JSON, the form in which bodies and JSON credentials hold it, or the one
  /// thing that is wrong with it, with line and column and an empty pointer. For an editor's
  /// fields.
  public static Checked<String> compact(String text) {
    return switch (parse(text)) {
      case Checked.Invalid<JsonNode>(var problems) -> new Checked.Invalid<>(problems);
      case Checked.Valid<JsonNode>(var node) -> {
        var reading = new Reading();
        new Field(node, "", reading).checkCharacters();
        yield reading.problems().isEmpty()
            ? new Checked.Valid<>(compact(node))
            : new Checked.Invalid<>(reading.problems().list());
      }
    };
  }

  /// JSON laid out for people; text that is none stays as it is.
  public static String laidOut(String json) {
    return parse(json) instanceof Checked.Valid<JsonNode>(var node)
        ? JsonLayout.of(node).stripTrailing()
        : json;
  }

  static String compact(JsonNode node) {
    try {
      return MAPPER.writeValueAsString(node);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a parsed value could not be written", impossible);
    }
  }

  /// The one value that `utf8` holds. A byte order mark before it is passed over.
  static Checked<JsonNode> parse(byte[] utf8) {
    try {
      return parse(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString());
    } catch (CharacterCodingException _) {
      return invalid("is not valid UTF-8", null);
    }
  }

  /// The one value that `text` holds, or one problem with an empty pointer.
  static Checked<JsonNode> parse(String text) {
    String json = text.startsWith("\uFEFF") ? text.substring(1) : text;
    if (json.isBlank()) {
      return invalid("is empty where JSON is expected", null);
    }
    try (JsonParser parser = MAPPER.createParser(json)) {
      JsonNode node = MAPPER.readTree(parser);
      return parser.nextToken() == null
          ? new Checked.Valid<>(node)
          : invalid("is not valid JSON: something follows its end", parser.currentTokenLocation());
    } catch (JsonProcessingException e) {
      return invalid(reason(e), e.getLocation());
    } catch (IOException e) {
      throw new UncheckedIOException("a string could not be read", e);
    } catch (NumberFormatException | ArithmeticException _) {
      return invalid("is not readable JSON: it holds a number that is too large", null);
    }
  }

  private static String reason(JsonProcessingException e) {
    String message = e.getOriginalMessage();
    if (e instanceof JsonEOFException) {
      return "is not valid JSON: it ends too early";
    }
    if (e instanceof StreamConstraintsException) {
      return "is not readable JSON: " + limit(message);
    }
    if (message.startsWith("Duplicate")) {
      return "is not usable JSON: it has the key "
          + message.replaceFirst("^Duplicate (?:field|Object property) ", "").replace('\'', '"')
          + " twice in one object";
    }
    return "is not valid JSON: " + INTERNALS.matcher(message).replaceAll("");
  }

  private static String limit(String message) {
    if (message.contains("nesting depth")) {
      return "it is nested deeper than " + DEPTH_MAX + " levels";
    }
    return message.contains("Token count")
        ? "it holds more than " + TOKENS_MAX + " values"
        : "it holds a number, name or text that is too long";
  }

  private static Checked<JsonNode> invalid(String message, @Nullable JsonLocation at) {
    String where =
        at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
    return new Checked.Invalid<>(List.of(new Problem("", message + where)));
  }

  /// What `writing` writes, as UTF-8. A character that UTF-8 has no form for becomes `?`.
  static byte[] write(boolean pretty, Writing writing) {
    var text = new StringWriter();
    try (JsonGenerator generator = MAPPER.createGenerator(text)) {
      writing.to(generator);
    } catch (IOException impossible) {
      throw new UncheckedIOException("a string could not be written", impossible);
    }
    String json = text.toString();
    return (pretty ? JsonLayout.of(written(json)) : json).getBytes(StandardCharsets.UTF_8);
  }

  /// What was written here, as a tree.
  static JsonNode written(String json) {
    return switch (parse(json)) {
      case Checked.Valid<JsonNode>(var node) -> node;
      case Checked.Invalid<JsonNode>(var problems) ->
          throw new IllegalStateException("what was written can't be read: " + problems);
    };
  }

  /// A value for people to read, in UTF-8: two blanks a level, one line an element, and a line's
  /// end behind it, on every system.
  static byte[] lines(JsonNode value) {
    var indenter = new DefaultIndenter("  ", "\n");
    Separators colons =
        Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER);
    var printer =
        new DefaultPrettyPrinter(colons).withObjectIndenter(indenter).withArrayIndenter(indenter);
    try {
      return (MAPPER.writer(printer).writeValueAsString(value) + "\n")
          .getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a value could not be written", impossible);
    }
  }

  /// Writes one value.
  @FunctionalInterface
  interface Writing {
    void to(JsonGenerator out) throws IOException;
  }

  /// A value as an object, which may come as a string that holds one; empty, with a problem, for
  /// what is neither. What is not given is an object without entries.
  ///
  /// @param rule such as `must be an object such as {"chrome":60}`
  static Optional<Field> object(Field value, String rule) {
    if (!value.node().isTextual()) {
      return onlyObject(value, rule);
    }
    return switch (parse(value.node().textValue())) {
      case Checked.Valid<JsonNode>(var node) ->
          onlyObject(new Field(node, value.pointer(), value.reading()), rule);
      case Checked.Invalid<JsonNode>(var problems) -> {
        value.problem(rule + ", or a string that holds one: it " + problems.getFirst().message());
        yield Optional.empty();
      }
    };
  }

  private static Optional<Field> onlyObject(Field value, String rule) {
    if (value.isGiven() && !value.node().isObject()) {
      value.problem(rule);
      return Optional.empty();
    }
    return Optional.of(value);
  }
}

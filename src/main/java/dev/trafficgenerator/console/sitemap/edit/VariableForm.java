package dev.trafficgenerator.console.sitemap.edit;

import dev.trafficgenerator.run.Seconds;
import dev.trafficgenerator.sitemap.Alphabet;
import dev.trafficgenerator.sitemap.Variable;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A variable as the texts of its fields, by the fields' names, and back.
public final class VariableForm {
  private static final Pattern LENGTH =
      Pattern.compile("\\s*(\\d{1,9})(?:\\s*[-–]\\s*(\\d{1,9}))?\\s*");
  private static final String WHOLE = "sitemap.field.whole";

  private final Map<String, String> texts;
  private final Map<String, String> wrong = new HashMap<>();

  private VariableForm(Map<String, String> texts) {
    this.texts = texts;
  }

  /// What stands in each field.
  public static Map<String, String> texts(Variable variable) {
    return switch (variable) {
      case Variable.Choice(var all) -> Map.of("values", Lines.valueText(all));
      case Variable.Range(long low, long high) ->
          Map.of("low", Long.toString(low), "high", Long.toString(high));
      case Variable.Uuid _ -> Map.of();
      case Variable.Sequence(long start, long step, OptionalLong end) ->
          Map.of(
              "start",
              Long.toString(start),
              "step",
              Long.toString(step),
              "end",
              end.isPresent() ? Long.toString(end.getAsLong()) : "");
      case Variable.Timestamp(String format, Duration offset) ->
          Map.of("format", format, "offset", Seconds.of(offset).toPlainString());
      case Variable.RandomString drawn ->
          Map.of("length", lengthText(drawn), "characters", drawn.characters());
      case Variable.Csv(String text) -> Map.of("table", text);
      case Variable.Faker(String expression, String locale) ->
          Map.of("expression", expression, "locale", locale);
    };
  }

  /// `8`, or `8–16`.
  public static String lengthText(Variable.RandomString drawn) {
    return drawn.shortest() == drawn.longest()
        ? Integer.toString(drawn.shortest())
        : drawn.shortest() + "–" + drawn.longest();
  }

  /// What the texts of a form mean.
  ///
  /// @param variable empty when a field can't be read
  /// @param wrong for each field that can't be read, the message that says so
  public record Read(Optional<Variable> variable, Map<String, String> wrong) {}

  public static Read read(VariableKind kind, Map<String, String> texts) {
    var form = new VariableForm(texts);
    Variable read = form.read(kind);
    return new Read(
        form.wrong.isEmpty() ? Optional.of(read) : Optional.empty(), Map.copyOf(form.wrong));
  }

  private Variable read(VariableKind kind) {
    return switch (kind) {
      case LIST -> new Variable.Choice(Lines.values(text("values")));
      case RANGE -> new Variable.Range(whole("low"), whole("high"));
      case UUID -> new Variable.Uuid();
      case SEQUENCE ->
          new Variable.Sequence(
              whole("start"),
              whole("step"),
              text("end").isBlank() ? OptionalLong.empty() : OptionalLong.of(whole("end")));
      case TIMESTAMP -> new Variable.Timestamp(text("format"), offset());
      case RANDOM_STRING -> randomString();
      case CSV -> new Variable.Csv(text("table"));
      case FAKER -> new Variable.Faker(text("expression"), text("locale").strip());
    };
  }

  private String text(String field) {
    return texts.getOrDefault(field, "");
  }

  private long whole(String field) {
    try {
      return Long.parseLong(text(field).strip());
    } catch (NumberFormatException _) {
      wrong.put(field, WHOLE);
      return 0;
    }
  }

  private Duration offset() {
    String text = text("offset").strip();
    try {
      boolean isShort = text.length() <= 20;
      return text.isEmpty()
          ? Duration.ZERO
          : Seconds.toDuration(new BigDecimal(isShort ? text : ""));
    } catch (NumberFormatException _) {
      wrong.put("offset", "sitemap.field.seconds");
      return Duration.ZERO;
    }
  }

  private Variable randomString() {
    Matcher length = LENGTH.matcher(text("length"));
    if (!length.matches()) {
      wrong.put("length", "sitemap.field.length");
      return Variable.RandomString.DEFAULT;
    }
    int shortest = Integer.parseInt(length.group(1));
    int longest = length.group(2) == null ? shortest : Integer.parseInt(length.group(2));
    String characters = text("characters");
    return new Variable.RandomString(
        shortest, longest, characters.isEmpty() ? Alphabet.ALPHANUMERIC.characters() : characters);
  }
}

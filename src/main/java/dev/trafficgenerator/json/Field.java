package dev.trafficgenerator.json;

import static dev.trafficgenerator.sitemap.Problem.below;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A value of a body, where it stands in the body as sent, and where to complain about it. Reading
/// a value as something that it is not adds a problem and gives nothing; a value that is not there
/// gives nothing, too.
record Field(JsonNode node, String pointer, Reading reading) {

  /// A number in a string, blanks around it aside.
  static final String NUMBER_PATTERN =
      "[+-]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][+-]?[0-9]{1,4})?";

  private static final Pattern NUMBER = Pattern.compile(NUMBER_PATTERN);
  private static final int NUMBER_CHARS_MAX = 100;

  /// No quantity has more digits before its point; what has more is cut off here, so that nobody
  /// makes us write out 1e999999.
  private static final int WHOLE_DIGITS_MAX = 30;

  private static final BigDecimal LARGEST = BigDecimal.TEN.pow(WHOLE_DIGITS_MAX);

  /// What stands for true, in any letter case.
  static final List<String> TRUE = List.of("true", "t", "yes", "y", "on", "1");

  /// What stands for false, in any letter case.
  static final List<String> FALSE = List.of("false", "f", "no", "n", "off", "0");

  Field get(String name) {
    return new Field(node.path(name), below(pointer, name), reading);
  }

  Field get(int index) {
    return new Field(node.path(index), below(pointer, index), reading);
  }

  /// The same value, noticed elsewhere.
  Field in(Reading other) {
    return new Field(node, pointer, other);
  }

  /// A null is the same as a missing value.
  boolean isGiven() {
    return !node.isMissingNode() && !node.isNull();
  }

  boolean isBlank() {
    return node.isTextual() && node.textValue().isBlank();
  }

  void problem(String message) {
    reading.problems().add(pointer, message, shown());
  }

  /// A problem that does not repeat the value: it may be a secret in the wrong place.
  void problemUnshown(String message) {
    reading.problems().add(pointer, message);
  }

  /// This value as it may be repeated in a problem; null if it is no scalar.
  @Nullable Object shown() {
    if (node.isBoolean()) {
      return node.booleanValue();
    }
    boolean shortNumber = node.isNumber() && isFinite() && node.asText().length() <= 20;
    return shortNumber
        ? node.numberValue()
        : node.isValueNode() && isGiven() ? node.asText() : null;
  }

  Optional<String> text() {
    if (isGiven() && !node.isTextual()) {
      problem("must be a string");
    }
    return Optional.ofNullable(node.textValue());
  }

  /// A string, number or boolean as text. A value that is neither is not repeated.
  Optional<String> scalarText() {
    if (!isGiven()) {
      return Optional.empty();
    }
    if (!node.isValueNode()) {
      problemUnshown("must be a string, number or boolean");
      return Optional.empty();
    }
    return Optional.of(scalarText(node));
  }

  /// A scalar as a person would write it: without an exponent, unless that took many zeros.
  static String scalarText(JsonNode node) {
    if (node.isBigDecimal()) {
      BigDecimal number = node.decimalValue();
      boolean plain = Math.abs((long) number.scale()) <= WHOLE_DIGITS_MAX;
      return plain ? number.toPlainString() : number.toString();
    }
    return node.asText();
  }

  /// What one of `names` stands for, in any letter case.
  <V> Optional<V> oneOf(Map<String, V> names) {
    Optional<String> text = text();
    Optional<V> value =
        text.flatMap(it ->
            names.entrySet().stream()
                .filter(name -> name.getKey().equalsIgnoreCase(it.strip()))
                .map(Map.Entry::getValue)
                .findFirst());
    if (text.isPresent() && value.isEmpty()) {
      problem("must be one of " + String.join(", ", names.keySet()));
    }
    return value;
  }

  /// As [#oneOf], where something must be given.
  <V> Optional<V> requiredOneOf(Map<String, V> names) {
    if (!isGiven() || isBlank()) {
      problem("is required");
      return Optional.empty();
    }
    return oneOf(names);
  }

  /// Names for [#oneOf], in the enum's order.
  static <E> Map<String, E> names(E[] values, Function<E, String> name) {
    Map<String, E> names = new LinkedHashMap<>();
    for (E value : values) {
      names.put(name.apply(value), value);
    }
    return names;
  }

  /// A boolean, or a word or number that stands for one.
  Optional<Boolean> bool() {
    if (!isGiven()) {
      return Optional.empty();
    }
    String word =
        node.isNumber() && isFinite()
            ? scalarText(node).replaceFirst("\\.0+$", "")
            : node.asText().strip().toLowerCase(Locale.ROOT);
    if (TRUE.contains(word)) {
      return Optional.of(true);
    }
    if (!FALSE.contains(word)) {
      problem("must be true or false");
      return Optional.empty();
    }
    return Optional.of(false);
  }

  /// A number, or a string that holds one; nothing beyond 1e30 either way.
  Optional<BigDecimal> number() {
    return number("must be a number");
  }

  /// As [#number], with a message of its own.
  Optional<BigDecimal> number(String rule) {
    if (!isGiven()) {
      return Optional.empty();
    }
    BigDecimal number = null;
    if (node.isNumber() && isFinite()) {
      number = node.decimalValue();
    } else if (node.isTextual()) {
      String text = node.textValue().strip();
      boolean wellFormed = text.length() <= NUMBER_CHARS_MAX && NUMBER.matcher(text).matches();
      number = wellFormed ? new BigDecimal(text) : null;
    }
    if (number == null) {
      problem(rule);
      return Optional.empty();
    }
    return Optional.of(inRange(number));
  }

  private static BigDecimal inRange(BigDecimal number) {
    // By the number of digits, as arithmetic with a huge exponent would write it out.
    long wholeDigits = (long) number.precision() - number.scale();
    if (wholeDigits > WHOLE_DIGITS_MAX) {
      return number.signum() < 0
          ? LARGEST.negate()
          : number.signum() == 0 ? BigDecimal.ZERO : LARGEST;
    }
    return wholeDigits < -NUMBER_CHARS_MAX ? BigDecimal.ZERO : number;
  }

  /// A whole number, cut to the range of a long.
  Optional<Long> integer() {
    String rule = "must be a whole number";
    Optional<BigDecimal> number = number(rule);
    if (number.isPresent() && number.get().stripTrailingZeros().scale() > 0) {
      problem(rule);
      return Optional.empty();
    }
    return number.map(it ->
        it.min(BigDecimal.valueOf(Long.MAX_VALUE))
            .max(BigDecimal.valueOf(Long.MIN_VALUE))
            .longValue());
  }

  /// A whole number within the range of a long.
  Optional<Long> exactInteger() {
    Optional<Long> integer = integer();
    Optional<BigDecimal> number = integer.isPresent() ? number() : Optional.empty();
    if (number.isPresent() && number.get().compareTo(BigDecimal.valueOf(integer.get())) != 0) {
      problem("must be a whole number of at most 18 digits");
      return Optional.empty();
    }
    return integer;
  }

  /// The elements of an array; none where a template left a blank string. Made as they are asked
  /// for: a body may hold very many.
  Iterable<Field> elements() {
    if (isGiven() && !isBlank() && !node.isArray()) {
      problemUnshown("must be an array");
    }
    int size = node.isArray() ? node.size() : 0;
    return () -> IntStream.range(0, size).mapToObj(this::get).iterator();
  }

  /// Adds a problem if this is given and no object; a blank string is what a template left.
  void checkIsObject() {
    if (isGiven() && !isBlank() && !node.isObject()) {
      problemUnshown("must be an object");
    }
  }

  /// The fields of an object that are given, in their order.
  void entries(BiConsumer<String, Field> each) {
    checkIsObject();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      Field field = get(entry.getKey());
      if (field.isGiven()) {
        each.accept(entry.getKey(), field);
      }
    }
  }

  /// Notices every key of this object that is not among `known`.
  void ignoreAllBut(Set<String> known) {
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      if (!known.contains(entry.getKey())) {
        reading.ignore(below(pointer, entry.getKey()));
      }
    }
  }

  /// Complains about text and numbers, here and below, that JSON's grammar lets pass but that no
  /// request can carry.
  void checkCharacters() {
    if (node.isTextual() && hasHalfCharacter(node.textValue())) {
      problemUnshown("must not hold half a character (an unpaired surrogate)");
    } else if (!isFinite()) {
      problem("must be a finite number");
    } else if (node.isArray()) {
      elements().forEach(Field::checkCharacters);
    }
    node.properties().forEach(entry -> get(entry.getKey()).checkCharacters());
  }

  private boolean isFinite() {
    return !node.isDouble() || Double.isFinite(node.doubleValue());
  }

  private static boolean hasHalfCharacter(String text) {
    for (int i = 0; i < text.length(); i++) {
      boolean pair =
          i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
      if (pair) {
        i++;
      } else if (Character.isSurrogate(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }
}

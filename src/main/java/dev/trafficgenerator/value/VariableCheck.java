package dev.trafficgenerator.value;

import static dev.trafficgenerator.sitemap.Problem.below;

import dev.trafficgenerator.sitemap.Bounds;
import dev.trafficgenerator.sitemap.Checked;
import dev.trafficgenerator.sitemap.Problems;
import dev.trafficgenerator.sitemap.Variable;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Finds what is wrong with a variable, by trying it where that is the only way to know.
public final class VariableCheck {
  private final String pointer;
  private final Problems problems;

  private VariableCheck(String pointer, Problems problems) {
    this.pointer = pointer;
    this.problems = problems;
  }

  /// Adds what is wrong with a variable.
  ///
  /// @param pointer to the variable
  /// @return the table, where the variable is one that is right
  public static Optional<CsvTable> check(Variable variable, String pointer, Problems problems) {
    return new VariableCheck(pointer, problems).check(variable);
  }

  private Optional<CsvTable> check(Variable variable) {
    switch (variable) {
      case Variable.Choice(var values) -> {
        if (values.isEmpty()) {
          add("value", "must hold at least one value");
        }
      }
      case Variable.Range(var low, var high) -> {
        if (low > high) {
          add(
              "value",
              "must be [low, high] with low not above high, was [" + low + ", " + high + "]");
        }
      }
      case Variable.Uuid _ -> {}
      case Variable.Sequence sequence -> sequence(sequence);
      case Variable.Timestamp timestamp -> timestamp(timestamp);
      case Variable.RandomString drawn -> randomString(drawn);
      case Variable.Csv(String text) -> {
        return valid(CsvTable.read(text, below(pointer, "value")));
      }
      case Variable.Faker faker -> valid(FakeText.of(faker, pointer));
    }
    return Optional.empty();
  }

  private void add(String key, String message) {
    problems.add(below(pointer, key), message);
  }

  private <T> Optional<T> valid(Checked<T> checked) {
    return switch (checked) {
      case Checked.Valid<T>(T value) -> Optional.of(value);
      case Checked.Invalid<T>(var found) -> {
        found.forEach(problems::add);
        yield Optional.empty();
      }
    };
  }

  private void bounded(String key, Bounds bounds, long value) {
    if (!bounds.contains((double) value)) {
      problems.add(below(pointer, key), bounds.rule(), value);
    }
  }

  private void sequence(Variable.Sequence sequence) {
    int before = problems.list().size();
    bounded("start", Variable.Sequence.NUMBERS, sequence.start());
    bounded("step", Variable.Sequence.NUMBERS, sequence.step());
    sequence.end().ifPresent(end -> bounded("end", Variable.Sequence.NUMBERS, end));
    if (sequence.step() == 0) {
      problems.add(below(pointer, "step"), "must not be 0", 0);
    } else if (problems.list().size() == before && SharedSequence.numbers(sequence) < 1) {
      problems.add(
          below(pointer, "end"),
          sequence.step() > 0
              ? "must not be below start"
              : "must not be above start, as step is negative",
          sequence.end().orElseThrow());
    }
  }

  private void timestamp(Variable.Timestamp timestamp) {
    Duration offset = timestamp.offset();
    BigDecimal seconds =
        BigDecimal.valueOf(offset.getSeconds()).add(BigDecimal.valueOf(offset.getNano(), 9));
    if (Variable.Timestamp.OFFSETS.isTooLow(seconds)
        || Variable.Timestamp.OFFSETS.isTooHigh(seconds)) {
      problems.add(
          below(pointer, "offset"),
          Variable.Timestamp.OFFSETS.rule() + " seconds",
          offset.toSeconds());
    }
    String format = timestamp.format();
    if (format.length() > Variable.Timestamp.FORMAT_CHARS_MAX) {
      problems.add(
          below(pointer, "format"),
          "must be at most " + Variable.Timestamp.FORMAT_CHARS_MAX + " characters",
          format);
      return;
    }
    try {
      if (format.isBlank()) {
        throw new IllegalArgumentException("is blank");
      }
      String shown = TimeFormat.of(format).text(Instant.EPOCH);
      if (shown.chars().anyMatch(Character::isISOControl)) {
        problems.add(below(pointer, "format"), "must not hold control characters", format);
      }
    } catch (IllegalArgumentException | DateTimeException e) {
      problems.add(
          below(pointer, "format"),
          "must be iso, unix, unix_ms or a pattern such as yyyy-MM-dd HH:mm:ss ("
              + e.getMessage()
              + ")",
          format);
    }
  }

  private void randomString(Variable.RandomString drawn) {
    bounded("length", Variable.RandomString.LENGTHS, drawn.shortest());
    if (drawn.longest() != drawn.shortest()) {
      bounded("length", Variable.RandomString.LENGTHS, drawn.longest());
    }
    if (drawn.shortest() > drawn.longest()) {
      add(
          "length",
          "must be [shortest, longest] with shortest not above longest, was ["
              + drawn.shortest()
              + ", "
              + drawn.longest()
              + "]");
    }
    if (drawn.characters().isEmpty()) {
      add("characters", "must hold at least one character");
    } else if (drawn.characters().length() > Variable.RandomString.CHARACTERS_MAX) {
      add(
          "characters",
          "must hold at most " + Variable.RandomString.CHARACTERS_MAX + " characters");
    }
  }
}

package dev.trafficgenerator.value;

import dev.trafficgenerator.sitemap.Checked;
import dev.trafficgenerator.sitemap.Problem;
import dev.trafficgenerator.sitemap.Variable;
import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/// Draws values of one variable. For any number of threads.
@FunctionalInterface
public interface ValueSource {

  /// Another value. All that is random in it comes from `random`.
  String next(RandomGenerator random);

  /// The source of a variable that is right and whose values stand for themselves.
  ///
  /// @param name by which a sequence goes on in `counters`
  /// @throws IllegalArgumentException if the variable is wrong, or a table, whose values are
  ///   [CsvTable]'s
  static ValueSource of(String name, Variable variable, Counters counters, InstantSource clock) {
    return switch (variable) {
      case Variable.Choice(var values) ->
          random -> values.get(random.nextInt(values.size())).text();
      case Variable.Range range -> random -> Long.toString(within(range, random));
      case Variable.Uuid _ -> ValueSource::uuid;
      case Variable.Sequence sequence -> {
        SharedSequence shared = counters.of(name, sequence);
        yield _ -> Long.toString(shared.next());
      }
      case Variable.Timestamp(String format, var offset) -> {
        TimeFormat shown = TimeFormat.of(format);
        yield _ -> shown.text(clock.instant().plus(offset));
      }
      case Variable.RandomString drawn -> new RandomText(drawn);
      case Variable.Csv _ -> throw new IllegalArgumentException("a table has rows, not values");
      case Variable.Faker faker -> right(FakeText.of(faker, ""));
    };
  }

  private static long within(Variable.Range range, RandomGenerator random) {
    long low = range.low();
    long high = range.high();
    if (high < Long.MAX_VALUE) {
      return random.nextLong(low, high + 1);
    }
    return low == Long.MIN_VALUE ? random.nextLong() : random.nextLong(low - 1, high) + 1;
  }

  /// RFC 9562, section 5.4.
  private static String uuid(RandomGenerator random) {
    long high = (random.nextLong() & 0xffff_ffff_ffff_0fffL) | 0x4000L;
    long low = (random.nextLong() >>> 2) | (1L << 63);
    return new UUID(high, low).toString();
  }

  private static <T> T right(Checked<T> checked) {
    return switch (checked) {
      case Checked.Valid<T>(T value) -> value;
      case Checked.Invalid<T>(var problems) ->
          throw new IllegalArgumentException(
              problems.stream().map(Problem::message).collect(Collectors.joining("; ")));
    };
  }
}

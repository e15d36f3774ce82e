package dev.trafficgenerator.value;

import dev.trafficgenerator.sitemap.Variable;
import java.util.concurrent.atomic.AtomicLong;

/// A count that any number of threads draw from: no number comes twice before all have come.
final class SharedSequence {
  private final Variable.Sequence sequence;
  private final long numbers;
  private final AtomicLong drawn = new AtomicLong();

  SharedSequence(Variable.Sequence sequence) {
    this.sequence = sequence;
    numbers = numbers(sequence);
  }

  /// How many different numbers there are. Start and end are within 2⁵³, so nothing overflows.
  static long numbers(Variable.Sequence sequence) {
    long last =
        sequence
            .end()
            .orElse(
                sequence.step() > 0
                    ? Variable.Sequence.NUMBERS.high()
                    : Variable.Sequence.NUMBERS.low());
    return (last - sequence.start()) / sequence.step() + 1;
  }

  long next() {
    return sequence.start() + drawn.getAndIncrement() % numbers * sequence.step();
  }
}

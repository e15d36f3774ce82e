package dev.trafficgenerator.engine;

import dev.trafficgenerator.run.Habits;
import dev.trafficgenerator.run.RunSettings;
import dev.trafficgenerator.run.TimeRange;
import java.util.random.RandomGenerator;

/// How long people wait, drawn anew each time.
sealed interface Delay {

  /// The next one.
  long nanos(RandomGenerator random);

  /// Evenly from `minNanos` to `maxNanos`. Where both are the same, nothing is drawn.
  record Uniform(long minNanos, long maxNanos) implements Delay {
    @Override
    public long nanos(RandomGenerator random) {
      return minNanos == maxNanos ? minNanos : random.nextLong(minNanos, maxNanos + 1);
    }
  }

  /// median · exp(sigma · N(0, 1)), cut at the cap.
  record LogNormal(long medianNanos, double sigma, long capNanos) implements Delay {
    @Override
    public long nanos(RandomGenerator random) {
      double nanos = medianNanos * Math.exp(sigma * random.nextGaussian());
      return (long) Math.min(nanos, (double) capNanos);
    }
  }

  static Delay of(TimeRange range) {
    return new Uniform(range.min().toNanos(), range.max().toNanos());
  }

  /// The pause after a page.
  static Delay thinkTime(RunSettings settings) {
    Habits habits = settings.habits();
    return switch (habits.thinkTimeModel()) {
      case UNIFORM -> of(new TimeRange(settings.minThinkTime(), settings.maxThinkTime()));
      case LOGNORMAL ->
          new LogNormal(
              habits.thinkTimeMedian().toNanos(),
              habits.thinkTimeSigma(),
              habits.thinkTimeCap().toNanos());
    };
  }

  /// The pause after an API call.
  static Delay apiThinkTime(RunSettings settings) {
    return settings.habits().apiThinkTime().map(Delay::of).orElseGet(() -> thinkTime(settings));
  }
}

package dev.trafficgenerator.demo;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/// Pretends the work that a real shop would do. Safe for any number of threads.
final class SimulatedWork {

  /// How a piece of work ended.
  enum Outcome {
    DONE,
    /// What was asked for is gone.
    STALE,
    /// The work failed.
    BROKEN
  }

  /// The spread of delays: nine out of ten lie within a factor of 2 of the median.
  private static final double SIGMA = 0.42;

  /// One in a few hundred waits for something slow.
  private static final double SLOW_SHARE = 0.003;

  private static final double SLOW_FACTOR = 12;
  private static final long DELAY_MAX_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  /// Keeps the random streams of requests apart. Any odd number of many bits does, but for
  /// SplittableRandom's own step: with that one, each stream would be the one before without its
  /// first number.
  private static final long STRIDE = 0xD1342543DE82EF95L;

  private final DemoSettings settings;
  private final AtomicLong requests = new AtomicLong();

  SimulatedWork(DemoSettings settings) {
    this.settings = settings;
  }

  /// Takes the time that `effort` takes, and says how it ended.
  Outcome done(Effort effort) throws InterruptedException {
    if (!settings.delays() && !settings.mishaps()) {
      return Outcome.DONE;
    }
    var random = new SplittableRandom(settings.seed() + requests.getAndIncrement() * STRIDE);
    long delayNanos = delayNanos(effort, random);
    if (settings.delays() && delayNanos > 0) {
      TimeUnit.NANOSECONDS.sleep(delayNanos);
    }
    return settings.mishaps() ? outcome(effort, random.nextDouble()) : Outcome.DONE;
  }

  /// A log-normal delay, now and then a slow one.
  static long delayNanos(Effort effort, RandomGenerator random) {
    double factor = Math.exp(SIGMA * random.nextGaussian());
    if (random.nextDouble() < SLOW_SHARE) {
      factor *= SLOW_FACTOR;
    }
    return Math.min(DELAY_MAX_NANOS, Math.round(effort.medianMillis() * factor * 1e6));
  }

  /// @param luck from 0 to 1, drawn evenly
  static Outcome outcome(Effort effort, double luck) {
    if (luck < effort.staleShare()) {
      return Outcome.STALE;
    }
    return luck < effort.staleShare() + effort.brokenShare() ? Outcome.BROKEN : Outcome.DONE;
  }
}

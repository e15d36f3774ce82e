package dev.trafficgenerator.engine;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// Random streams that depend on the run's seed, the user's number, the session's number and what
/// they are for, and on nothing else: the same seed gives each user the same choices in the same
/// order, however long its requests take.
enum SeedStream {
  /// Who visits, how long, and whether logged in.
  VISITOR,
  /// Which paths, and the variables' values.
  CHOICES,
  /// Think times and backoff.
  TIMING,
  /// The variables' values in the login; the same for each login of a session.
  LOGIN,
  /// The variables' values in requests for what pages are made of and where redirects lead: apart,
  /// so that what a target answers does not change the choices.
  RESOURCES,
  /// How many pages a session has.
  PAGES;

  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  RandomGenerator of(long seed, int user, long session) {
    long mixed = mix(mix(seed) + GOLDEN_GAMMA * (ordinal() + 1L));
    mixed = mix(mixed + GOLDEN_GAMMA * (user + 1L));
    return new SplittableRandom(mix(mixed + GOLDEN_GAMMA * (session + 1L)));
  }

  /// The finalizer of SplitMix64 (Steele, Lea, Flood, "Fast Splittable Pseudorandom Number
  /// Generators", 2014), variant 13 of Stafford's mixers.
  private static long mix(long bits) {
    long z = bits;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}

package dev.trafficgenerator.doctor;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/// What time it is, and how punctual this computer wakes who sleeps.
final class Clock {
  private static final String SUBJECT = "Clock";
  private static final String PUNCTUALITY = "Punctuality";

  /// Older than this program.
  private static final Instant TOO_EARLY = Instant.parse("2026-01-01T00:00:00Z");

  private static final Instant TOO_LATE = Instant.parse("2100-01-01T00:00:00Z");
  private static final Duration LATE = Duration.ofMillis(10);
  private static final Duration SLEEP = Duration.ofMillis(1);
  private static final int SLEEPS = 200;

  private Clock() {}

  static Finding reading(Instant now) {
    String seen =
        "%s, zone %s".formatted(now.truncatedTo(ChronoUnit.SECONDS), ZoneId.systemDefault());
    return now.isBefore(TOO_EARLY) || now.isAfter(TOO_LATE)
        ? Finding.problem(
            SUBJECT,
            seen,
            "that can't be: set it (timedatectl set-ntp true), or certificates and reports are wrong")
        : Finding.ok(SUBJECT, seen);
  }

  /// Sleeps many times for a moment, and looks how much later it woke.
  static Finding punctuality() {
    long[] late = new long[SLEEPS];
    for (int i = 0; i < SLEEPS; i++) {
      long due = System.nanoTime() + SLEEP.toNanos();
      while (System.nanoTime() - due < 0) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
      late[i] = System.nanoTime() - due;
    }
    Arrays.sort(late);
    return punctuality(Duration.ofNanos(late[SLEEPS / 2]), Duration.ofNanos(late[SLEEPS - 3]));
  }

  /// @param mostly half of the time it was no later
  /// @param rarely in 99 of 100 cases it was no later
  static Finding punctuality(Duration mostly, Duration rarely) {
    String seen =
        "wakes %.1f ms late, and %.1f ms once in 100 times"
            .formatted(mostly.toNanos() / 1e6, rarely.toNanos() / 1e6);
    return rarely.compareTo(LATE) < 0
        ? Finding.ok(PUNCTUALITY, seen)
        : Finding.note(
            PUNCTUALITY,
            seen,
            "this computer is busy, and what is measured here is late by as much; see what else runs");
  }
}

package dev.trafficgenerator.metrics;

import dev.trafficgenerator.run.history.HistoryBucket;
import dev.trafficgenerator.run.history.RunHistory;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/// A run's course in bounded memory, coarser with age: by the second for the newest hour, by ten
/// seconds for two hours before it, then by the minute for a day, and for a run that is longer
/// still by two minutes, four, and so on. That is at most 5,760 stretches, and 12 MiB: where these
/// would be more, what is old is put together sooner. `src/bench/history.sh` measures it. Safe for
/// any number of threads.
final class History {
  /// What all stretches may take on the heap, but for the newest few.
  static final long BYTES_MAX = 12L << 20;

  private static final int SECONDS_KEPT = 3_600;
  private static final int TENS_KEPT = 720;
  private static final int MINUTES_KEPT = 1_440;

  /// However wide times are spread, this many stay as they are.
  private static final int SECONDS_MIN = 300;

  private static final int TENS_MIN = 60;

  // All guarded by this.
  private final Deque<Stretch> seconds = new ArrayDeque<>();
  private final Deque<Stretch> tens = new ArrayDeque<>();
  private Deque<Stretch> oldest = new ArrayDeque<>();
  private long oldestWidth = 60;
  private long bytes;
  private final StretchSum sum = new StretchSum();

  /// @param next begins where the one before ended
  synchronized void add(Stretch next) {
    seconds.addLast(next);
    bytes += next.bytes();
    if (seconds.size() > SECONDS_KEPT) {
      moveOldest(seconds, tens, 10);
    }
    if (tens.size() > TENS_KEPT) {
      moveOldest(tens, oldest, oldestWidth);
    }
    while (oldest.size() > MINUTES_KEPT) {
      widenOldest();
    }
    while (bytes > BYTES_MAX && shrink()) {
      // until it fits
    }
  }

  private boolean shrink() {
    if (seconds.size() > SECONDS_MIN) {
      moveOldest(seconds, tens, 10);
    } else if (tens.size() > TENS_MIN) {
      moveOldest(tens, oldest, oldestWidth);
    } else if (oldest.size() > 1) {
      widenOldest();
    } else {
      return false;
    }
    return true;
  }

  private void moveOldest(Deque<Stretch> from, Deque<Stretch> to, long width) {
    Stretch moved = from.removeFirst();
    bytes -= moved.bytes();
    append(to, moved, width);
  }

  /// Adds to the last one there, if both begin in the same `width` seconds.
  private void append(Deque<Stretch> to, Stretch next, long width) {
    Stretch last = to.peekLast();
    if (last == null || last.startSecond() / width != next.startSecond() / width) {
      to.addLast(next);
      bytes += next.bytes();
      return;
    }
    to.removeLast();
    bytes -= last.bytes();
    sum.clear();
    sum.add(last);
    sum.add(next);
    Stretch together = sum.stretch();
    to.addLast(together);
    bytes += together.bytes();
  }

  private void widenOldest() {
    Deque<Stretch> before = oldest;
    oldest = new ArrayDeque<>();
    oldestWidth *= 2;
    for (Stretch stretch : before) {
      bytes -= stretch.bytes();
      append(oldest, stretch, oldestWidth);
    }
  }

  /// From the one that holds `fromSecond` on, put together to `stepSeconds` or, where that would be
  /// more than [RunHistory#BUCKETS_MAX], to as many as that takes.
  List<HistoryBucket> buckets(long fromSecond, long stepSeconds) {
    Deque<Stretch> asked = from(fromSecond);
    List<HistoryBucket> buckets = new ArrayList<>();
    if (asked.isEmpty()) {
      return buckets;
    }
    long span = asked.getLast().endSecond() - asked.getFirst().startSecond();
    // One less, as the first and the last may both begin within a step.
    long step = Math.max(Math.max(1, stepSeconds), Math.ceilDiv(span, RunHistory.BUCKETS_MAX - 1L));
    var together = new StretchSum();
    long place = asked.getFirst().startSecond() / step;
    for (Stretch stretch : asked) {
      if (stretch.startSecond() / step != place) {
        buckets.add(together.bucket());
        together.clear();
        place = stretch.startSecond() / step;
      }
      together.add(stretch);
    }
    buckets.add(together.bucket());
    return buckets;
  }

  private synchronized Deque<Stretch> from(long second) {
    Deque<Stretch> asked = new ArrayDeque<>();
    for (Deque<Stretch> age : List.of(seconds, tens, oldest)) {
      Iterator<Stretch> newestFirst = age.descendingIterator();
      while (newestFirst.hasNext()) {
        Stretch stretch = newestFirst.next();
        if (stretch.endSecond() <= second) {
          return asked;
        }
        asked.addFirst(stretch);
      }
    }
    return asked;
  }

  /// What all stretches take on the heap.
  synchronized long bytes() {
    return bytes;
  }
}

package dev.trafficgenerator.console.chart;

import dev.trafficgenerator.run.history.HistoryBucket;
import java.util.ArrayList;
import java.util.List;

/// What is kept of a run's course while it is watched: the newest ten minutes second by second, and
/// before that longer and longer stretches of one length, so that a run of any length is there as a
/// whole and takes no more room than one of an hour.
public final class Timeline {
  /// Most stretches that are kept.
  public static final int STRETCHES_MAX = 3_600;

  private static final long SECONDS_KEPT = 600;

  /// To how many the older ones are put together.
  private static final int OLDER_MAX = 1_500;

  /// To how many where that can't be done, with room for more before it is tried again.
  private static final int APART_MAX = 2_700;

  private static final long STEP_MAX = 1L << 30;

  private final List<HistoryBucket> stretches = new ArrayList<>();

  /// The same as of now; what is added later is not in it.
  public Timeline copy() {
    var copy = new Timeline();
    copy.stretches.addAll(stretches);
    return copy;
  }

  public void clear() {
    stretches.clear();
  }

  /// Adds what is new; what is known already, or older than that, is let go.
  public void add(List<HistoryBucket> course) {
    for (HistoryBucket bucket : course) {
      if (bucket.startSecond() >= end()) {
        stretches.add(bucket);
      }
    }
    if (stretches.size() > STRETCHES_MAX) {
      thin();
    }
  }

  private void thin() {
    long fine = end() - SECONDS_KEPT;
    int older = 0;
    while (older < stretches.size() && ends(stretches.get(older)) <= fine) {
      older++;
    }
    List<HistoryBucket> before = stretches.subList(0, older);
    long step = 2;
    List<HistoryBucket> joined = Joined.bySteps(before, step);
    while (joined.size() > OLDER_MAX && step < STEP_MAX) {
      step *= 2;
      joined = Joined.bySteps(before, step);
    }
    var kept = new ArrayList<>(joined);
    kept.addAll(stretches.subList(older, stretches.size()));
    stretches.clear();
    // Seconds far apart, with nothing told in between, can't be put together.
    stretches.addAll(kept.subList(Math.max(0, kept.size() - APART_MAX), kept.size()));
  }

  private static long ends(HistoryBucket bucket) {
    return bucket.startSecond() + bucket.seconds();
  }

  /// The second to which the run has come, as far as is known; 0 before its first.
  public long end() {
    return stretches.isEmpty() ? 0 : ends(stretches.getLast());
  }

  public int size() {
    return stretches.size();
  }

  /// The newest stretches, at most `count` of them.
  public List<HistoryBucket> newest(int count) {
    return List.copyOf(stretches.subList(Math.max(0, stretches.size() - count), stretches.size()));
  }

  /// The stretches that lie within `span`, wholly or in part.
  public List<HistoryBucket> within(Span span) {
    return stretches.stream()
        .filter(it -> ends(it) > span.from() && it.startSecond() < span.to())
        .toList();
  }
}

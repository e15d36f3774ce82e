package dev.trafficgenerator.metrics;

import dev.trafficgenerator.http.Cause;
import dev.trafficgenerator.http.Exchange;
import dev.trafficgenerator.run.figures.FailureSample;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/// The first and the last failed request of each cause. For any number of threads: a failure costs
/// one small object and one write, as a target that refuses everything makes many.
final class FailureSightings {
  private final Instant anchor;
  private final long anchorNanos;
  private final AtomicReferenceArray<@Nullable Sighting> first =
      new AtomicReferenceArray<>(Cause.values().length);
  private final AtomicReferenceArray<@Nullable Sighting> last =
      new AtomicReferenceArray<>(Cause.values().length);

  private record Sighting(PathRecorder.Key path, String detail, long atNanos) {
    boolean isBefore(Sighting other) {
      return atNanos - other.atNanos < 0;
    }
  }

  /// @param anchor what a clock showed when the nano clock showed `anchorNanos`
  FailureSightings(Instant anchor, long anchorNanos) {
    this.anchor = anchor;
    this.anchorNanos = anchorNanos;
  }

  void failed(PathRecorder.Key path, Exchange.Unanswered lost) {
    int cause = lost.cause().ordinal();
    var sighting = new Sighting(path, lost.detail(), lost.endNanos());
    if (first.getAcquire(cause) == null) {
      first.compareAndSet(cause, null, sighting);
    }
    // Of two that fail at the same moment either may stand: they differ by what a write takes.
    last.setRelease(cause, sighting);
  }

  /// Of each cause that occurred.
  List<FailureSample> samples() {
    List<FailureSample> samples = new ArrayList<>();
    for (Cause cause : Cause.values()) {
      Sighting latest = last.getAcquire(cause.ordinal());
      Sighting earliest = first.getAcquire(cause.ordinal());
      if (latest != null && earliest != null) {
        samples.add(
            latest.isBefore(earliest)
                ? sample(cause, latest, earliest)
                : sample(cause, earliest, latest));
      }
    }
    return List.copyOf(samples);
  }

  private FailureSample sample(Cause cause, Sighting earliest, Sighting latest) {
    return new FailureSample(
        cause.name().toLowerCase(Locale.ROOT),
        at(earliest),
        request(earliest.path),
        earliest.detail,
        at(latest),
        request(latest.path),
        latest.detail);
  }

  private Instant at(Sighting sighting) {
    return anchor.plusNanos(sighting.atNanos - anchorNanos);
  }

  /// Without the query: it may hold what nobody shall read.
  private static String request(PathRecorder.Key path) {
    int query = path.template().indexOf('?');
    String template = query < 0 ? path.template() : path.template().substring(0, query);
    return (path.method() + " " + template).strip();
  }
}

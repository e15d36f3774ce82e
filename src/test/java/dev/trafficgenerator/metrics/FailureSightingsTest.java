package dev.trafficgenerator.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.http.Cause;
import dev.trafficgenerator.http.Exchange;
import dev.trafficgenerator.run.figures.Activity;
import dev.trafficgenerator.run.figures.FailureSample;
import dev.trafficgenerator.run.figures.RequestKind;
import dev.trafficgenerator.run.figures.RunSetup;
import dev.trafficgenerator.run.figures.RunTime;
import dev.trafficgenerator.sitemap.TrafficType;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailureSightingsTest {
  private static final long START_NANOS = -5_000;

  private final RunMetrics metrics =
      new RunMetrics(() -> START_NANOS, () -> Instant.parse("2026-01-11T10:30:00Z"));
  private final PathRecorder items =
      metrics.path("GET", "/items/@id?key=@secret", TrafficType.WEB, RequestKind.PAGE);
  private final PathRecorder login =
      metrics.path("POST", "/login", TrafficType.API, RequestKind.LOGIN);

  @Test
  void theFirstAndTheLastFailureOfEachCauseAreKept() {
    metrics.record(items, unanswered(Cause.CONNECT, "Connection refused", at(2)), 0);
    metrics.record(login, unanswered(Cause.RESET, "broken pipe", at(3)), 0);
    metrics.record(login, unanswered(Cause.CONNECT, "in between", at(4)), 0);
    metrics.record(login, unanswered(Cause.CONNECT, "No route to host", at(5)), 0);

    assertThat(samples())
        .containsExactly(
            new FailureSample(
                "connect",
                Instant.parse("2026-01-11T10:30:02Z"),
                "GET /items/@id",
                "Connection refused",
                Instant.parse("2026-01-11T10:30:05Z"),
                "POST /login",
                "No route to host"),
            new FailureSample(
                "reset",
                Instant.parse("2026-01-11T10:30:03Z"),
                "POST /login",
                "broken pipe",
                Instant.parse("2026-01-11T10:30:03Z"),
                "POST /login",
                "broken pipe"));
  }

  @Test
  void ofTwoFailuresAtOnceTheEarlierIsTheFirst() {
    metrics.record(items, unanswered(Cause.TLS, "later", at(2)), 0);
    metrics.record(items, unanswered(Cause.TLS, "earlier", at(1)), 0);

    assertThat(samples())
        .singleElement()
        .satisfies(sample -> assertThat(sample.firstDetail()).isEqualTo("earlier"))
        .satisfies(sample -> assertThat(sample.lastDetail()).isEqualTo("later"));
  }

  private static Exchange unanswered(Cause cause, String detail, long endNanos) {
    return new Exchange.Unanswered(cause, detail, 0, endNanos, 0, 0);
  }

  private static long at(int seconds) {
    return START_NANOS + seconds * 1_000_000_000L;
  }

  private List<FailureSample> samples() {
    return metrics.figures(RunSetup.NONE, RunTime.NONE, Activity.NONE).requests().failureSamples();
  }
}

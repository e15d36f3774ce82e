package dev.trafficgenerator.engine;

import dev.trafficgenerator.http.Cause;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says what went wrong, at most one line a second for each cause, however often it happened.
final class FailureLog {
  private static final Logger LOG = LoggerFactory.getLogger(FailureLog.class);

  private final AtomicLongArray failures = new AtomicLongArray(Cause.values().length);
  private final AtomicLong loginFailures = new AtomicLong();
  private final AtomicLong faults = new AtomicLong();
  private final AtomicReference<@Nullable String> lastLoginFailure = new AtomicReference<>();
  private final AtomicReference<@Nullable Throwable> lastFault = new AtomicReference<>();

  void failed(Cause cause) {
    failures.incrementAndGet(cause.ordinal());
  }

  void loginFailed(String reason) {
    loginFailures.incrementAndGet();
    lastLoginFailure.set(reason);
  }

  /// A fault of the generator's own ended a session.
  void sessionFaulted(Throwable fault) {
    faults.incrementAndGet();
    lastFault.set(fault);
  }

  /// Writes what has come since the last call; to be called once a second.
  void write(String runId) {
    for (Cause cause : Cause.values()) {
      long count = failures.getAndSet(cause.ordinal(), 0);
      if (count > 0 && cause != Cause.ABORTED) {
        LOG.warn("requests failed run_id={} cause={} count={}", runId, cause, count);
      }
    }
    long logins = loginFailures.getAndSet(0);
    if (logins > 0) {
      LOG.warn(
          "logins failed run_id={} count={} last=\"{}\"", runId, logins, lastLoginFailure.get());
    }
    long faulted = faults.getAndSet(0);
    if (faulted > 0) {
      LOG.error("sessions broke off run_id={} count={}", runId, faulted, lastFault.get());
    }
  }
}

package dev.trafficgenerator.metrics;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends the figures to an OpenTelemetry collector at each interval and once more at the end, in a
/// daemon thread of its own that nothing but [#close] waits for, and that not for long. It talks to
/// that one address: redirects and proxies are not followed. What a collector misses is not sent
/// again, as the next message has all counts anyway.
///
/// Micrometer's own registry for this takes single recordings only, which would count everything a
/// second time; so the families that Prometheus sees are written in OpenTelemetry's words here.
public final class OtlpExport implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OtlpExport.class);

  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  /// How long the process waits at its end for the last message to be taken.
  static final Duration LAST_WAIT = Duration.ofSeconds(3);

  private static final long QUIET_NANOS = Duration.ofMinutes(1).toNanos();

  private final MetricSource source;
  private final OtlpSettings settings;
  private final LongSupplier nanoTicker;
  private final Duration timeout;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .proxy(HttpClient.Builder.NO_PROXY)
          .connectTimeout(TIMEOUT)
          .build();
  private final Instant processStart =
      Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
  private @Nullable Long warnedNanos;
  private @Nullable Thread thread;
  private @Nullable Long finishNanos;

  OtlpExport(MetricSource source, OtlpSettings settings, LongSupplier nanoTicker) {
    this(source, settings, nanoTicker, TIMEOUT);
  }

  /// @param timeout for a whole answer
  OtlpExport(
      MetricSource source, OtlpSettings settings, LongSupplier nanoTicker, Duration timeout) {
    this.timeout = timeout;
    this.source = source;
    this.settings = settings;
    this.nanoTicker = nanoTicker;
  }

  /// Exports from now on, until it is closed.
  public static OtlpExport start(MetricSource source, OtlpSettings settings) {
    var export = new OtlpExport(source, settings, System::nanoTime);
    export.thread = Thread.ofPlatform().name("otlp-export").daemon().start(export::exportToTheEnd);
    LOG.info("metrics go to an OpenTelemetry collector to={}", settings);
    return export;
  }

  private void exportToTheEnd() {
    try {
      while (true) {
        Thread.sleep(settings.interval());
        exportOnce();
      }
    } catch (InterruptedException finished) {
      exportLast();
    }
  }

  private void exportLast() {
    try {
      exportOnce();
    } catch (InterruptedException _) {
      // Nobody interrupts twice; the thread ends here in any case.
      Thread.currentThread().interrupt();
    }
  }

  /// Sends once; what goes wrong is logged, at most once a minute.
  ///
  /// @return whether the collector took it
  boolean exportOnce() throws InterruptedException {
    try {
      int status = status();
      if (status / 100 != 2) {
        warn("status " + status);
      }
      return status / 100 == 2;
    } catch (IOException | TimeoutException | OutOfMemoryError e) {
      warn(e.getClass().getSimpleName());
      return false;
    } catch (RuntimeException bug) {
      LOG.debug("metrics were not exported", bug);
      warn(bug.getClass().getSimpleName());
      return false;
    }
  }

  /// The time limit is for the whole answer; the client's own ends with the headers.
  private int status() throws InterruptedException, IOException, TimeoutException {
    CompletableFuture<HttpResponse<Void>> answer =
        client.sendAsync(request(), HttpResponse.BodyHandlers.discarding());
    try {
      return answer.get(timeout.toNanos(), TimeUnit.NANOSECONDS).statusCode();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
    } finally {
      answer.cancel(true);
    }
  }

  private HttpRequest request() {
    MetricFamilies families = source.now();
    var message = new OtlpMessage(Instant.now(), families.since(), processStart);
    byte[] body = message.of(families, settings.resource()).toByteArray();
    HttpRequest.Builder request = HttpRequest.newBuilder(settings.endpoint()).timeout(timeout);
    settings.headers().forEach(request::setHeader);
    return request
        .setHeader("Content-Type", "application/x-protobuf")
        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
        .build();
  }

  private void warn(String why) {
    long now = nanoTicker.getAsLong();
    if (warnedNanos == null || now - warnedNanos >= QUIET_NANOS) {
      warnedNanos = now;
      LOG.warn("the OpenTelemetry collector does not take the metrics to={} why={}", settings, why);
    }
  }

  /// Begins to send what is counted now as the last message, and calls off one that is under way.
  /// Does not wait: [#close] does. To be called by the thread that closes.
  public void finish() {
    if (finishNanos == null) {
      finishNanos = System.nanoTime();
      if (thread != null) {
        thread.interrupt();
      }
    }
  }

  /// Ends the exporting with a last message. A collector that has not taken it within 3 seconds of
  /// [#finish] does not get it.
  @Override
  public void close() {
    finish();
    try {
      if (thread != null && !thread.join(LAST_WAIT.minusNanos(sinceFinish()))) {
        LOG.warn("the OpenTelemetry collector did not take the last metrics to={}", settings);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      client.shutdownNow();
    }
  }

  private long sinceFinish() {
    return finishNanos == null ? 0 : System.nanoTime() - finishNanos;
  }
}

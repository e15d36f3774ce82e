package dev.trafficgenerator.metrics;

import dev.trafficgenerator.http.Exchange;
import dev.trafficgenerator.run.figures.Activity;
import dev.trafficgenerator.run.figures.HostSample;
import dev.trafficgenerator.run.figures.LatencyHistograms;
import dev.trafficgenerator.run.figures.LoginCounts;
import dev.trafficgenerator.run.figures.PathStats;
import dev.trafficgenerator.run.figures.RequestCounts;
import dev.trafficgenerator.run.figures.RequestKind;
import dev.trafficgenerator.run.figures.RunFigures;
import dev.trafficgenerator.run.figures.RunSetup;
import dev.trafficgenerator.run.figures.RunTime;
import dev.trafficgenerator.run.figures.SessionCounts;
import dev.trafficgenerator.run.figures.Timings;
import dev.trafficgenerator.run.figures.TrafficBytes;
import dev.trafficgenerator.run.figures.Verdict;
import dev.trafficgenerator.run.history.HistoryBucket;
import dev.trafficgenerator.sitemap.TrafficType;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/// The one recorder of a run, made anew for each: whatever is shown of the run anywhere is read
/// from here.
///
/// All methods may be called by any number of threads. [#record] and the other counting methods
/// take no lock and, once a path and its range of times are known, allocate nothing.
/// `RecordingBenchmark` measured 31 ns with one path and 52 ns with 1,000, and 140 to 200 ns where
/// two threads record all the time. A path costs 6 KB and 1 KB for every 128 neighbouring buckets
/// of time that it hits: 60 KB where its times spread from 1 to 100 ms, and 70 MB when there are
/// [#TRACKED_PATHS_MAX] such paths.
public final class RunMetrics {
  /// Most paths that are counted apart; requests of any further one are counted together, by kind.
  public static final int TRACKED_PATHS_MAX = 1_000;

  /// Of these, most that are parts of pages: what a target names must not take the room of what the
  /// sitemap does.
  static final int TRACKED_RESOURCES_MAX = TRACKED_PATHS_MAX / 2;

  private static final double NANOS_PER_SECOND = 1e9;

  /// A rate that is older than this is 0: nothing closes the seconds of a run that has ended.
  private static final long RATE_AGE_NANOS_MAX = 3_000_000_000L;

  /// Guarded by this.
  private int resources;

  private final LongSupplier nanoTicker;
  private final Map<PathRecorder.Key, PathRecorder> paths = new ConcurrentHashMap<>();
  private final Map<RequestKind, PathRecorder> otherPaths = new EnumMap<>(RequestKind.class);
  private final StripedTimes latency = new StripedTimes();
  private final StripedTimes service = new StripedTimes();
  private final StripedTimes scheduleLag = new StripedTimes();
  private final LongAdder bytesSent = new LongAdder();
  private final LongAdder bytesReceived = new LongAdder();
  private final LongAdder loginsSucceeded = new LongAdder();
  private final LongAdder loginsFailed = new LongAdder();
  private final LongAdder sessionsStarted = new LongAdder();
  private final LongAdder sessionsEnded = new LongAdder();
  private final LongAdder sessionsHeldBack = new LongAdder();
  private final LongAdder wakes = new LongAdder();
  private final LongAdder strainedWakes = new LongAdder();
  private final LongAdder lateWakes = new LongAdder();
  private final LongAdder strainedRequests = new LongAdder();
  private final LongAdder sessionsReturning = new LongAdder();
  private final VisitorTally visitors = new VisitorTally();
  private final CountryTally countries = new CountryTally();
  private final FailureSightings failureSightings;
  private final SaturationRule saturationRule = new SaturationRule();

  /// Guarded by this, but for its history.
  private final HistoryRecorder historyRecorder;

  private volatile ClosedSecond lastSecond;

  /// Totals at the end of a second, and what was found of that second.
  private record ClosedSecond(
      long atNanos,
      long requests,
      long wakes,
      long strainedWakes,
      long lateWakes,
      long strainedRequests,
      double requestsPerSecond,
      boolean saturated) {}

  /// @param nanoTicker `System::nanoTime`, but for tests
  public RunMetrics(LongSupplier nanoTicker) {
    this(nanoTicker, InstantSource.system());
  }

  /// @param clock looked at once, to tell a reading of the ticker as a time
  RunMetrics(LongSupplier nanoTicker, InstantSource clock) {
    this.nanoTicker = nanoTicker;
    failureSightings = new FailureSightings(clock.instant(), nanoTicker.getAsLong());
    for (RequestKind kind : RequestKind.values()) {
      TrafficType type = kind == RequestKind.API ? TrafficType.API : TrafficType.WEB;
      var key = new PathRecorder.Key("", PathStats.OTHER, type, kind);
      otherPaths.put(kind, new PathRecorder(key));
    }
    long startNanos = nanoTicker.getAsLong();
    lastSecond = new ClosedSecond(startNanos, 0, 0, 0, 0, 0, 0, false);
    historyRecorder = new HistoryRecorder(startNanos, latency, service, scheduleLag);
  }

  /// Where requests for one path are counted: to be looked up once and kept. The same four always
  /// give the same recorder; a path beyond [#TRACKED_PATHS_MAX] gets the one that counts the rest
  /// of its kind as [PathStats#OTHER].
  ///
  /// @param template as it stands in the sitemap, never with variables put in
  public PathRecorder path(String method, String template, TrafficType type, RequestKind kind) {
    var key = new PathRecorder.Key(method, template, type, kind);
    PathRecorder known = paths.get(key);
    return known != null ? known : newPath(key);
  }

  private synchronized PathRecorder newPath(PathRecorder.Key key) {
    PathRecorder known = paths.get(key);
    if (known != null) {
      return known;
    }
    boolean isResource = key.kind() == RequestKind.RESOURCE;
    boolean isTracked =
        paths.size() < TRACKED_PATHS_MAX && (!isResource || resources < TRACKED_RESOURCES_MAX);
    if (!isTracked) {
      return Objects.requireNonNull(otherPaths.get(key.kind()));
    }
    resources += isResource ? 1 : 0;
    return paths.computeIfAbsent(key, PathRecorder::new);
  }

  /// Counts one request, answered or not. All go into the times, also those that were given up: a
  /// wait that was cut short was at least as long as it was.
  ///
  /// @param plannedNanos when the request should have been sent, a reading of `System.nanoTime()`;
  ///   one that was sent before that had no lag, and its latency is its service time
  public void record(PathRecorder path, Exchange exchange, long plannedNanos) {
    long startNanos = exchange.startNanos();
    long serviceNanos = exchange.endNanos() - startNanos;
    long lagNanos = Math.max(0, startNanos - plannedNanos);
    int stripe = StripedTimes.stripe();
    latency.record(stripe, lagNanos + serviceNanos);
    service.record(stripe, serviceNanos);
    scheduleLag.record(stripe, lagNanos);
    if (lagNanos > SaturationRule.STRAINED_NANOS) {
      strainedRequests.increment();
    }
    bytesSent.add(exchange.bytesSent());
    bytesReceived.add(exchange.bytesReceived());
    switch (exchange) {
      case Exchange.Answered answered -> path.answered(answered.status(), lagNanos + serviceNanos);
      case Exchange.Unanswered lost -> {
        path.unanswered(lost.cause(), lagNanos + serviceNanos);
        failureSightings.failed(path.key(), lost);
      }
    }
  }

  public void loginSucceeded() {
    loginsSucceeded.increment();
  }

  /// A login call was answered with a refusal, or not at all.
  public void loginFailed() {
    loginsFailed.increment();
  }

  /// A visit began.
  ///
  /// @param visitor the kind of visitor: `Chrome 156 on Windows`
  /// @param country where the visitor comes from; empty where nobody knows
  /// @param isReturning whether the visitor has been there before
  public void sessionStarted(
      String visitor, boolean isBrowser, String country, boolean isReturning) {
    sessionsStarted.increment();
    visitors.sessionStarted(visitor, isBrowser);
    countries.sessionStarted(country);
    if (isReturning) {
      sessionsReturning.increment();
    }
  }

  public void sessionEnded() {
    sessionsEnded.increment();
  }

  /// A session did not start because memory was short.
  public void sessionHeldBack() {
    sessionsHeldBack.increment();
  }

  /// Sessions that have started and not ended.
  public int activeSessions() {
    long ended = sessionsEnded.sum();
    return Math.toIntExact(sessionsStarted.sum() - ended);
  }

  /// A user woke from a pause it had planned, on time (0 or less) or late. To be called on every
  /// such wake: [#isSaturated] asks what share was late. It is the generator's own delay and
  /// nothing else: waiting for an answer or for a permit is not in it.
  public void wokeLate(long lateNanos) {
    wakes.increment();
    if (lateNanos > SaturationRule.STRAINED_NANOS) {
      strainedWakes.increment();
      if (lateNanos > SaturationRule.LATE_NANOS) {
        lateWakes.increment();
      }
    }
  }

  /// Closes a second; to be called once a second while the run goes on. The rate is taken over the
  /// time that really went by.
  ///
  /// @param activity of this moment
  public synchronized void tick(HostSample host, Activity activity) {
    ClosedSecond before = lastSecond;
    long now = nanoTicker.getAsLong();
    long elapsedNanos = now - before.atNanos;
    if (elapsedNanos <= 0) {
      return;
    }
    // Counted upwards from the rarest, as it is recorded downwards: no part exceeds its whole.
    long late = lateWakes.sum();
    long strained = strainedWakes.sum();
    long all = wakes.sum();
    long behind = strainedRequests.sum();
    Totals totals = totals();
    long requests = totals.requests();
    boolean saturated =
        saturationRule.saturatedAfter(
            new SaturationRule.Second(
                all - before.wakes,
                strained - before.strainedWakes,
                late - before.lateWakes,
                requests - before.requests,
                behind - before.strainedRequests,
                host.processCpuPercent()));
    double perSecond = (requests - before.requests) * NANOS_PER_SECOND / elapsedNanos;
    lastSecond = new ClosedSecond(now, requests, all, strained, late, behind, perSecond, saturated);
    historyRecorder.tick(new HistoryRecorder.Look(now, totals, activity, host, saturated));
  }

  /// Closes the history with the second that the run ended in; to be called when nothing is counted
  /// any more.
  public synchronized void finish(HostSample host, Activity activity) {
    historyRecorder.finish(
        new HistoryRecorder.Look(
            nanoTicker.getAsLong(), totals(), activity, host, lastSecond.saturated));
  }

  private Totals totals() {
    var sum = new CountSum();
    recorders().forEach(path -> path.addTo(sum));
    var bytes = new TrafficBytes(bytesSent.sum(), bytesReceived.sum());
    return new Totals(sum.responses(), sum.failures(), sum.unexpected(), bytes);
  }

  /// The closed seconds from `fromSecond` on, put together to `stepSeconds`, or to more of them
  /// where they are old or would be too many.
  public List<HistoryBucket> history(long fromSecond, long stepSeconds) {
    return historyRecorder.history().buckets(fromSecond, stepSeconds);
  }

  /// What the history takes on the heap.
  long historyBytes() {
    return historyRecorder.history().bytes();
  }

  /// Whether the generator itself, neither the target nor a limit that was set, holds the run back.
  public boolean isSaturated() {
    return lastSecond.saturated;
  }

  /// The run's figures as of now. Requests go on being counted meanwhile, but every total is added
  /// up from the same reading: responses and failures make up the requests, and so do the paths.
  /// The times may hold a few requests more.
  ///
  /// @param now what is not counted here but known by the run itself
  public RunFigures figures(RunSetup setup, RunTime time, Activity now) {
    var reading = new PathReading(recorders());
    ClosedSecond second = lastSecond;
    boolean isOld = nanoTicker.getAsLong() - second.atNanos > RATE_AGE_NANOS_MAX;
    Tally tally = reading.tally();
    // All that the paths have counted is in these: they are recorded before and read after.
    Distribution latencies = latency.sum();
    Distribution served = service.sum();
    Distribution lag = scheduleLag.sum();
    // Read before the sessions, which are counted first: no part exceeds its whole.
    long returning = sessionsReturning.sum();
    return new RunFigures(
        setup,
        time,
        now,
        new SessionCounts(
            sessionsStarted.sum(), sessionsHeldBack.sum(), returning, countries.counts()),
        visitors.counts(),
        new LoginCounts(loginsSucceeded.sum(), loginsFailed.sum()),
        new RequestCounts(
            tally.requests(),
            isOld ? 0 : second.requestsPerSecond,
            tally.responseCounts(),
            tally.statuses(),
            tally.failureCounts(),
            tally.unexpected(),
            failureSightings.samples()),
        new TrafficBytes(bytesSent.sum(), bytesReceived.sum()),
        new Timings(
            latencies.summary(),
            served.summary(),
            lag.summary(),
            new LatencyHistograms(latencies.buckets(), served.buckets(), lag.buckets())),
        Verdict.NONE,
        second.saturated,
        reading.paths());
  }

  private List<PathRecorder> recorders() {
    List<PathRecorder> recorders = new ArrayList<>(paths.values());
    recorders.addAll(otherPaths.values());
    return recorders;
  }
}

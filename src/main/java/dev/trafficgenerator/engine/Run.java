package dev.trafficgenerator.engine;

import dev.trafficgenerator.engine.planning.RequestPlanner;
import dev.trafficgenerator.http.ConnectionSettings;
import dev.trafficgenerator.http.Exchange;
import dev.trafficgenerator.http.Lane;
import dev.trafficgenerator.http.OutgoingRequest;
import dev.trafficgenerator.http.Protocol;
import dev.trafficgenerator.http.TlsLibrary;
import dev.trafficgenerator.metrics.RunMetrics;
import dev.trafficgenerator.run.LoadCourse;
import dev.trafficgenerator.run.RunPlan;
import dev.trafficgenerator.run.RunSettings;
import dev.trafficgenerator.run.StopMode;
import dev.trafficgenerator.run.Thresholds;
import dev.trafficgenerator.run.figures.Activity;
import dev.trafficgenerator.run.figures.HostSample;
import dev.trafficgenerator.run.figures.RunFigures;
import dev.trafficgenerator.run.figures.RunTime;
import dev.trafficgenerator.run.figures.Verdict;
import dev.trafficgenerator.run.history.RunHistory;
import dev.trafficgenerator.value.Counters;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One run: its users, what they share, and the plan they follow.
final class Run {
  private static final Logger LOG = LoggerFactory.getLogger(Run.class);

  /// Why a run fails when there is no more heap; a constant, as nothing can be built then.
  static final String HEAP_FULL = "Out of memory: the Java heap is full";

  private static final double NANOS_PER_SECOND = 1e9;
  private static final Duration GRACE = Duration.ofSeconds(2);
  private static final Duration ABORT_WAIT = Duration.ofSeconds(4);

  private final EngineParts parts;
  private final String id;
  private final long seed;
  private final RunMetrics metrics = new RunMetrics(System::nanoTime);

  /// Not before that of the metrics: a second that has passed here has passed there.
  private final long startNanos = System.nanoTime();

  private final Instant startedAt;
  private final Annotations annotations;
  private final InFlightLimit limit;
  private final FailureLog failureLog = new FailureLog();
  private final AtomicInteger activeUsers = new AtomicInteger();
  private final AtomicInteger usersBackingOff = new AtomicInteger();
  private final AtomicReference<@Nullable String> failure = new AtomicReference<>();

  private final Counters counters = new Counters();
  private final Crowd crowd = new Crowd(this);
  private final MemoryWatch memory;
  private final SharedReading<RunFigures> figures = new SharedReading<>(this::readFigures);
  private final ThresholdWatch thresholdWatch;

  /// Guarded by this; all that were ever used, to be aborted at the end.
  private final List<SharedSender> senders = new ArrayList<>();

  private volatile CompiledPlan plan;
  private volatile boolean over;

  /// Used by the ticking thread alone.
  private boolean saidSaturated;

  private volatile long endNanos;

  /// The threshold that has ended the run, as it stood then; null when none has.
  private volatile Verdict.@Nullable Result endedBy;

  Run(EngineParts parts, String id, long seed, RunPlan runPlan, Instant startedAt) {
    this.parts = parts;
    this.id = id;
    this.seed = seed;
    this.startedAt = startedAt;
    this.annotations = new Annotations(startedAt);
    this.memory = new MemoryWatch(parts.memoryLimits(), this);
    this.thresholdWatch = new ThresholdWatch(id);
    this.limit = new InFlightLimit(runPlan.settings().rateLimit());
    SharedSender sender = newSender(runPlan);
    LoadCourse course = LoadCourse.of(runPlan.settings());
    this.plan =
        CompiledPlan.of(
            runPlan,
            new RequestPlanner(runPlan, metrics, counters),
            sender,
            course,
            newPacer(runPlan.settings(), course),
            parts.visitors());
  }

  // What the engine does with it.

  void start() {
    memory.look(parts.host().get());
    RunSettings settings = plan.plan().settings();
    crowd.resize(settings.simulatedUsers(), rampEndNanos(settings), places());
  }

  /// For how many users the load curve has a place now.
  private int places() {
    CompiledPlan now = plan;
    return now.course().usersAt(seconds(elapsed()), now.plan().settings().simulatedUsers());
  }

  private static double seconds(Duration time) {
    return time.toNanos() / NANOS_PER_SECOND;
  }

  /// Applies a changed plan while users go on.
  void update(RunPlan changed) {
    CompiledPlan before = plan;
    RunSettings settings = changed.settings();
    SharedSender sender = before.sender();
    if (!sender.settings().equals(connectionSettings(changed))) {
      sender = newSender(changed);
    }
    Pacer pacer = before.pacer();
    LoadCourse course = LoadCourse.of(settings);
    if (changesSchedule(before.plan().settings(), settings) || !course.equals(before.course())) {
      pacer = newPacer(settings, course);
    }
    RequestPlanner planner =
        before.plan().sitemap().equals(changed.sitemap())
                && before.plan().target().equals(changed.target())
                && before.planner().choosesAs(settings.habits())
            ? before.planner()
            : new RequestPlanner(changed, metrics, counters);
    counters.keepOnly(changed.sitemap().variables());
    plan = CompiledPlan.of(changed, planner, sender, course, pacer, parts.visitors());
    limit.resize(settings.rateLimit());
    crowd.resize(settings.simulatedUsers(), rampEndNanos(settings), places());
    crowd.wake();
    if (sender != before.sender()) {
      before.sender().retire();
    }
  }

  /// Another rate is another schedule; so are fewer users, for those who leave take along the slots
  /// that they wait for, and those who stay may wait for slots that are far off.
  private static boolean changesSchedule(RunSettings before, RunSettings after) {
    return !after.requestsPerSecond().equals(before.requestsPerSecond())
        || after.simulatedUsers() < before.simulatedUsers();
  }

  private long rampEndNanos(RunSettings settings) {
    return startNanos + settings.rampUp().toNanos();
  }

  /// Ends the run. When it returns, no request is in flight and none will be sent.
  void stop(StopMode mode) throws InterruptedException {
    over = true;
    limit.openForLeaving();
    crowd.wake();
    List<SharedSender> everySender = everySender();
    try {
      if (mode == StopMode.GRACEFUL) {
        crowd.awaitEnd(GRACE);
      }
      everySender.forEach(SharedSender::abortAll);
      int left = crowd.awaitEnd(ABORT_WAIT);
      if (left > 0) {
        // A name look-up can't be called off; when it comes back its thread ends without sending.
        LOG.warn("users had not ended, most likely in a name look-up run_id={} users={}", id, left);
      }
    } finally {
      // Also when the wait was interrupted: a closed sender sends nothing.
      endNanos = System.nanoTime();
      everySender.forEach(SharedSender::close);
      closeFigures();
    }
  }

  /// Without room for the last second and the last verdict the run is over all the same.
  private void closeFigures() {
    try {
      metrics.finish(parts.host().get(), activity());
      lookAtThresholds();
    } catch (OutOfMemoryError e) {
      failure.compareAndSet(null, HEAP_FULL);
    }
    failureLog.write(id);
  }

  /// Once a second: closes the second in the metrics, looks at the memory and the thresholds, and
  /// lets users come and go as the load curve says.
  void tick() {
    HostSample host = parts.host().get();
    metrics.tick(host, activity());
    memory.look(host);
    crowd.seat(places());
    failureLog.write(id);
    if (metrics.isSaturated() && !saidSaturated) {
      saidSaturated = true;
      RunLog.saturated(this, host);
    }
    lookAtThresholds().ifPresent(this::endBy);
  }

  /// Only with thresholds, as adding up all figures takes a moment.
  private Optional<Verdict.Result> lookAtThresholds() {
    Thresholds thresholds = plan.plan().settings().thresholds();
    return thresholds.isEmpty() ? Optional.empty() : thresholdWatch.look(figures(), thresholds);
  }

  /// The run cannot go on; the first reason counts, and none once it is being ended anyway.
  void fail(String reason) {
    if (!over) {
      failure.compareAndSet(null, reason);
    }
  }

  /// What the end cuts off may change the figure again; the result that has ended the run stays.
  private void endBy(Verdict.Result failed) {
    if (!over && failure.compareAndSet(null, ThresholdWatch.reason(failed))) {
      endedBy = failed;
    }
  }

  Optional<String> failure() {
    return Optional.ofNullable(failure.get());
  }

  String id() {
    return id;
  }

  /// When the run began, as a reading of the nano clock.
  long startNanos() {
    return startNanos;
  }

  /// When the run is over by its duration, as a reading of the nano clock; empty without one.
  Optional<Long> dueEndNanos() {
    return plan.duration().map(duration -> startNanos + duration.toNanos());
  }

  /// Whether the run is over by itself: it has failed, or its duration has passed.
  boolean isDue(long nowNanos) {
    Optional<Long> end = dueEndNanos();
    return failure().isPresent() || (end.isPresent() && nowNanos - end.get() >= 0);
  }

  RunFigures figures() {
    return figures.get();
  }

  private RunFigures readFigures() {
    RunSettings settings = plan.plan().settings();
    RunFigures read =
        metrics.figures(
            settings.setup(id, seed), RunTime.of(elapsed(), settings.duration()), activity());
    Verdict verdict = settings.thresholds().verdict(read, endNanos != 0);
    Verdict.Result ended = endedBy;
    return read.with(ended == null ? verdict : verdict.with(ended));
  }

  /// Until now, or until the run's end.
  Duration elapsed() {
    long lastNanos = endNanos == 0 ? System.nanoTime() : endNanos;
    return Duration.ofNanos(lastNanos - startNanos);
  }

  private Activity activity() {
    return new Activity(
        activeUsers.get(), usersBackingOff.get(), metrics.activeSessions(), limit.inFlight());
  }

  RunHistory history(Duration from, Duration step) {
    return new RunHistory(
        id, startedAt, metrics.history(from.toSeconds(), step.toSeconds()), annotations.list());
  }

  Instant startedAt() {
    return startedAt;
  }

  Annotations annotations() {
    return annotations;
  }

  /// Memory is no longer short.
  void wakeUsers() {
    crowd.wake();
  }

  // What users ask of it.

  CompiledPlan plan() {
    return plan;
  }

  boolean isOver() {
    return over;
  }

  long seed() {
    return seed;
  }

  RunMetrics metrics() {
    return metrics;
  }

  EngineParts parts() {
    return parts;
  }

  void userArrived() {
    activeUsers.incrementAndGet();
  }

  void userLeft() {
    activeUsers.decrementAndGet();
  }

  void userBacksOff() {
    usersBackingOff.incrementAndGet();
  }

  void userBackedOff() {
    usersBackingOff.decrementAndGet();
  }

  /// @param reason on one line, and nothing secret
  void loginFailed(String reason) {
    metrics.loginFailed();
    if (!over) {
      // What the end cuts off is nobody's failure.
      failureLog.loginFailed(reason);
    }
  }

  /// A fault of the generator's own ended a session.
  void sessionFaulted(Throwable fault) {
    failureLog.sessionFaulted(fault);
  }

  /// Waits while memory is short; false when the user shall leave.
  boolean awaitMemory(SimulatedUser user) {
    if (memory.isShort()) {
      metrics.sessionHeldBack();
      while (memory.isShort() && !user.isLeaving()) {
        user.awaitWake();
      }
    }
    return !user.isLeaving();
  }

  /// Sends within the limit and counts.
  ///
  /// @param isCalledOff asked when the limit lets the request pass, which may have taken long
  /// @return null when it was called off, and nothing was sent
  @Nullable Exchange send(
      Lane lane,
      OutgoingRequest request,
      Errand errand,
      long plannedNanos,
      BooleanSupplier isCalledOff) {
    limit.enter();
    Exchange exchange;
    try {
      if (isCalledOff.getAsBoolean()) {
        return null;
      }
      exchange = lane.send(request, errand.timeoutNanos(), errand.keep());
    } finally {
      limit.leave();
    }
    metrics.record(errand.recorder(), exchange, plannedNanos);
    if (exchange instanceof Exchange.Unanswered unanswered) {
      failureLog.failed(unanswered.cause());
    }
    if (plan.plan().settings().debug()) {
      DebugLog.write(id, request, exchange, errand.credentials());
    }
    return exchange;
  }

  private @Nullable Pacer newPacer(RunSettings settings, LoadCourse course) {
    long now = System.nanoTime();
    return settings.requestsPerSecond().isEmpty()
        ? null
        : new Pacer(
            now,
            settings.requestsPerSecond().getAsDouble(),
            course,
            (now - startNanos) / NANOS_PER_SECOND);
  }

  private synchronized SharedSender newSender(RunPlan runPlan) {
    ConnectionSettings settings = connectionSettings(runPlan);
    var sender = new SharedSender(settings, parts.senders().apply(settings));
    senders.removeIf(SharedSender::isClosed);
    senders.add(sender);
    return sender;
  }

  private synchronized List<SharedSender> everySender() {
    return List.copyOf(senders);
  }

  /// How a plan's connections are made.
  static ConnectionSettings connectionSettings(RunPlan plan) {
    Protocol protocol =
        switch (plan.settings().httpVersion()) {
          case AUTO -> Protocol.NEGOTIATED;
          case HTTP_1_1 -> Protocol.HTTP_1_1;
          case HTTP_2 -> Protocol.HTTP_2;
        };
    TlsLibrary library =
        switch (plan.settings().tlsProvider()) {
          case AUTO -> TlsLibrary.AUTO;
          case CONSCRYPT -> TlsLibrary.CONSCRYPT;
          case JDK -> TlsLibrary.JDK;
        };
    return new ConnectionSettings(plan.connectTo(), plan.settings().verifyTls(), protocol, library);
  }
}

package dev.trafficgenerator.rest;

import dev.trafficgenerator.run.FakeGenerator;
import dev.trafficgenerator.run.Generator;
import dev.trafficgenerator.run.Reply;
import dev.trafficgenerator.run.RunPlan;
import dev.trafficgenerator.run.RunSnapshot;
import dev.trafficgenerator.run.RunUpdate;
import dev.trafficgenerator.run.StopMode;
import dev.trafficgenerator.run.history.RunHistory;
import dev.trafficgenerator.run.history.RunRecord;
import dev.trafficgenerator.run.history.RunSummary;
import dev.trafficgenerator.sitemap.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// A generator whose stop takes until it is let go.
final class HeldGenerator implements Generator, AutoCloseable {
  private final FakeGenerator generator = new FakeGenerator();
  private final CountDownLatch gate = new CountDownLatch(1);
  private final AtomicInteger held = new AtomicInteger();
  private final AtomicInteger stops = new AtomicInteger();

  @Override
  public Reply start(RunPlan plan) {
    return generator.start(plan);
  }

  @Override
  public Reply update(RunUpdate update) {
    return generator.update(update);
  }

  @Override
  public List<Problem> problemsOf(RunUpdate update) {
    return generator.problemsOf(update);
  }

  @Override
  public Reply stop(StopMode mode) {
    held.incrementAndGet();
    try {
      gate.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      held.decrementAndGet();
    }
    stops.incrementAndGet();
    return generator.stop(mode);
  }

  @Override
  public RunSnapshot snapshot() {
    return generator.snapshot();
  }

  @Override
  public List<RunSummary> runs() {
    return generator.runs();
  }

  @Override
  public Optional<RunRecord> recordOf(String runId) {
    return generator.recordOf(runId);
  }

  @Override
  public RunHistory history(Duration from, Duration step) {
    return generator.history(from, step);
  }

  void letGo() {
    gate.countDown();
  }

  /// So that a test that fails ends at once.
  @Override
  public void close() {
    letGo();
  }

  /// Stops that wait now.
  int held() {
    return held.get();
  }

  /// Stops that were carried out.
  int stops() {
    return stops.get();
  }
}

package dev.trafficgenerator.metrics;

import dev.trafficgenerator.run.figures.HostSample;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Samples the computer or container that this process runs on, and the process, once a second in a
/// daemon thread of its own, so that nobody who asks ever waits for a sensor. In a container with
/// limits of its own they count, not the computer's.
public final class HostProbe implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HostProbe.class);
  private static final Duration PERIOD = Duration.ofSeconds(1);

  private final HostSampler sampler;
  private final Duration period;
  private final Thread thread;
  private volatile HostSample latest = HostSample.NONE;

  /// Starts sampling; the first sample, which has no CPU figures yet, is there within a second.
  public HostProbe() {
    this(new HostSampler(OshiMachine::new, new Cgroup(Path.of("/")), System::nanoTime), PERIOD);
  }

  HostProbe(HostSampler sampler, Duration period) {
    this.sampler = sampler;
    this.period = period;
    thread = Thread.ofPlatform().name("host-probe").daemon().start(this::sampleForever);
  }

  private void sampleForever() {
    try {
      while (true) {
        sampleOnce();
        Thread.sleep(period);
      }
    } catch (InterruptedException e) {
      // Closed: the thread ends here, and nobody is left to be told.
    }
  }

  /// With a heap that is full the last sample stays, and the next one may find room again.
  private void sampleOnce() {
    try {
      latest = sampler.sample();
    } catch (OutOfMemoryError e) {
      LOG.warn("no sample of the computer was taken, as the heap is full");
    }
  }

  /// The last sample; [HostSample#NONE] before the first. Never waits.
  public HostSample latest() {
    return latest;
  }

  /// Ends the sampling; the last sample stays.
  @Override
  public void close() {
    thread.interrupt();
  }
}

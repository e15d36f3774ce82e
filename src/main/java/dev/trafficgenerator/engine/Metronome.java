package dev.trafficgenerator.engine;

import java.util.concurrent.locks.LockSupport;

/// Wakes twenty times a second and tells how late it was: what a user would find who has to wait
/// for nothing but the generator. Users tell the same when they wake from a pause; those who never
/// pause can't, and then this is the only witness of a generator that is short of CPU.
final class Metronome implements Runnable {
  private static final long BEAT_NANOS = 50_000_000L;

  private final Run run;

  private Metronome(Run run) {
    this.run = run;
  }

  /// Beats until the run is over, on a virtual thread, as users live on them.
  static void start(Run run) {
    Thread.ofVirtual().name("metronome-" + run.id()).start(new Metronome(run));
  }

  @Override
  public void run() {
    while (!run.isOver()) {
      long due = System.nanoTime() + BEAT_NANOS;
      long now = due - BEAT_NANOS;
      while (now - due < 0) {
        LockSupport.parkNanos(this, due - now);
        now = System.nanoTime();
      }
      run.metrics().wokeLate(now - due);
    }
  }
}

package dev.trafficgenerator.engine;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/// Most requests in flight at once, exactly, and resizable while users wait for their turn. After a
/// cut, nobody gets a turn until enough requests have come back.
final class InFlightLimit {
  private final ResizableSemaphore permits;
  private final AtomicInteger inFlight = new AtomicInteger();
  private int limit;

  InFlightLimit(int limit) {
    this.limit = limit;
    this.permits = new ResizableSemaphore(limit);
  }

  /// Waits for a turn. Uninterruptible, because users are called off by [#openForLeaving].
  void enter() {
    permits.acquireUninterruptibly();
    inFlight.incrementAndGet();
  }

  void leave() {
    inFlight.decrementAndGet();
    permits.release();
  }

  synchronized void resize(int newLimit) {
    if (newLimit > limit) {
      permits.release(newLimit - limit);
    } else {
      permits.reducePermits(limit - newLimit);
    }
    limit = newLimit;
  }

  /// Lets everybody who waits go on at once. For the end of a run: whoever gets in then sees that
  /// it is over and sends nothing.
  void openForLeaving() {
    resize(Integer.MAX_VALUE);
  }

  int inFlight() {
    return inFlight.get();
  }

  private static final class ResizableSemaphore extends Semaphore {
    @java.io.Serial private static final long serialVersionUID = 1;

    ResizableSemaphore(int permits) {
      super(permits);
    }

    @Override
    protected void reducePermits(int reduction) {
      super.reducePermits(reduction);
    }
  }
}

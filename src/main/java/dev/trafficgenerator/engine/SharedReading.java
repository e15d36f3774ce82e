package dev.trafficgenerator.engine;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Something that takes a while to read, for many who ask at once: whoever comes while it is being
/// read shares the next reading with all who came meanwhile. So it is read twice at most before
/// anybody is answered, however many ask, and nobody gets a reading that began before he asked.
final class SharedReading<T> {
  private final Supplier<T> reading;
  private final ReentrantLock lock = new ReentrantLock();

  /// Written under the lock only.
  private volatile long begun;

  private @Nullable T last;

  SharedReading(Supplier<T> reading) {
    this.reading = reading;
  }

  T get() {
    long begunBefore = begun;
    lock.lock();
    try {
      long begunNow = begun;
      T shared = last;
      if (begunNow != begunBefore && shared != null) {
        return shared;
      }
      begun = begunNow + 1;
      last = null;
      T read = reading.get();
      last = read;
      return read;
    } finally {
      lock.unlock();
    }
  }
}

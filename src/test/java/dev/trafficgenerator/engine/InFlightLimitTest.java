package dev.trafficgenerator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class InFlightLimitTest {
  private final AtomicInteger entered = new AtomicInteger();

  @Test
  void neverAreMoreInFlightThanTheLimitAllows() throws Exception {
    var limit = new InFlightLimit(3);
    var inside = new AtomicInteger();
    var most = new AtomicInteger();
    var threads = new ArrayList<Thread>();
    for (int i = 0; i < 32; i++) {
      threads.add(
          Thread.ofPlatform()
              .start(() -> {
                for (int j = 0; j < 200; j++) {
                  limit.enter();
                  most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                  Thread.yield();
                  inside.decrementAndGet();
                  limit.leave();
                }
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(most).hasValueBetween(1, 3);
    assertThat(limit.inFlight()).isZero();
  }

  @Test
  void afterACutNobodyGetsInUntilEnoughHaveComeBack() throws Exception {
    var limit = new InFlightLimit(3);
    for (int i = 0; i < 3; i++) {
      limit.enter();
    }
    limit.resize(1);
    List<Thread> waiting = enterInThreads(limit, 1);
    limit.leave();
    limit.leave();
    assertThat(limit.inFlight()).isEqualTo(1);
    awaitWaiting(waiting);
    assertThat(entered).hasValue(0);

    limit.leave();

    await().until(() -> entered.get() == 1);
    assertThat(limit.inFlight()).isEqualTo(1);
  }

  @Test
  void aRaiseLetsAsManyInAsItAdds() throws Exception {
    var limit = new InFlightLimit(1);
    limit.enter();
    List<Thread> waiting = enterInThreads(limit, 5);
    awaitWaiting(waiting);

    limit.resize(4);

    await().until(() -> entered.get() == 3);
    assertThat(limit.inFlight()).isEqualTo(4);
    // A thread that got in may need a moment to end.
    await().until(() -> waiting.stream().filter(Thread::isAlive).count() == 2);
    assertThat(entered).hasValue(3);
    limit.openForLeaving();
    await().until(() -> entered.get() == 5);
  }

  @Test
  void openedForLeavingItLetsEverybodyGoWhateverItsSize() throws Exception {
    for (int size : new int[] {1, Integer.MAX_VALUE}) {
      var limit = new InFlightLimit(1);
      limit.resize(size);
      limit.enter();

      limit.openForLeaving();

      limit.enter();
      limit.leave();
      limit.leave();
      assertThat(limit.inFlight()).isZero();
    }
  }

  private List<Thread> enterInThreads(InFlightLimit limit, int count) throws Exception {
    var threads = new ArrayList<Thread>();
    var started = new CountDownLatch(count);
    for (int i = 0; i < count; i++) {
      threads.add(
          Thread.ofPlatform()
              .daemon()
              .start(() -> {
                started.countDown();
                limit.enter();
                entered.incrementAndGet();
              }));
    }
    started.await();
    return threads;
  }

  private static void awaitWaiting(List<Thread> threads) {
    await()
        .until(
            () -> threads.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING));
  }
}

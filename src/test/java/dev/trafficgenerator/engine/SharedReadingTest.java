package dev.trafficgenerator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SharedReadingTest {
  private static final int ASKING = 20;

  private final AtomicInteger readings = new AtomicInteger();
  private final AtomicInteger asking = new AtomicInteger();

  @Test
  void oneAfterTheOtherEachGetsAReadingOfItsOwn() {
    var shared = new SharedReading<>(readings::incrementAndGet);

    assertThat(List.of(shared.get(), shared.get(), shared.get())).containsExactly(1, 2, 3);
  }

  @Test
  void whoComesDuringAReadingSharesTheNext() throws Exception {
    var goOn = new CountDownLatch(1);
    var shared =
        new SharedReading<>(() -> {
          int number = readings.incrementAndGet();
          hold(goOn);
          return number;
        });
    try (ExecutorService threads = Executors.newThreadPerTaskExecutor(Thread::new)) {
      Future<Integer> first = threads.submit(shared::get);
      await().until(() -> readings.get() == 1);
      List<Thread> waiting = new ArrayList<>();
      List<Future<Integer>> others = new ArrayList<>();
      for (int i = 0; i < ASKING; i++) {
        others.add(
            threads.submit(() -> {
              synchronized (waiting) {
                waiting.add(Thread.currentThread());
              }
              asking.incrementAndGet();
              return shared.get();
            }));
      }
      await().until(() -> asking.get() == ASKING && areAllWaiting(waiting));
      goOn.countDown();

      assertThat(first.get()).isEqualTo(1);
      for (Future<Integer> other : others) {
        assertThat(other.get()).isEqualTo(2);
      }
    }
  }

  @Test
  void whoWaitsBehindAReadingThatFailsGetsNoneThatBeganBeforeHeAsked() throws Exception {
    var goOn = new CountDownLatch(1);
    var shared =
        new SharedReading<>(() -> {
          int number = readings.incrementAndGet();
          hold(goOn);
          if (number == 2) {
            throw new IllegalStateException("no luck");
          }
          return number;
        });
    List<Thread> waiting = new ArrayList<>();
    Queue<Integer> got = new ConcurrentLinkedQueue<>();
    var first = Thread.ofPlatform().start(() -> got.add(shared.get()));
    await().until(() -> readings.get() == 1);
    for (int i = 0; i < 2; i++) {
      waiting.add(
          Thread.ofPlatform()
              .unstarted(() -> {
                try {
                  got.add(shared.get());
                } catch (IllegalStateException e) {
                  got.add(0);
                }
              }));
    }
    waiting.forEach(Thread::start);
    await().until(() -> areAllWaiting(waiting));
    goOn.countDown();
    first.join();
    for (Thread thread : waiting) {
      thread.join();
    }

    assertThat(got).containsExactlyInAnyOrder(1, 0, 3);
  }

  private static void hold(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean areAllWaiting(List<Thread> threads) {
    synchronized (threads) {
      return threads.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING);
    }
  }

  @Test
  void aReadingThatFailsIsNotShared() {
    var shared =
        new SharedReading<>(() -> {
          if (readings.incrementAndGet() == 1) {
            throw new IllegalStateException("no luck");
          }
          return readings.get();
        });

    assertThatThrownBy(shared::get).hasMessage("no luck");
    assertThat(shared.get()).isEqualTo(2);
  }
}

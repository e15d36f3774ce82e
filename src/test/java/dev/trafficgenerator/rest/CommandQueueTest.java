package dev.trafficgenerator.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CommandQueueTest {
  private static final Answer DONE = ProblemBody.of(200, "done");

  private static CommandQueue queue(Duration command) {
    var limits =
        new ServerLimits(
            1, 2, command, Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1));
    return new CommandQueue("test-", limits);
  }

  @Test
  void aCommandThatNobodyWaitsForAnyMoreIsNotBegun() throws Exception {
    var gate = new CountDownLatch(1);
    var begun = new AtomicInteger();
    try (CommandQueue queue = queue(Duration.ofMillis(200))) {
      CompletableFuture<Answer> first = queue.submit(() -> held(gate));
      CompletableFuture<Answer> second =
          queue.submit(() -> {
            begun.incrementAndGet();
            return DONE;
          });
      assertThat(first.get().status()).isEqualTo(503);
      assertThat(second.get().status()).isEqualTo(503);

      gate.countDown();

      await().until(() -> queue.submit(() -> DONE).get() == DONE);
      assertThat(begun).hasValue(0);
    }
  }

  @Test
  void aQueueThatRefusesLetsTheCommandUnderWayEnd() throws Exception {
    var gate = new CountDownLatch(1);
    try (CommandQueue queue = queue(Duration.ofSeconds(50))) {
      CompletableFuture<Answer> underWay = queue.submit(() -> held(gate));

      queue.refuse();
      assertThat(queue.submit(() -> DONE).get().status()).isEqualTo(503);
      gate.countDown();

      assertThat(underWay.get()).isSameAs(DONE);
    }
  }

  private static Answer held(CountDownLatch gate) {
    try {
      gate.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return DONE;
  }
}

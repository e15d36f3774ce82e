package dev.trafficgenerator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.trafficgenerator.run.Reply;
import dev.trafficgenerator.run.RunSettings;
import dev.trafficgenerator.run.RunSnapshot;
import dev.trafficgenerator.run.RunState;
import dev.trafficgenerator.run.RunUpdate;
import dev.trafficgenerator.run.Setting;
import dev.trafficgenerator.run.StopMode;
import dev.trafficgenerator.sitemap.Sitemap;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Queue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class EngineConcurrencyTest {
  private static final int THREADS = 16;
  private static final int CALLS = 25;

  private static final Set<Setting> CHANGED =
      Set.of(
          Setting.SIMULATED_USERS,
          Setting.RATE_LIMIT,
          Setting.VERIFY_TLS,
          Setting.TARGET_URL,
          Setting.REQUESTS_PER_SECOND);

  private final Queue<Throwable> faults = new ConcurrentLinkedQueue<>();

  @Test
  @Timeout(120)
  void whateverIsCalledWheneverThereAreNoHalfStatesAndNoThreadIsLeft() throws Exception {
    var site = ScriptedSite.friendly();
    try (var running = new EngineOnScript(site)) {
      var threads = new ArrayList<Thread>();
      for (int i = 0; i < THREADS; i++) {
        var random = new SplittableRandom(i);
        threads.add(Thread.ofPlatform().start(() -> call(running.engine, random)));
      }
      for (Thread thread : threads) {
        thread.join();
      }
      assertThat(faults).isEmpty();
      running.engine.stop(StopMode.FORCE);
      assertThat(running.state())
          .isInstanceOfAny(RunState.Stopped.class, RunState.Initializing.class);
      assertThat(running.figures().now().activeUsers()).isZero();
    }
    await().atMost(ScriptedSite.PATIENCE).until(() -> clocks().isEmpty());
  }

  private void call(Engine engine, RandomGenerator random) {
    try {
      for (int i = 0; i < CALLS; i++) {
        RunSettings.Builder settings = settings(random);
        Sitemap sitemap =
            random.nextBoolean()
                ? Plans.api("/a")
                : new Plans.Site().web("/b").auth(Plans.form()).build();
        switch (random.nextInt(8)) {
          case 0 -> expect(engine.start(Plans.plan(settings, sitemap)), "started");
          case 1 -> expect(engine.stop(StopMode.FORCE), "stopped", "No traffic");
          case 2 -> expect(engine.stop(StopMode.GRACEFUL), "stopped", "No traffic");
          case 3, 4, 5 ->
              expect(
                  engine.update(new RunUpdate(settings.build(), CHANGED, Optional.of(sitemap))),
                  "applied",
                  "No traffic");
          default -> look(engine.snapshot());
        }
      }
    } catch (RuntimeException | AssertionError e) {
      faults.add(e);
    }
  }

  private static RunSettings.Builder settings(RandomGenerator random) {
    return Plans.settings()
        .targetUrl(random.nextBoolean() ? Plans.TARGET : "http://other.test:81")
        .simulatedUsers(random.nextInt(1, 30))
        .rateLimit(random.nextInt(1, 10))
        .verifyTls(random.nextBoolean())
        .requestsPerSecond(random.nextBoolean() ? OptionalDouble.empty() : OptionalDouble.of(500))
        .minThinkTime(Duration.ofMillis(5))
        .maxThinkTime(Duration.ofMillis(20));
  }

  private static void expect(Reply reply, String... words) {
    String said =
        switch (reply) {
          case Reply.Done(String message) -> message;
          case Reply.Refused(String detail, var problems) -> detail + problems;
        };
    assertThat(words).anyMatch(said::contains);
  }

  private static void look(RunSnapshot snapshot) {
    boolean idle = snapshot.figures().setup().runId().isEmpty();
    switch (snapshot.state()) {
      case RunState.Initializing _ -> assertThat(idle).isTrue();
      case RunState.Running _, RunState.Stopping _ -> assertThat(idle).isFalse();
      case RunState.Stopped _ -> {
        assertThat(idle).isFalse();
        assertThat(snapshot.figures().now().activeUsers()).isZero();
        assertThat(snapshot.figures().now().inFlight()).isZero();
      }
      case RunState.Failed failed -> throw new AssertionError(failed.reason());
    }
  }

  private static List<String> clocks() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("run-clock-"))
        .toList();
  }
}

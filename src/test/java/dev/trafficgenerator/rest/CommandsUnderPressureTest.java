package dev.trafficgenerator.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.trafficgenerator.run.FakeGenerator;
import dev.trafficgenerator.run.Generator;
import dev.trafficgenerator.run.GeneratorUnreachable;
import dev.trafficgenerator.run.Reply;
import dev.trafficgenerator.run.RunPlan;
import dev.trafficgenerator.run.RunSnapshot;
import dev.trafficgenerator.run.RunUpdate;
import dev.trafficgenerator.run.StopMode;
import dev.trafficgenerator.run.history.RunHistory;
import dev.trafficgenerator.run.history.RunRecord;
import dev.trafficgenerator.run.history.RunSummary;
import dev.trafficgenerator.sitemap.Problem;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Commands that take long, come in crowds or break: everyone is answered, and nobody waits for
/// someone else's command to hear of the generator's health.
@Timeout(60)
class CommandsUnderPressureTest {
  private static final ServerLimits FEW =
      new ServerLimits(
          2,
          3,
          Duration.ofSeconds(30),
          Duration.ofSeconds(10),
          Duration.ofSeconds(1),
          Duration.ofSeconds(10));

  @Test
  void fiftyPendingStopsSilenceNeitherHealthNorMetrics() throws Exception {
    var held = new HeldGenerator();
    try (var server = ControlServer.start(held, () -> "metrics 1\n", "127.0.0.1", 0);
        var api = new Api(server);
        ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
        held) {
      api.post("/api/start", Api.START);
      var stops = new ArrayList<Future<HttpResponse<String>>>();
      for (int caller = 0; caller < 50; caller++) {
        stops.add(callers.submit(() -> api.post("/api/stop", "")));
      }
      await().until(() -> held.held() == ServerLimits.DEFAULT.commandThreads());

      for (int round = 0; round < 20; round++) {
        assertThat(api.get("/api/health").statusCode()).isEqualTo(200);
        assertThat(api.get("/api/metrics").statusCode()).isEqualTo(200);
        assertThat(api.get("/metrics").statusCode()).isEqualTo(200);
      }
      assertThat(stops).noneMatch(Future::isDone);

      held.letGo();
      var bodies = new ArrayList<String>();
      for (Future<HttpResponse<String>> stop : stops) {
        bodies.add(stop.get().body());
      }
      assertThat(bodies)
          .containsOnlyOnce("{\"message\":\"Traffic generator stopped\"}")
          .contains("{\"message\":\"No traffic generator is running\"}");
    }
  }

  @Test
  void largeBodiesAreWorkedOnOneAfterAnother() throws Exception {
    String large = "{}" + " ".repeat(ServerLimits.LARGE_BODY_BYTES);
    var held = new HeldGenerator();
    try (var server = ControlServer.start(held, () -> "", "127.0.0.1", 0);
        var api = new Api(server);
        ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
        held) {
      var stops = new ArrayList<Future<HttpResponse<String>>>();
      stops.add(callers.submit(() -> api.post("/api/stop", large)));
      stops.add(callers.submit(() -> api.post("/api/stop", large)));
      await().until(() -> held.held() == 1);
      await().during(Duration.ofMillis(500)).until(() -> held.held() == 1);

      stops.add(callers.submit(() -> api.post("/api/stop", "{}")));
      await().until(() -> held.held() == 2);
      held.letGo();

      for (Future<HttpResponse<String>> stop : stops) {
        assertThat(stop.get().statusCode()).isEqualTo(200);
      }
    }
  }

  @Test
  void oneCommandTooManyIsToldToComeBack() throws Exception {
    var held = new HeldGenerator();
    try (var server = ControlServer.start(held, () -> "", "127.0.0.1", 0, FEW);
        var api = new Api(server);
        ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
        held) {
      int taken = FEW.commandThreads() + FEW.commandsWaitingMax();
      var stops = new ArrayList<Future<HttpResponse<String>>>();
      for (int caller = 0; caller < taken + 4; caller++) {
        stops.add(callers.submit(() -> api.post("/api/stop", "")));
      }
      await().until(() -> stops.stream().filter(Future::isDone).count() == 4);

      held.letGo();
      var statuses = new ArrayList<Integer>();
      for (Future<HttpResponse<String>> stop : stops) {
        HttpResponse<String> answer = stop.get();
        statuses.add(answer.statusCode());
        if (answer.statusCode() == 503) {
          Api.assertError(answer, 503);
          assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
        }
      }
      assertThat(statuses.stream().filter(status -> status == 503)).hasSize(4);
      assertThat(statuses.stream().filter(status -> status == 200)).hasSize(taken);
    }
  }

  @Test
  void aCommandOutlivesTheIdleTimeOutOfItsConnection() throws Exception {
    var held = new HeldGenerator();
    try (var server = ControlServer.start(held, () -> "", "127.0.0.1", 0, FEW);
        var api = new Api(server);
        ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
        held) {
      Future<HttpResponse<String>> first = callers.submit(() -> api.post("/api/stop", "{}"));
      Future<HttpResponse<String>> second = callers.submit(() -> api.post("/api/stop", "{}"));
      await().until(() -> held.held() == 2);
      Future<HttpResponse<String>> waiting =
          callers.submit(() -> api.post("/api/start", Api.START));

      await().during(FEW.idle().multipliedBy(3)).until(() -> held.held() == 2);
      held.letGo();

      assertThat(first.get().statusCode()).isEqualTo(200);
      assertThat(second.get().statusCode()).isEqualTo(200);
      assertThat(waiting.get().body()).isEqualTo("{\"message\":\"Traffic generator started\"}");
    }
  }

  @Test
  void aCommandThatTakesTooLongIsAnsweredAllTheSame() throws Exception {
    var limits =
        new ServerLimits(
            1, 1, Duration.ofMillis(1500), FEW.body(), FEW.idle(), Duration.ofMillis(200));
    var held = new HeldGenerator();
    try (var server = ControlServer.start(held, () -> "", "127.0.0.1", 0, limits);
        var api = new Api(server);
        ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
        held) {
      api.get("/api/health"); // so that nothing below is the first of its kind
      Future<HttpResponse<String>> begun = callers.submit(() -> api.post("/api/stop", ""));
      await().until(() -> held.held() == 1);

      Api.assertError(api.post("/api/stop", ""), 503);
      Api.assertError(begun.get(), 503);

      held.letGo();
      await().until(() -> held.stops() == 1);
      assertThat(api.get("/api/health").statusCode()).isEqualTo(200);
      await()
          .during(Duration.ofMillis(200))
          .until(() -> held.stops() == 1); // nobody waited for the other any more
    }
  }

  @Test
  void aClosingServerLetsTheCommandUnderWayEnd() throws Exception {
    var held = new HeldGenerator();
    var server = ControlServer.start(held, () -> "", "127.0.0.1", 0, FEW);
    try (var api = new Api(server);
        ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
        held) {
      Future<HttpResponse<String>> stop = callers.submit(() -> api.post("/api/stop", ""));
      await().until(() -> held.held() == 1);

      Future<?> closed = callers.submit(server::close);
      await().until(() -> refuses(api));
      held.letGo();

      assertThat(stop.get().statusCode()).isEqualTo(200);
      closed.get();
    }
  }

  /// Asked with a command that is answered at once, also by a server that does not close yet.
  private static boolean refuses(Api api) {
    try {
      return api.post("/api/update", "{}").statusCode() == 503;
    } catch (java.io.UncheckedIOException _) {
      return true;
    }
  }

  @Test
  void aServerClosesThoughACommandNeverEnds() throws Exception {
    var limits =
        new ServerLimits(
            1, 1, Duration.ofSeconds(50), FEW.body(), FEW.idle(), Duration.ofMillis(300));
    var held = new HeldGenerator();
    var server = ControlServer.start(held, () -> "", "127.0.0.1", 0, limits);
    try (var api = new Api(server);
        ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
        held) {
      callers.submit(() -> api.post("/api/stop", ""));
      await().until(() -> held.held() == 1);

      server.close();

      await().until(() -> held.held() == 0);
    }
  }

  @Test
  void aBugIsAnsweredWithAnIdAndNothingElse() {
    var generator = new BrokenGenerator(() -> new IllegalStateException("secret-of-the-house"));
    try (var server = ControlServer.start(generator, BrokenGenerator::text, "127.0.0.1", 0);
        var api = new Api(server)) {
      for (String path : List.of("/api/health", "/api/metrics", "/metrics")) {
        assertIncident(api.get(path));
      }
      for (String path : List.of("/api/start", "/api/stop")) {
        assertIncident(api.post(path, path.endsWith("stop") ? "" : Api.START));
      }
    }
  }

  @Test
  void anErrorOfTheMachineIsAnsweredToo() {
    var generator = new BrokenGenerator(() -> new StackOverflowError("secret-of-the-house"));
    try (var server = ControlServer.start(generator, BrokenGenerator::text, "127.0.0.1", 0);
        var api = new Api(server)) {
      assertIncident(api.get("/api/health"));
      assertIncident(api.post("/api/stop", ""));
    }
  }

  private static void assertIncident(HttpResponse<String> answer) {
    assertThat(Api.assertError(answer, 500).path("detail").asText())
        .matches("Internal error [0-9a-f]{8};.*");
    assertThat(answer.body()).doesNotContain("secret-of-the-house");
  }

  @Test
  void aGeneratorElsewhereThatIsSilentIsToldFromABug() {
    var generator =
        new BrokenGenerator(() -> new GeneratorUnreachable("Nobody there", new IOException()));
    try (var server = ControlServer.start(generator, () -> "", "127.0.0.1", 0);
        var api = new Api(server)) {
      assertThat(Api.assertError(api.get("/api/metrics"), 502).path("detail").asText())
          .isEqualTo("Nobody there");
      Api.assertError(api.post("/api/stop", ""), 502);
    }
  }

  @Test
  void thirtyTwoCallersAtOnceSeeNoHalfStates() throws Exception {
    var generator = new FakeGenerator();
    try (var server = ControlServer.start(generator, () -> "", "127.0.0.1", 0);
        var api = new Api(server);
        ExecutorService callers = Executors.newFixedThreadPool(32)) {
      var work = new ArrayList<Callable<HttpResponse<String>>>();
      for (int round = 0; round < 40; round++) {
        work.add(() -> api.post("/api/start", Api.START));
        work.add(() -> api.post("/api/stop", ""));
        work.add(() -> api.post("/api/update", "{\"sim_users\": 5}"));
        work.add(() -> api.get("/api/metrics"));
        work.add(() -> api.get("/api/health"));
        work.add(() -> api.post("/api/start", "{}"));
      }
      for (Future<HttpResponse<String>> answer : callers.invokeAll(work)) {
        assertAllowed(answer.get());
      }
      api.post("/api/stop", "");
      assertThat(api.get("/api/health").body()).contains("\"stopped\"");
    }
  }

  private static void assertAllowed(HttpResponse<String> answer) {
    switch (answer.uri().getPath()) {
      case "/api/health" -> assertThat(answer.body()).contains("\"healthy\"");
      case "/api/metrics" -> {
        var metrics = Api.json(answer.body());
        boolean running = metrics.path("app_status").asText().equals("running");
        assertThat(metrics.path("metrics").path("running").asBoolean()).isEqualTo(running);
      }
      case "/api/start" -> assertThat(answer.statusCode()).isIn(200, 400);
      case "/api/stop" ->
          assertThat(answer.body())
              .isIn(
                  "{\"message\":\"Traffic generator stopped\"}",
                  "{\"message\":\"No traffic generator is running\"}");
      default -> assertThat(answer.statusCode()).as(answer.body()).isIn(200, 400);
    }
  }

  /// Throws whatever is asked of it.
  private record BrokenGenerator(Supplier<Throwable> bug) implements Generator {

    static String text() {
      throw new IllegalStateException("secret-of-the-house");
    }

    private <T> T broken() {
      switch (bug.get()) {
        case RuntimeException exception -> throw exception;
        case Error error -> throw error;
        case Throwable other -> throw new AssertionError(other);
      }
    }

    @Override
    public Reply start(RunPlan plan) {
      return broken();
    }

    @Override
    public Reply update(RunUpdate update) {
      return broken();
    }

    @Override
    public List<Problem> problemsOf(RunUpdate update) {
      return broken();
    }

    @Override
    public Reply stop(StopMode mode) {
      return broken();
    }

    @Override
    public RunSnapshot snapshot() {
      return broken();
    }

    @Override
    public List<RunSummary> runs() {
      return broken();
    }

    @Override
    public Optional<RunRecord> recordOf(String runId) {
      return broken();
    }

    @Override
    public RunHistory history(Duration from, Duration step) {
      return broken();
    }
  }
}

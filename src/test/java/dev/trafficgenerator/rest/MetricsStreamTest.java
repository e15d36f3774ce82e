package dev.trafficgenerator.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trafficgenerator.run.FakeGenerator;
import dev.trafficgenerator.run.Generator;
import dev.trafficgenerator.run.Plans;
import dev.trafficgenerator.run.StopMode;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MetricsStreamTest {
  private final FakeGenerator generator = new FakeGenerator();
  private final ControlServer server = ControlServer.start(generator, () -> "", "127.0.0.1", 0);
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @AfterEach
  void close() {
    client.shutdownNow();
    server.close();
  }

  @Test
  void aSubscriberHearsTheWholeRunAndThenWhatHappens() {
    generator.start(Plans.to(URI.create("http://127.0.0.1:9")));
    generator.second();
    generator.second();

    Listener stream = open("");
    await().until(() -> stream.names().size() >= 4);
    assertThat(stream.names()).containsExactly("state", "annotation", "second", "second");
    generator.second();
    await().until(() -> stream.names().size() >= 5);
    generator.stop(StopMode.GRACEFUL);
    await().until(() -> stream.names().size() >= 7);

    assertThat(stream.names().subList(4, 7)).containsExactly("second", "annotation", "state");
    assertThat(stream.ids()).containsExactly("run-1:0", "run-1:1", "run-1:2");
    JsonNode second = stream.data("second").getLast();
    assertThat(second.path("start_second").asInt()).isEqualTo(2);
    assertThat(second.path("requests").asInt()).isEqualTo(2);
    assertThat(second.path("app_status").asText()).isEqualTo("running");
    assertThat(second.path("run_id").asText()).isEqualTo("run-1");
    assertThat(stream.data("annotation"))
        .extracting(annotation -> annotation.path("kind").asText())
        .containsExactly("started", "stopped");
    assertThat(stream.data("state"))
        .extracting(state -> state.path("app_status").asText())
        .containsExactly("running", "stopped");
  }

  @Test
  void theReasonOfAFailureComesWithTheState() {
    generator.start(Plans.to(URI.create("http://127.0.0.1:9")));
    Listener stream = open("");
    await().until(() -> stream.names().contains("state"));

    generator.fail("Out of memory");

    await().until(() -> stream.data("state").size() == 2);
    assertThat(stream.data("state").getLast().path("error").asText()).isEqualTo("Out of memory");
  }

  @Test
  void whatWasMissedIsToldAgainAndWhatWasHeardIsNot() {
    generator.start(Plans.to(URI.create("http://127.0.0.1:9")));
    IntStream.range(0, 5).forEach(_ -> generator.second());

    Listener stream = open("run-1:2");
    await().until(() -> stream.ids().size() >= 2);
    generator.second();
    await().until(() -> stream.ids().size() >= 3);

    assertThat(stream.ids()).containsExactly("run-1:3", "run-1:4", "run-1:5");
    assertThat(stream.names()).doesNotContain("annotation"); // the start was heard
  }

  @Test
  void whoHeardAnotherRunHearsThisOneFromItsBeginning() {
    generator.start(Plans.to(URI.create("http://127.0.0.1:9")));
    IntStream.range(0, 5).forEach(_ -> generator.second());

    for (String heard : List.of("run-0:2", "run-1:x", "run-1:", "nonsense", "run-1:-1")) {
      Listener stream = open(heard);
      await().until(() -> stream.ids().size() >= 5);
      assertThat(stream.ids()).as(heard).startsWith("run-1:0").hasSize(5);
    }
  }

  @Test
  void anIdFromTheFutureHidesNothingThatComes() {
    generator.start(Plans.to(URI.create("http://127.0.0.1:9")));
    generator.second();

    Listener stream = open("run-1:999999");
    await().until(() -> stream.names().contains("state"));
    generator.second();

    await().until(() -> stream.ids().contains("run-1:1"));
    assertThat(stream.ids()).containsExactly("run-1:1");
  }

  @Test
  void theNextRunIsToldOnTheSameStream() {
    generator.start(Plans.to(URI.create("http://127.0.0.1:9")));
    generator.second();
    Listener stream = open("");
    await().until(() -> stream.ids().contains("run-1:0"));

    generator.start(Plans.to(URI.create("http://127.0.0.1:9")));
    generator.second();

    await().until(() -> stream.ids().contains("run-2:0"));
    assertThat(stream.data("annotation")).hasSize(2);
    assertThat(stream.data("state").getLast().path("run_id").asText()).isEqualTo("run-2");
  }

  /// The generator, with something that happens after each look at its state or its history.
  private Generator with(Consumer<String> afterLook) {
    return (Generator)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Generator.class},
            (_, method, arguments) -> {
              Object answer = method.invoke(generator, arguments);
              afterLook.accept(method.getName());
              return answer;
            });
  }

  @Test
  void aRunThatBeginsBetweenTwoLooksIsNotSaidToHaveStopped() {
    generator.start(Plans.to(URI.create("http://127.0.0.1:9")));
    generator.stop(StopMode.GRACEFUL);
    var next = new AtomicBoolean();
    Generator restarting =
        with(look -> {
          if (look.equals("state") && next.compareAndSet(true, false)) {
            generator.start(Plans.to(URI.create("http://127.0.0.1:9")));
          }
        });
    try (var other = ControlServer.start(restarting, () -> "", "127.0.0.1", 0)) {
      var stream = new Listener(client, other.url() + ApiPaths.STREAM, "");
      await().until(() -> stream.names().contains("state"));

      next.set(true);

      await()
          .until(() ->
              stream.data("state").stream()
                  .anyMatch(state -> state.path("app_status").asText().equals("running")));
      assertThat(stream.data("state"))
          .extracting(
              state -> state.path("run_id").asText() + " " + state.path("app_status").asText())
          .containsExactly("run-1 stopped", "run-2 running");
    }
  }

  @Test
  void afterAHeapThatWasFullSubscribersMayComeAgain() {
    generator.start(Plans.to(URI.create("http://127.0.0.1:9")));
    var full = new AtomicBoolean();
    Generator failing =
        with(look -> {
          if (look.equals("history") && full.compareAndSet(true, false)) {
            throw new OutOfMemoryError("planted");
          }
        });
    try (var other = ControlServer.start(failing, () -> "", "127.0.0.1", 0)) {
      var cutOff = new Listener(client, other.url() + ApiPaths.STREAM, "");
      // Cut off before a byte has come, a client would ask a second time by itself.
      await().until(() -> cutOff.names().contains("state"));
      full.set(true);
      await().until(cutOff::hasEnded);

      var again = new Listener(client, other.url() + ApiPaths.STREAM, "");
      await().until(() -> again.names().contains("state"));
    }
  }

  @Test
  void sixtyFourMayListenAndOneMoreIsToldToTryAgain() throws Exception {
    generator.start(Plans.to(URI.create("http://127.0.0.1:9")));
    generator.second();
    List<Listener> streams = new ArrayList<>();
    for (int i = 0; i < ServerLimits.SUBSCRIBERS_MAX; i++) {
      streams.add(open(""));
    }
    await().until(() -> streams.stream().allMatch(stream -> stream.ids().contains("run-1:0")));

    try (var api = new Api(server)) {
      HttpResponse<String> refused = api.get(ApiPaths.STREAM);
      Api.assertError(refused, 503);
      assertThat(refused.headers().firstValue("Retry-After")).hasValue("5");
      assertThat(api.get(ApiPaths.HEALTH).statusCode()).isEqualTo(200);
      assertThat(api.get(ApiPaths.METRICS).statusCode()).isEqualTo(200);
      assertThat(api.get(ApiPaths.HISTORY).statusCode()).isEqualTo(200);
    }
    generator.second();
    await().until(() -> streams.stream().allMatch(stream -> stream.ids().contains("run-1:1")));

    streams.getFirst().close();
    generator.second(); // what is written shows that one is gone
    await()
        .until(() -> {
          generator.second();
          return status() == 200;
        });
  }

  @Test
  void oneWhoDoesNotReadIsDroppedAndHarmsNobody() throws Exception {
    generator.start(Plans.to(URI.create("http://127.0.0.1:9")));
    try (Socket stalled = stalled()) {
      Listener reader = open("");
      await().until(() -> reader.names().contains("state"));

      // More than the sockets between here and there hold, and the queue after them.
      int seconds = 0;
      for (int burst = 0; burst < 20; burst++) {
        for (int i = 0; i < 400; i++, seconds++) {
          generator.second();
        }
        String last = "run-1:" + (seconds - 1);
        await().until(() -> reader.ids().contains(last));
      }

      assertThat(reader.ids()).hasSize(seconds);
      try (var api = new Api(server)) {
        assertThat(api.get(ApiPaths.HEALTH).statusCode()).isEqualTo(200);
      }
      // Read now, what there is of it ends early.
      assertThat(readToTheEnd(stalled)).isLessThan(seconds * 500L);
    }
  }

  /// Subscribes and reads nothing.
  private Socket stalled() throws IOException {
    var socket = new Socket();
    socket.setReceiveBufferSize(4 * 1024);
    socket.setSoTimeout(20_000);
    socket.connect(new InetSocketAddress("127.0.0.1", server.port()));
    String request = "GET " + ApiPaths.STREAM + " HTTP/1.1\r\nHost: x\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private static long readToTheEnd(Socket socket) throws IOException {
    long bytes = 0;
    byte[] chunk = new byte[1 << 16];
    try {
      for (int count; (count = socket.getInputStream().read(chunk)) >= 0; ) {
        bytes += count;
      }
    } catch (SocketException _) {
      // a reset ends it too
    }
    return bytes;
  }

  @Test
  void aServerThatClosesEndsEveryStreamInTime() throws Exception {
    generator.start(Plans.to(URI.create("http://127.0.0.1:9")));
    List<Listener> streams = IntStream.range(0, 20).mapToObj(_ -> open("")).toList();
    await().until(() -> streams.stream().allMatch(stream -> stream.names().contains("state")));
    try (Socket stalled = stalled()) {
      assertThat(stalled.getInputStream().read()).isEqualTo('H'); // it has joined
      long before = System.nanoTime();

      server.close();

      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(3));
      await().until(() -> streams.stream().allMatch(Listener::hasEnded));
      assertThat(readToTheEnd(stalled)).isPositive();
    }
  }

  @Test
  void onlyAGetSubscribes() {
    try (var api = new Api(server)) {
      for (String path : List.of(ApiPaths.STREAM, ApiPaths.STREAM + "/")) {
        HttpResponse<String> refused = api.post(path, "{}");
        Api.assertError(refused, 405);
        assertThat(refused.headers().firstValue("Allow")).hasValue("GET");
      }
    }
  }

  private int status() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.url() + ApiPaths.STREAM)).build();
    HttpResponse<java.io.InputStream> response = client.send(request, BodyHandlers.ofInputStream());
    response.body().close();
    return response.statusCode();
  }

  private Listener open(String lastEventId) {
    return new Listener(client, server.url() + ApiPaths.STREAM, lastEventId);
  }

  /// A browser's side of a stream.
  private static final class Listener {
    /// Guarded by itself.
    private final List<String> lines = new ArrayList<>();

    private final List<Stream<String>> body = new CopyOnWriteArrayList<>();
    private volatile boolean ended;

    Listener(HttpClient client, String url, String lastEventId) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(url)).header("Accept", "text/event-stream");
      if (!lastEventId.isEmpty()) {
        request.header("Last-Event-ID", lastEventId);
      }
      Thread.ofVirtual()
          .start(() -> {
            try (Stream<String> read =
                client.send(request.build(), BodyHandlers.ofLines()).body()) {
              body.add(read);
              read.forEach(line -> {
                synchronized (lines) {
                  lines.add(line);
                }
              });
            } catch (Exception gone) {
              // ended below
            } finally {
              ended = true;
            }
          });
    }

    List<String> names() {
      return after("event: ");
    }

    List<String> ids() {
      return after("id: ");
    }

    private List<String> lines() {
      synchronized (lines) {
        return List.copyOf(lines);
      }
    }

    private List<String> after(String prefix) {
      return lines().stream()
          .filter(line -> line.startsWith(prefix))
          .map(line -> line.substring(prefix.length()))
          .toList();
    }

    /// Of all events of this name.
    List<JsonNode> data(String name) {
      List<JsonNode> data = new ArrayList<>();
      String current = "";
      for (String line : lines()) {
        current = line.startsWith("event: ") ? line.substring(7) : current;
        if (line.startsWith("data: ") && current.equals(name)) {
          data.add(Api.json(line.substring(6)));
        }
      }
      return data;
    }

    boolean hasEnded() {
      return ended;
    }

    void close() {
      body.forEach(Stream::close);
    }
  }
}

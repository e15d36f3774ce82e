package dev.trafficgenerator.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.trafficgenerator.run.GeneratorUnreachable;
import dev.trafficgenerator.run.Plans;
import dev.trafficgenerator.run.RefusingPort;
import dev.trafficgenerator.run.Reply;
import dev.trafficgenerator.run.StopMode;
import dev.trafficgenerator.sitemap.Problem;
import dev.trafficgenerator.sitemap.Secret;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class RemoteGeneratorTest {
  private static final RemoteGenerator.Timeouts SHORT =
      new RemoteGenerator.Timeouts(
          Duration.ofSeconds(5), Duration.ofMillis(400), Duration.ofMillis(400));

  private final MockWebServer server = new MockWebServer();

  @BeforeEach
  void start() throws IOException {
    server.start();
  }

  @AfterEach
  void close() {
    server.close();
  }

  private RemoteGenerator remote() {
    return new RemoteGenerator(server.url("/").uri());
  }

  private void answers(int status, String body) {
    server.enqueue(new MockResponse.Builder().code(status).body(body).build());
  }

  private static void assertUnreachable(ThrowingCallable call, String... parts) {
    assertThatThrownBy(call)
        .isInstanceOf(GeneratorUnreachable.class)
        .hasMessageContainingAll(parts);
  }

  @ParameterizedTest
  @CsvSource({"GRACEFUL, {}", "FORCE, '{\"force\":true}'"})
  void aStopSaysWhetherToForce(StopMode mode, String body) throws Exception {
    answers(200, "{\"message\":\"Traffic generator stopped\"}");
    try (RemoteGenerator remote = remote()) {
      assertThat(remote.stop(mode)).isEqualTo(Reply.STOPPED);
    }

    RecordedRequest request = server.takeRequest();
    assertThat(request.getMethod()).isEqualTo("POST");
    assertThat(request.getUrl().encodedPath()).isEqualTo("/api/stop");
    assertThat(request.getHeaders().get("Content-Type")).isEqualTo("application/json");
    assertThat(request.getBody().utf8()).isEqualTo(body);
  }

  @Test
  void aRefusalKeepsItsProblems() {
    answers(
        400,
        "{\"detail\":\"Invalid request body: x\",\"errors\":[{\"path\":\"/config/Rate Limit\",\"message\":\"must be at least 1\",\"value\":0}]}");
    try (RemoteGenerator remote = remote()) {
      assertThat(remote.start(Plans.to(URI.create("http://127.0.0.1:9"))))
          .isInstanceOfSatisfying(
              Reply.Refused.class,
              refused -> {
                assertThat(refused.detail()).isEqualTo("Invalid request body: x");
                assertThat(refused.problems())
                    .extracting(Problem::pointer)
                    .containsExactly("/config/Rate Limit");
              });
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403})
  void aWrongTokenIsToldFromNone(int status) {
    answers(status, "<html>No entry</html>");
    answers(status, "<html>No entry</html>");
    try (RemoteGenerator none = remote();
        var wrong = new RemoteGenerator(server.url("/").uri(), Optional.of(new Secret("t0ken")))) {
      assertUnreachable(none::snapshot, "wants a bearer token (status " + status);
      assertUnreachable(wrong::snapshot, "wants a bearer token, and not this one");
      assertThat(wrong.toString()).doesNotContain("t0ken");
    }
  }

  @Test
  void aPathInTheAddressGoesBeforeTheApis() throws Exception {
    answers(200, "{\"message\":\"Traffic generator stopped\"}");
    try (var remote = new RemoteGenerator(server.url("/lab/7/").uri())) {
      remote.stop(StopMode.FORCE);
    }

    assertThat(server.takeRequest().getUrl().encodedPath()).isEqualTo("/lab/7/api/stop");
  }

  @Test
  void anAddressWhereNobodyListensIsNamed() {
    try (var nobody = new RefusingPort();
        var remote = new RemoteGenerator(nobody.url())) {
      assertUnreachable(remote::snapshot, nobody.url().toString(), "Is it running");
    }
  }

  @Test
  void aNameThatDoesNotExistIsNamed() {
    try (var remote = new RemoteGenerator(URI.create("http://nobody.invalid:8080"))) {
      assertUnreachable(remote::snapshot, "http://nobody.invalid:8080", "address right");
    }
  }

  @Test
  void aSilentGeneratorIsGivenUp() {
    server.enqueue(new MockResponse.Builder().onRequestStart(SocketEffect.Stall.INSTANCE).build());
    try (var remote = new RemoteGenerator(server.url("/").uri(), SHORT)) {
      assertUnreachable(() -> remote.stop(StopMode.FORCE), "did not answer \"stop\" within 0.4 s");
    }
  }

  @Test
  void aBodyThatNeverEndsIsGivenUp() {
    server.enqueue(
        new MockResponse.Builder()
            .body("{\"message\":\"x\"}")
            .onResponseBody(SocketEffect.Stall.INSTANCE)
            .build());
    try (var remote = new RemoteGenerator(server.url("/").uri(), SHORT)) {
      assertUnreachable(remote::snapshot, "did not answer \"metrics\"");
    }
  }

  @Test
  void aConnectionThatBreaksIsTold() {
    server.enqueue(
        new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());
    try (RemoteGenerator remote = remote()) {
      assertUnreachable(() -> remote.stop(StopMode.FORCE), "failed during \"stop\"", "Try again");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 404, 500, 503})
  void aStatusThatNoGeneratorSendsIsTold(int status) {
    answers(status, "<html>nginx</html>");
    answers(status, "<html>nginx</html>");
    try (RemoteGenerator remote = remote()) {
      assertUnreachable(remote::snapshot, "status " + status, "is this the address");
      assertUnreachable(() -> remote.stop(StopMode.FORCE), "status " + status);
    }
  }

  @Test
  void anErrorsOwnWordsAreKept() {
    answers(503, "{\"detail\":\"Too many commands are waiting\",\"errors\":[]}");
    try (RemoteGenerator remote = remote()) {
      assertUnreachable(
          () -> remote.stop(StopMode.FORCE), "status 503", "Too many commands are waiting");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "hello", "[]", "{\"other\":1}"})
  void anAnswerThatNoGeneratorGivesIsTold(String body) {
    answers(200, body);
    answers(200, body);
    answers(400, body);
    try (RemoteGenerator remote = remote()) {
      assertUnreachable(remote::snapshot, "no generator says", "address right");
      assertUnreachable(() -> remote.stop(StopMode.FORCE), "no generator says");
      assertUnreachable(() -> remote.stop(StopMode.FORCE), "no generator says");
    }
  }

  @Test
  void anAnswerThatNeverStopsGrowingIsCutOff() {
    answers(200, "x".repeat(RemoteGenerator.ANSWER_BYTES_MAX + 1));
    try (RemoteGenerator remote = remote()) {
      assertUnreachable(remote::snapshot, "failed during \"metrics\"");
    }
  }

  @Test
  void anInterruptEndsTheCallAndIsKept() throws Exception {
    server.enqueue(new MockResponse.Builder().onRequestStart(SocketEffect.Stall.INSTANCE).build());
    var outcome = new AtomicReference<List<Object>>(List.of());
    try (RemoteGenerator remote = remote()) {
      Thread caller =
          Thread.ofPlatform()
              .start(() -> {
                try {
                  remote.stop(StopMode.FORCE);
                } catch (GeneratorUnreachable gaveUp) {
                  outcome.set(List.of(gaveUp, Thread.currentThread().isInterrupted()));
                }
              });
      await().until(() -> caller.getState() == Thread.State.TIMED_WAITING);
      caller.interrupt();
      caller.join();
    }

    assertThat(outcome.get()).hasSize(2).last().isEqualTo(true);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://x", "x:8080", "http:///x", "8080", "http:opaque"})
  void anAddressThatIsNoneIsRefused(String address) {
    assertThatThrownBy(() -> new RemoteGenerator(URI.create(address)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("http://host:8080");
  }

  @Test
  void noMessageShowsAPassword() {
    assertThatThrownBy(() -> new RemoteGenerator(URI.create("ftp://me:hush@x")))
        .hasMessageNotContaining("hush");
    try (var nobody = new RefusingPort();
        var remote = new RemoteGenerator(URI.create("http://me:hush@127.0.0.1:" + nobody.port()))) {
      assertThatThrownBy(remote::snapshot).hasMessageNotContaining("hush");
    }
  }

  @Test
  void aVersionIsToldOrNot() throws Exception {
    answers(200, "{\"openapi\":\"3.1.0\",\"info\":{\"version\":\"1.2.3\"}}");
    answers(404, "{\"detail\":\"Not Found\"}");
    answers(200, "<html>");
    try (RemoteGenerator remote = remote()) {
      assertThat(remote.version()).contains("1.2.3");
      assertThat(remote.version()).isEmpty();
      assertUnreachable(remote::version, "something that no generator says");
    }
    assertThat(server.takeRequest().getUrl().encodedPath()).isEqualTo("/openapi.json");
  }
}

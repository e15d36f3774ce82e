package dev.trafficgenerator.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.LogLines;
import dev.trafficgenerator.run.FakeGenerator;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What a command leaves in the log: enough to tell what was done, and nothing that is secret.
class CommandLogTest {
  private static final String START =
      """
      {"config": {"Traffic Generator URL": "http://shop.test:8081/base",
                  "Simulated Users": 7, "Rate Limit": 9%s},
       "sitemap": {"has_auth": true,
         "paths": [{"method": "GET", "paths": ["/", "/a?key=hush-query"], "traffic_type": "web"}],
         "paths_auth_req": [{"method": "GET", "paths": ["/me"], "traffic_type": "web"}],
         "global_headers": {"X-Key": "hush-header"},
         "variables": {"id": {"type": "range", "value": [1, 2]}},
         "auth": {"auth_method": "POST", "auth_path": "/login", "auth_type": "form_data",
                  "credentials": {"body_params": {"user": "u", "password": "hush-login"}}}}}
      """;

  @RegisterExtension final LogLines log = LogLines.ofPackageOf(CommandLogTest.class);

  private final FakeGenerator generator = new FakeGenerator();
  private final ControlApi api = new ControlApi(generator, () -> "");

  @AfterEach
  void noLineHoldsASecretOrIsTwo() {
    assertThat(log.all()).noneMatch(line -> line.contains("hush"));
    assertThat(log.all()).noneMatch(line -> line.contains("\n"));
  }

  private static byte[] bytes(String body) {
    return body.getBytes(StandardCharsets.UTF_8);
  }

  private void start(String moreConfig) {
    assertThat(api.start(bytes(START.formatted(moreConfig))).status()).isEqualTo(200);
  }

  @Test
  void whatTheRunItselfLogsIsNotSaidAgain() {
    String named = START.formatted("").replace("{\"has_auth\"", "{\"name\": \"A\", \"has_auth\"");
    assertThat(api.start(bytes(named)).status()).isEqualTo(200);
    api.update(bytes("{\"sim_users\": 3, \"RATE_LIMIT\": 4}"));
    api.stop(bytes("{\"force\": true}"));

    assertThat(log.all()).isEmpty();
  }

  @Test
  void aStopThatFindsNothingIsTold() {
    api.stop(bytes("{\"force\": true}"));

    assertThat(log.all()).containsExactly("INFO stop: nothing was running, mode=force");
  }

  @Test
  void aRefusedBodyIsCountedAndTheFirstProblemIsNamed() {
    api.start(bytes(START.formatted("").replace("\"Rate Limit\": 9", "\"Rate Limit\": \"hush\"")));

    assertThat(log.all())
        .containsExactly("WARN refused: /api/start problems=1 first=\"/config/Rate Limit\"");
  }

  @Test
  void aPasswordInTheTargetsAddressIsNotRepeated() {
    Answer answer = api.start(bytes(START.formatted("").replace("shop.test", "me:hush@shop.test")));

    assertThat(new String(answer.body(), StandardCharsets.UTF_8)).doesNotContain("hush");
    assertThat(log.all()).hasSize(1);
  }

  @Test
  void whatIsNotTheBodysFaultIsToldInWords() {
    api.update(bytes("{\"sim_users\": 3}"));
    api.update(bytes(""));

    assertThat(log.all())
        .containsExactly(
            "WARN refused: /api/update No traffic generator is running",
            "WARN refused: /api/update no body");
  }

  @Test
  void unknownKeysAreNamedOnceForARun() {
    start(", \"Color\": 1, \"Size\": 2");
    api.update(bytes("{\"config\": {\"Color\": 1, \"sim_users\": 3}}"));
    api.update(bytes("{\"config\": {\"Shape\": 1, \"sim_users\": 3}}"));
    assertThat(ignored())
        .containsExactly(
            "INFO unknown keys ignored: [/config/Color, /config/Size]",
            "INFO unknown keys ignored: [/config/Shape]");

    log.clear();
    start(", \"Color\": 1");
    assertThat(ignored()).containsExactly("INFO unknown keys ignored: [/config/Color]");
  }

  @Test
  void unknownKeysWithoutEndDoNotFillTheLog() {
    String many =
        IntStream.range(0, 5000)
            .mapToObj(i -> ", \"" + "k".repeat(500) + i + "\\n\": 1")
            .collect(Collectors.joining());
    start(many);
    start(many);

    assertThat(ignored()).hasSize(2);
    assertThat(ignored().getFirst().length())
        .isLessThan(CommandLog.IGNORED_KEYS_MAX * (ProblemBody.QUOTED_CHARS_MAX + 10));
  }

  private List<String> ignored() {
    return log.with("unknown keys");
  }
}

package dev.trafficgenerator.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trafficgenerator.run.FakeGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What `GET /api/metrics/history` may be asked.
@Timeout(60)
class HistoryCallsTest {
  private final FakeGenerator generator = new FakeGenerator();
  private final ControlServer server = ControlServer.start(generator, () -> "", "127.0.0.1", 0);
  private final Api api = new Api(server);

  @AfterEach
  void close() {
    api.close();
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?from=0", "?step=1", "?from=30&step=5", "?from=999999999"})
  void aQueryOfWholeSecondsIsAnswered(String query) {
    assertThat(api.get("/api/metrics/history" + query).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "from=x, /from",
    "from=-1, /from",
    "from=, /from",
    "from=1234567890, /from",
    "step=0, /step",
    "step=1.5, /step",
    "from=1&step=abc, /step"
  })
  void anyOtherIsRefusedByName(String query, String pointer) {
    JsonNode error = Api.assertError(api.get("/api/metrics/history?" + query), 400);

    assertThat(error.path("errors").findValuesAsText("path")).containsExactly(pointer);
  }

  @ParameterizedTest
  @CsvSource({"from=%zz, /from", "a=b&step=1%2, /step", "from=%, /from"})
  void oneThatCannotBeDecodedIsRefusedByName(String query, String pointer) throws Exception {
    RawCall answer =
        RawCall.of(
            server,
            "GET /api/metrics/history?%s HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                .formatted(query));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(Api.json(answer.body()).path("errors").findValuesAsText("path"))
        .containsExactly(pointer);
    assertThat(answer.body()).contains("%25");
  }

  @Test
  void fromAndStepReachTheGeneratorAsWhatTheyAre() {
    api.post("/api/start", Api.START);
    for (int i = 0; i < 5; i++) {
      generator.second();
    }

    JsonNode history = Api.json(api.get("/api/metrics/history?from=3&step=1").body());

    assertThat(history.path("buckets").findValuesAsText("start_second")).containsExactly("3", "4");
  }
}

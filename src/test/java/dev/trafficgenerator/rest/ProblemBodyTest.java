package dev.trafficgenerator.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.sitemap.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemBodyTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                          | it",
        "/config                     | config",
        "/config/Rate Limit          | Rate Limit",
        "/rate_limit                 | rate_limit",
        "/sitemap/paths/0/weight     | sitemap.paths[0].weight",
        "/sitemap/variables/a~1b~0c  | sitemap.variables.a/b~c",
        "/0                          | 0",
        "/sitemap/global_headers/    | sitemap.global_headers."
      })
  void aPointerIsReadAsPeopleWriteIt(String pointer, String name) {
    assertThat(ProblemBody.sentence(List.of(new Problem(pointer, "must be right"))))
        .isEqualTo("Invalid request body: " + name + " must be right");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 | Invalid request body: k0 is wrong",
        "3 | Invalid request body: k0 is wrong; k1 is wrong; k2 is wrong",
        "4 | Invalid request body: k0 is wrong; k1 is wrong; k2 is wrong; and 1 more",
        "9 | Invalid request body: k0 is wrong; k1 is wrong; k2 is wrong; and 6 more"
      })
  void theFirstProblemsAreNamedAndTheRestCounted(int count, String sentence) {
    List<Problem> problems =
        IntStream.range(0, count).mapToObj(i -> new Problem("/config/k" + i, "is wrong")).toList();

    assertThat(ProblemBody.sentence(problems)).isEqualTo(sentence);
    assertThat(Api.json(text(ProblemBody.invalid(problems))).path("errors")).hasSize(count);
  }

  @Test
  void aSentenceIsOneLineAndNotWithoutEnd() {
    String key = "k\n\u2028\u001b" + "x".repeat(100_000);

    assertThat(ProblemBody.sentence(List.of(new Problem("/config/" + key, "is wrong"))))
        .hasSizeLessThan(300)
        .doesNotContain("\n", "\u2028", "\u001b");
  }

  private static String text(Answer answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }
}

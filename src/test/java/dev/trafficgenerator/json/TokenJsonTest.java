package dev.trafficgenerator.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenJsonTest {

  @ParameterizedTest
  @ValueSource(strings = {"auth_token", "token", "access_token", "accessToken", "id_token", "jwt"})
  void findsEachUsualNameAtTopLevelAndOneObjectDown(String name) {
    assertThat(token("{\"" + name + "\":\"abc\"}")).contains("abc");
    assertThat(token("{\"data\":{\"" + name + "\":\"abc\"}}")).contains("abc");
    assertThat(token("{\"authentication\":{\"x\":1,\"" + name + "\":\"abc\"}}")).contains("abc");
    assertThat(token("{\"a\":{\"b\":{\"" + name + "\":\"abc\"}}}")).isEmpty();
  }

  @Test
  void topLevelComesBeforeWhatIsBelow() {
    assertThat(token("{\"data\":{\"token\":\"below\"},\"jwt\":\"top\"}")).contains("top");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/a/b/0 | {\"a\":{\"b\":[\"deep\"]}} | deep",
        "/token | {\"token\":\"t\"} | t",
        "/missing | {\"token\":\"t\"} | ",
        "/number | {\"number\":42} | 42",
        "/object | {\"object\":{}} | "
      })
  void followsAPointer(String pointer, String answer, String expected) {
    assertThat(TokenJson.token(answer.getBytes(StandardCharsets.UTF_8), Optional.of(pointer)))
        .isEqualTo(Optional.ofNullable(expected));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>welcome</html>",
        "[]",
        "\"token\"",
        "{\"token\":null}",
        "{\"token\":\"\"}",
        "{\"token\":true}",
        "{\"token\":\"a\\r\\nX-Injected: 1\"}",
        "{\"token\":\"caf\\u00e9\"}",
        "{\"token\":"
      })
  void findsNothingInAnswersThatHoldNone(String answer) {
    assertThat(token(answer)).isEmpty();
  }

  private static Optional<String> token(String answer) {
    return TokenJson.token(answer.getBytes(StandardCharsets.UTF_8), Optional.empty());
  }
}

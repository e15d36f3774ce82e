package dev.trafficgenerator.engine.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.http.HeaderList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactionTest {
  private final Credentials credentials =
      new Credentials(
          List.of(new Credentials.Header("X-Shop-Id", "geheim")), "kunde=geheim&p%20w=geheim");

  @ParameterizedTest
  @CsvSource({
    "Authorization",
    "authorization",
    "Proxy-Authorization",
    "Cookie",
    "Set-Cookie",
    "X-Api-Key",
    "X-Apikey",
    "X-Auth-Token",
    "X-CSRF-TOKEN",
    "Password",
    "X-Session-Id",
    "Client-Secret",
    // Not by its name, but because the login sends it.
    "X-Shop-Id",
    "x-shop-id"
  })
  void aHeaderOfCredentialsIsMasked(String name) {
    assertThat(Redaction.headerValue(name, "geheim", credentials)).isEqualTo("***");
  }

  @ParameterizedTest
  @CsvSource({"Accept", "User-Agent", "X-Forwarded-For", "Content-Type", "X-Shop"})
  void anotherHeaderIsShown(String name) {
    assertThat(Redaction.headerValue(name, "shown", credentials)).isEqualTo("shown");
  }

  @Test
  void aSlotShowsNothing() {
    assertThat(Redaction.headerValue("Host", HeaderList.SLOT, credentials)).isEmpty();
    assertThat(Redaction.headerValue("Cookie", HeaderList.SLOT, credentials)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "http://s/a, http://s/a",
    "http://s/a?x=1&y=2, http://s/a?x=1&y=2",
    "http://s/a?kunde=geheim&x=1, http://s/a?kunde=***&x=1",
    "http://s/a?x=1&kunde=geheim, http://s/a?x=1&kunde=***",
    "http://s/a?p%20w=geheim, http://s/a?p%20w=***",
    "http://s/a?access_token=geheim, http://s/a?access_token=***",
    "http://s/a?api_key=geheim&apikey=geheim&PASSWORD=geheim, http://s/a?api_key=***&apikey=***&PASSWORD=***",
    "http://s/a?x=$1\\2&pwd=geheim$1, http://s/a?x=$1\\2&pwd=***",
    "http://s/a?flag&token=geheim#part, http://s/a?flag&token=***#part",
    "http://s/a?token=, http://s/a?token=***"
  })
  void credentialsInAUrlAreMasked(String url, String shown) {
    assertThat(Redaction.url(url, credentials)).isEqualTo(shown);
  }

  @Test
  void aRefererIsAUrl() {
    assertThat(Redaction.headerValue("Referer", "http://s/a?kunde=geheim&x=1", credentials))
        .isEqualTo("http://s/a?kunde=***&x=1");
    assertThat(Redaction.headerValue("Referer", "http://s/a", Credentials.NONE))
        .isEqualTo("http://s/a");
  }
}

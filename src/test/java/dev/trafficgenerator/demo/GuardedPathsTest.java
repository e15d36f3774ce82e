package dev.trafficgenerator.demo;

import static dev.trafficgenerator.demo.TestVisitor.header;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuardedPathsTest {
  private static DemoSite site;
  private static TestVisitor visitor;

  @BeforeAll
  static void start() {
    site = DemoSite.start(DemoSettings.DEFAULTS.steady());
    visitor = new TestVisitor(site);
  }

  @AfterAll
  static void close() {
    visitor.close();
    site.close();
  }

  private static String basic(String pair) {
    return Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @CsvSource({
    "Basic, demo, /basic",
    "basic, user17, /basic/lamps/today",
    "BASIC, user500, /basic/"
  })
  void nameAndPasswordOpenTheTradePrices(String scheme, String username, String path) {
    HttpResponse<String> response =
        visitor.get(path, "Authorization", scheme + " " + basic(username + ":demo"));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).contains("You are " + username + ", looking at " + path);
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo:wrong", "nobody:demo", "demo", ":", ""})
  void anythingElseDoesNot(String pair) {
    HttpResponse<String> response =
        visitor.get("/basic/x", "Authorization", "Basic " + basic(pair));

    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(header(response, "WWW-Authenticate")).startsWith("Basic realm=");
  }

  @Test
  void credentialsThatAreNoneDoNotEither() {
    assertThat(visitor.get("/basic/x").statusCode()).isEqualTo(401);
    assertThat(visitor.get("/basic/x", "Authorization", "Basic %%%").statusCode()).isEqualTo(401);
    assertThat(visitor.get("/basic/x", "Authorization", "Bearer x").statusCode()).isEqualTo(401);
  }

  @Test
  void aKeyOpensTheStock() {
    HttpResponse<String> byHeader = visitor.get("/key/stock/now", "X-Api-Key", "demo-key");
    HttpResponse<String> byQuery = visitor.get("/key?api_key=demo-key");

    assertThat(byHeader.statusCode()).isEqualTo(200);
    assertThat(byHeader.body())
        .startsWith(
            "{\"data\":{\"path\":\"/key/stock/now\",\"stock\":[{\"sku\":\"FS-0001\",\"stock\":14},");
    assertThat(byQuery.statusCode()).isEqualTo(200);
  }

  @Test
  void noKeyOrAnotherDoesNot() {
    assertThat(visitor.get("/key/stock").statusCode()).isEqualTo(401);
    assertThat(visitor.get("/key/stock", "X-Api-Key", "other").statusCode()).isEqualTo(401);
    assertThat(visitor.get("/key/stock?api_key=").body()).startsWith("{\"error\":{\"status\":401");
  }
}

package dev.trafficgenerator.demo;

import static dev.trafficgenerator.demo.TestVisitor.cookie;
import static dev.trafficgenerator.demo.TestVisitor.header;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.demo.shop.MovableClock;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShopApiTest {
  private static final String DEMO = "{\"username\":\"demo\",\"password\":\"demo\"}";
  private static final Pattern TOKEN = Pattern.compile("\"token\":\"([0-9a-f]{32})\"");
  private static final Pattern PRODUCT = Pattern.compile("\\{\"id\":");

  private static final MovableClock CLOCK = new MovableClock();
  private static DemoSite site;
  private static TestVisitor visitor;

  @BeforeAll
  static void start() {
    site = DemoSite.start(DemoSettings.DEFAULTS.steady(), CLOCK);
    visitor = new TestVisitor(site);
  }

  @AfterAll
  static void close() {
    visitor.close();
    site.close();
  }

  private static String bearer(String username) {
    HttpResponse<String> response =
        visitor.postJson(
            "/api/login",
            DEMO.replace("\"username\":\"demo\"", "\"username\":\"" + username + "\""));
    Matcher token = TOKEN.matcher(response.body());
    assertThat(token.find()).isTrue();
    return "Bearer " + token.group(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/api/products | 20 | ,\"total\":200,\"page\":1,\"size\":20}",
        "/api/products?page=3&size=90 | 20 | ,\"total\":200,\"page\":3,\"size\":90}",
        "/api/products?page=999999999 | 0 | {\"data\":[],\"total\":200,\"page\":999999999,\"size\":20}",
        "/api/search?q=LAMP | 20 | ,\"total\":25,\"query\":\"LAMP\"}",
        "/api/search?q=zennor%20kettle | 1 | ,\"total\":1,\"query\":\"zennor kettle\"}"
      })
  void productsComeInLists(String path, int size, String ending) {
    HttpResponse<String> response = visitor.get(path);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(header(response, "Content-Type")).isEqualTo("application/json");
    assertThat(PRODUCT.matcher(response.body()).results()).hasSize(size);
    assertThat(response.body()).endsWith(ending);
  }

  @Test
  void aProductIsAnObject() {
    assertThat(visitor.get("/api/products/1").body())
        .isEqualTo(
            "{\"data\":{\"id\":1,\"sku\":\"FS-0001\",\"name\":\"Alder Lamp\",\"category\":\"Lamps\","
                + "\"price_cents\":5100,\"currency\":\"EUR\",\"stock\":14,\"description\":\"Turned by"
                + " hand in ash, with a linen shade that makes evenings warm.\"}}");
  }

  @ParameterizedTest
  @CsvSource({
    "/api/products?page=0, 400",
    "/api/products?size=101, 400",
    "/api/products?size=big, 400",
    "/api/search, 400",
    "/api/search?q=+, 400",
    "/api/products/0, 404",
    "/api/products/201, 404",
    "/api/products/x, 404",
    "/api/users/0, 404",
    "/api/users/501, 404"
  })
  void whatCannotBeAnsweredIsSaidInJson(String path, int status) {
    HttpResponse<String> response = visitor.get(path);

    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.body())
        .matches("\\{\"error\":\\{\"status\":" + status + ",\"message\":\".+\"}}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "250", "500"})
  void usersAreThere(String id) {
    assertThat(visitor.get("/api/users/" + id).body())
        .startsWith("{\"data\":{\"id\":" + id + ",\"username\":\"user" + id + "\",\"name\":");
  }

  @Test
  void aUserCanBeReplacedAndChanged() {
    String both = "{\"name\":\"Zoë \\\"Z\\\" Nowak\",\"email\":\"z@example.test\"}";
    String expected =
        "{\"data\":{\"id\":77,\"username\":\"user77\",\"name\":\"Zoë \\\"Z\\\" Nowak\",\"email\":\"z@example.test\"}}";

    assertThat(visitor.send("PUT", "/api/users/77", both).body()).isEqualTo(expected);
    assertThat(visitor.get("/api/users/77").body()).isEqualTo(expected);
    assertThat(visitor.send("PATCH", "/api/users/77", "{\"name\":\"Zoe\"}").body())
        .isEqualTo(
            "{\"data\":{\"id\":77,\"username\":\"user77\",\"name\":\"Zoe\",\"email\":\"z@example.test\"}}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PUT | /api/users/3 | {\"name\":\"a\"} | 400",
        "PUT | /api/users/3 | {\"email\":\"a@b\"} | 400",
        "PUT | /api/users/900 | {\"name\":\"a\",\"email\":\"a@b\"} | 404",
        "PATCH | /api/users/3 | {\"name\":\" \"} | 400",
        "PATCH | /api/users/3 | {\"email\":\"nobody\"} | 400",
        "PATCH | /api/users/3 | [] | 400",
        "PATCH | /api/users/3 | {\"name\":\"a\",} | 400",
        "POST | /api/cart | not json | 400",
        "POST | /api/cart | {} | 400",
        "POST | /api/cart | {\"product_id\":201,\"quantity\":1} | 400",
        "POST | /api/cart | {\"product_id\":1,\"quantity\":0} | 400",
        "POST | /api/cart | {\"product_id\":1,\"quantity\":1000} | 400",
        "POST | /api/login | {\"username\":\"demo\" | 400",
        "DELETE | /api/cart/201 | {} | 404"
      })
  void aBadBodyIsRefused(String method, String path, String body, int status) {
    HttpResponse<String> response = visitor.send(method, path, body);

    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.body()).startsWith("{\"error\":{\"status\":" + status);
  }

  @Test
  void aNameThatIsTooLongIsRefused() {
    String body = "{\"name\":\"" + "x".repeat(201) + "\"}";

    assertThat(visitor.send("PATCH", "/api/users/3", body).statusCode()).isEqualTo(400);
  }

  @Test
  void aCartIsFilledAndEmptied() {
    HttpResponse<String> added =
        visitor.postJson("/api/cart", "{\"product_id\":1,\"quantity\":\"2\",\"note\":{\"a\":[1]}}");
    String cart = cookie(added, "cart");
    String lines =
        "{\"data\":{\"items\":[{\"product_id\":1,\"quantity\":2}],\"total_cents\":10200,\"currency\":\"EUR\"}}";
    assertThat(added.statusCode()).isEqualTo(201);
    assertThat(added.body()).isEqualTo(lines);
    assertThat(visitor.get("/api/cart", "Cookie", cart).body()).isEqualTo(lines);

    assertThat(visitor.send("DELETE", "/api/cart/1", "", "Cookie", cart).statusCode())
        .isEqualTo(204);

    assertThat(visitor.get("/api/cart", "Cookie", cart).body()).contains("\"items\":[]");
    assertThat(visitor.get("/api/cart").body()).contains("\"items\":[]");
  }

  @Test
  void aFormDoesAsWellAsJson() {
    assertThat(visitor.postForm("/api/cart", "product_id=4&quantity=1").statusCode())
        .isEqualTo(201);
    assertThat(visitor.postForm("/api/login", "username=demo&password=demo").statusCode())
        .isEqualTo(200);
  }

  @Test
  void aLoginGivesATokenThatIsGoodForAMinute() {
    HttpResponse<String> response = visitor.postJson("/api/login", DEMO);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body())
        .matches(
            "\\{\"data\":\\{\"token\":\"[0-9a-f]{32}\",\"username\":\"demo\"},"
                + "\"token_type\":\"Bearer\",\"expires_in\":60}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"username\":\"demo\",\"password\":\"no\"}",
        "{\"username\":\"who\",\"password\":\"demo\"}",
        "{}"
      })
  void aWrongLoginIs401(String body) {
    HttpResponse<String> response = visitor.postJson("/api/login", body);

    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.body()).startsWith("{\"error\":{\"status\":401");
  }

  @Test
  void ordersNeedALogin() {
    for (String authorization : new String[] {"Bearer made-up", "Basic ZGVtbzpkZW1v"}) {
      HttpResponse<String> response = visitor.get("/api/orders", "Authorization", authorization);
      assertThat(response.statusCode()).isEqualTo(401);
      assertThat(header(response, "WWW-Authenticate")).startsWith("Bearer ");
    }
    assertThat(visitor.get("/api/orders").statusCode()).isEqualTo(401);
    // Who it is comes first: a bad body of a stranger is a stranger's.
    assertThat(visitor.postJson("/api/orders", "nonsense").statusCode()).isEqualTo(401);
  }

  @Test
  void ordersAreTheirOwners() {
    String bearer = bearer("user41");
    assertThat(visitor.get("/api/orders", "Authorization", bearer).body())
        .isEqualTo("{\"data\":[]}");

    HttpResponse<String> ordered =
        visitor.postJson(
            "/api/orders", "{\"product_id\":2,\"quantity\":2}", "Authorization", bearer);

    String order = "\"product_id\":2,\"quantity\":2,\"total_cents\":3300,\"currency\":\"EUR\"}";
    assertThat(ordered.statusCode()).isEqualTo(201);
    assertThat(ordered.body()).endsWith(order + "}");
    assertThat(
            visitor.get("/api/orders", "Authorization", bearer.replace("Bearer", "bearer")).body())
        .endsWith(order + "]}");
    assertThat(visitor.get("/api/orders", "Authorization", bearer("user42")).body())
        .isEqualTo("{\"data\":[]}");
    assertThat(
            visitor
                .postJson("/api/orders", "{\"product_id\":0}", "Authorization", bearer)
                .statusCode())
        .isEqualTo(400);
  }

  @Test
  void aTokenExpiresAndANewOneHelps() {
    String bearer = bearer("demo");
    CLOCK.move(Duration.ofSeconds(59));
    assertThat(visitor.get("/api/orders", "Authorization", bearer).statusCode()).isEqualTo(200);

    CLOCK.move(Duration.ofSeconds(1));

    assertThat(visitor.get("/api/orders", "Authorization", bearer).statusCode()).isEqualTo(401);
    assertThat(visitor.get("/api/orders", "Authorization", bearer("demo")).statusCode())
        .isEqualTo(200);
  }

  @Test
  void aSessionOfThePagesIsALoginToo() {
    String session = cookie(visitor.postForm("/login", "username=user9&password=demo"), "session");

    assertThat(visitor.get("/api/orders", "Cookie", session).statusCode()).isEqualTo(200);
  }
}

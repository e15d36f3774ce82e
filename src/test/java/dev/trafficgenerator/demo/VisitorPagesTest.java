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

class VisitorPagesTest {
  private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");
  private static final String ADDRESS = "name=Ada&email=ada%40example.test&address=Here";

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

  private static String logIn(String username) {
    return cookie(visitor.postForm("/login", "username=" + username + "&password=demo"), "session");
  }

  @Test
  void theAccountNeedsALogin() {
    HttpResponse<String> response = visitor.get("/account");

    assertThat(response.statusCode()).isEqualTo(302);
    assertThat(header(response, "Location")).isEqualTo("/login?next=%2Faccount");
  }

  @Test
  void aLoginLeadsToWhereTheVisitorWasGoing() {
    HttpResponse<String> form = visitor.get("/login?next=/cart");
    Matcher csrf = CSRF.matcher(form.body());
    assertThat(csrf.find()).isTrue();
    assertThat(form.body()).contains("name=\"next\" value=\"/cart\"");

    HttpResponse<String> response =
        visitor.postForm(
            "/login",
            "username=user7&password=demo&next=%2Fcart&csrf=" + csrf.group(1),
            "Cookie",
            cookie(form, "csrf"));

    assertThat(response.statusCode()).isEqualTo(303);
    assertThat(header(response, "Location")).isEqualTo("/cart");
    assertThat(header(response, "Set-Cookie"))
        .matches("session=[0-9a-f]{32}; HttpOnly; SameSite=Lax; Path=/");
    assertThat(visitor.get("/account", "Cookie", cookie(response, "session")).body())
        .contains("You are logged in as user7.")
        .contains("There are none yet.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo", "user1", "user500"})
  void everyAccountCanLogInWithoutTheFormsToken(String username) {
    HttpResponse<String> response =
        visitor.postForm("/login", "username=" + username + "&password=demo");

    assertThat(response.statusCode()).isEqualTo(303);
    assertThat(header(response, "Location")).isEqualTo("/account");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "username=demo&password=wrong",
        "username=user501&password=demo",
        "username=user0&password=demo",
        "username=nobody&password=demo",
        "password=demo",
        "username=demo"
      })
  void aWrongLoginIs401AndShowsTheFormAgain(String body) {
    HttpResponse<String> response = visitor.postForm("/login", body);

    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.body())
        .contains(
            "No account has this name and password.", "<form method=\"post\" action=\"/login\">");
    assertThat(response.headers().allValues("Set-Cookie")).noneMatch(c -> c.startsWith("session="));
  }

  @Test
  void aFormFromElsewhereIsRefused() {
    String body = "username=demo&password=demo&csrf=guessed";

    assertThat(visitor.postForm("/login", body).statusCode()).isEqualTo(403);
    assertThat(visitor.postForm("/login", body, "Cookie", "csrf=other").statusCode())
        .isEqualTo(403);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "%2F%2Fevil.test | /account",
        "%2F%5Cevil.test | /account",
        "https%3A%2F%2Fevil.test | /account",
        "%2Fa%0D%0AX%3A1 | /account",
        "%2Fproducts%3Fpage%3D2 | /products?page=2"
      })
  void aLoginLeadsNowhereElse(String next, String location) {
    HttpResponse<String> response =
        visitor.postForm("/login", "username=demo&password=demo&next=" + next);

    assertThat(header(response, "Location")).isEqualTo(location);
  }

  @Test
  void aSessionEndsAtLogout() {
    String session = logIn("demo");

    HttpResponse<String> response = visitor.postForm("/logout", "", "Cookie", session);

    assertThat(response.statusCode()).isEqualTo(303);
    assertThat(header(response, "Set-Cookie")).startsWith("session=; Max-Age=0");
    assertThat(visitor.get("/account", "Cookie", session).statusCode()).isEqualTo(302);
    assertThat(visitor.postForm("/logout", "").statusCode()).isEqualTo(303);
  }

  @Test
  void aSessionEndsAfterHalfAnHour() {
    String session = logIn("demo");
    CLOCK.move(Duration.ofMinutes(29));
    assertThat(visitor.get("/account", "Cookie", session).statusCode()).isEqualTo(200);

    CLOCK.move(Duration.ofMinutes(1));

    assertThat(visitor.get("/account", "Cookie", session).statusCode()).isEqualTo(302);
  }

  @Test
  void aCartHoldsWhatWasPutIntoIt() {
    HttpResponse<String> added = visitor.postForm("/cart", "product_id=2&quantity=3");
    String cart = cookie(added, "cart");
    assertThat(added.statusCode()).isEqualTo(303);
    assertThat(header(added, "Location")).isEqualTo("/cart");
    assertThat(cookie(added, "cart_size")).isEqualTo("cart_size=3");

    visitor.postForm("/cart", "product_id=1", "Cookie", cart);
    String html = visitor.get("/cart", "Cookie", cart).body();

    assertThat(html).contains("Alder Mug", "Alder Lamp", "<strong>€100.50</strong>");
    assertThat(visitor.get("/cart").body()).contains("There is nothing in it yet.");
  }

  @Test
  void aCartLetsGoOfWhatIsTakenOut() {
    String cart = cookie(visitor.postForm("/cart", "product_id=2"), "cart");

    HttpResponse<String> removed = visitor.postForm("/cart/remove", "product_id=2", "Cookie", cart);

    assertThat(removed.statusCode()).isEqualTo(303);
    assertThat(cookie(removed, "cart_size")).isEqualTo("cart_size=0");
    assertThat(visitor.get("/cart", "Cookie", cart).body()).contains("There is nothing in it yet.");
    assertThat(visitor.postForm("/cart/remove", "product_id=2").statusCode()).isEqualTo(303);
  }

  @Test
  void aCartsNameIsNeverTheVisitorsOwn() {
    HttpResponse<String> added =
        visitor.postForm("/cart", "product_id=2", "Cookie", "cart=made-up");

    assertThat(cookie(added, "cart")).matches("cart=[0-9a-f]{32}");
  }

  @ParameterizedTest
  @CsvSource({
    "/cart, product_id=0",
    "/cart, product_id=201",
    "/cart, quantity=1",
    "/cart, product_id=1&quantity=0",
    "/cart, product_id=1&quantity=many",
    "/cart/remove, product_id=x"
  })
  void aCartRefusesWhatIsNotSold(String path, String body) {
    assertThat(visitor.postForm(path, body).statusCode()).isEqualTo(400);
  }

  @Test
  void anOrderEmptiesTheCartAndShowsInTheAccount() {
    String session = logIn("user8");
    String cart = cookie(visitor.postForm("/cart", "product_id=1&quantity=2"), "cart");
    String cookies = session + "; " + cart;

    HttpResponse<String> response = visitor.postForm("/checkout", ADDRESS, "Cookie", cookies);

    assertThat(response.statusCode()).isEqualTo(303);
    assertThat(header(response, "Location")).isEqualTo("/checkout/thanks");
    assertThat(visitor.get("/cart", "Cookie", cookies).body()).contains("nothing in it");
    assertThat(visitor.get("/account", "Cookie", cookies).body())
        .contains("2 × Alder Lamp", "€102.00");
  }

  @Test
  void aGuestMayOrderToo() {
    String cart = cookie(visitor.postForm("/cart", "product_id=1"), "cart");

    assertThat(header(visitor.postForm("/checkout", ADDRESS, "Cookie", cart), "Location"))
        .isEqualTo("/checkout/thanks");
  }

  @Test
  void anEmptyCartCannotBeOrdered() {
    assertThat(header(visitor.postForm("/checkout", ADDRESS), "Location")).isEqualTo("/cart");
  }

  @ParameterizedTest
  @CsvSource({
    "email=a&address=b, name",
    "name=a&address=b, email",
    "name=a&email=b&address=+, address"
  })
  void anOrderNeedsAnAddress(String body, String missing) {
    HttpResponse<String> response = visitor.postForm("/checkout", body);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("Please fill in the " + missing + ".");
  }
}

package dev.trafficgenerator.demo;

import dev.trafficgenerator.demo.shop.Accounts;
import dev.trafficgenerator.demo.shop.Catalogue;
import dev.trafficgenerator.demo.shop.Product;
import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The pages that are different for each visitor: cart, checkout, login, account.
final class VisitorPages {
  private static final String CSRF = "csrf";
  private static final String ACCOUNT = "/account";

  /// An absolute path, but not `//host`, and nothing that could end a header.
  private static final Pattern PATH = Pattern.compile("/(?![/\\\\])[\\x21-\\x7e]*");

  private final Catalogue catalogue;
  private final VisitorState state;
  private final Answers answers;
  private final Template cart = Template.load("pages/cart.html");
  private final Template cartLines = Template.load("pages/cart-lines.html");
  private final Template cartLine = Template.load("pages/cart-line.html");
  private final Template cartEmpty = Template.load("pages/cart-empty.html");
  private final Template checkout = Template.load("pages/checkout.html");
  private final Template message = Template.load("pages/message.html");
  private final Template login = Template.load("pages/login.html");
  private final Template account = Template.load("pages/account.html");
  private final Template orders = Template.load("pages/orders.html");
  private final Template order = Template.load("pages/order.html");

  VisitorPages(Catalogue catalogue, VisitorState state, Answers answers) {
    this.catalogue = catalogue;
    this.state = state;
    this.answers = answers;
  }

  void addTo(Routes routes) {
    routes.get("/cart", Effort.CART, this::showCart);
    routes.post("/cart", Effort.CART, this::addToCart);
    routes.post("/cart/remove", Effort.CART, this::removeFromCart);
    routes.get("/checkout", Effort.PAGE, ctx -> showCheckout(ctx, 200, ""));
    routes.post("/checkout", Effort.ORDER, this::placeOrder);
    routes.get("/checkout/thanks", Effort.PAGE, this::showThanks);
    routes.get("/login", Effort.PAGE, this::showLogin);
    routes.post("/login", Effort.LOGIN, this::logIn);
    routes.post("/logout", Effort.PAGE, this::logOut);
    routes.get(ACCOUNT, Effort.PAGE, this::showAccount);
  }

  private void showCart(Context ctx) {
    Map<Integer, Integer> lines = state.cartLines(ctx);
    String content = lines.isEmpty() ? cartEmpty.fill(Map.of()) : cartTable(lines);
    answers.html(ctx, 200, "Cart", cart.fill(Map.of("content", content)));
  }

  private String cartTable(Map<Integer, Integer> lines) {
    var rows = new StringBuilder();
    long totalCents = 0;
    for (Map.Entry<Integer, Integer> line : lines.entrySet()) {
      Product product = catalogue.all().get(line.getKey() - 1);
      long cents = (long) line.getValue() * product.priceCents();
      totalCents += cents;
      rows.append(
          cartLine.fill(
              Map.of(
                  "id", String.valueOf(product.id()),
                  "name", product.name(),
                  "quantity", String.valueOf(line.getValue()),
                  "price", Product.euros(cents))));
    }
    return cartLines.fill(Map.of("lines", rows.toString(), "total", Product.euros(totalCents)));
  }

  private void addToCart(Context ctx) {
    Optional<Product> product = wantedProduct(ctx);
    String pieces = Input.formField(ctx, "quantity");
    OptionalInt quantity = Input.wholeNumber(pieces.isEmpty() ? "1" : pieces);
    if (product.isEmpty() || quantity.orElse(0) < 1) {
      answers.problem(ctx, 400, "A product_id and a quantity from 1 up are needed.");
      return;
    }
    state.addToCart(ctx, product.get().id(), quantity.getAsInt());
    answers.redirect(ctx, 303, "/cart");
  }

  private void removeFromCart(Context ctx) {
    Optional<Product> product = wantedProduct(ctx);
    if (product.isEmpty()) {
      answers.problem(ctx, 400, "A product_id is needed.");
      return;
    }
    state.removeFromCart(ctx, product.get().id());
    answers.redirect(ctx, 303, "/cart");
  }

  private Optional<Product> wantedProduct(Context ctx) {
    return catalogue.find(Input.wholeNumber(Input.formField(ctx, "product_id")).orElse(0));
  }

  private void showCheckout(Context ctx, int status, String problem) {
    answers.html(ctx, status, "Checkout", checkout.fill(Map.of("notice", notice(problem))));
  }

  private void placeOrder(Context ctx) {
    for (String field : List.of("name", "email", "address")) {
      if (Input.formField(ctx, field).isEmpty()) {
        showCheckout(ctx, 400, "Please fill in the " + field + ".");
        return;
      }
    }
    Map<Integer, Integer> lines = state.cartLines(ctx);
    if (lines.isEmpty()) {
      answers.redirect(ctx, 303, "/cart");
      return;
    }
    // What a guest orders is not remembered: there is nobody who could ask for it.
    state
        .sessionUser(ctx)
        .ifPresent(username ->
            lines.forEach((id, quantity) ->
                state.accounts.order(username, catalogue.all().get(id - 1), quantity)));
    state.clearCart(ctx);
    answers.redirect(ctx, 303, "/checkout/thanks");
  }

  private void showThanks(Context ctx) {
    Map<String, String> values =
        Map.of(
            "heading", "Thank you",
            "text", "Your order is in. Nothing will be sent, and nothing has to be paid.",
            "href", "/products",
            "label", "See more products");
    answers.html(ctx, 200, "Thank you", message.fill(values));
  }

  private void showLogin(Context ctx) {
    showLogin(ctx, 200, "", pathOfThisSite(ctx.queryParam("next")));
  }

  private void showLogin(Context ctx, int status, String problem, String next) {
    String csrf = UUID.randomUUID().toString();
    VisitorState.setCookie(ctx, CSRF, csrf, "HttpOnly; SameSite=Lax; Path=/login");
    Map<String, String> values = Map.of("notice", notice(problem), "csrf", csrf, "next", next);
    answers.html(ctx, status, "Log in", login.fill(values));
  }

  private void logIn(Context ctx) {
    String next = pathOfThisSite(Input.formField(ctx, "next"));
    String csrf = Input.formField(ctx, CSRF);
    if (!csrf.isEmpty() && !csrf.equals(ctx.cookie(CSRF))) {
      answers.problem(ctx, 403, "This form is not from here. Open the login page again.");
      return;
    }
    String username = Input.formField(ctx, "username");
    if (!state.accounts.accepts(username, Input.formField(ctx, "password"))) {
      showLogin(ctx, 401, "No account has this name and password.", next);
      return;
    }
    state.logIn(ctx, username);
    answers.redirect(ctx, 303, next);
  }

  private void logOut(Context ctx) {
    state.logOut(ctx);
    answers.redirect(ctx, 303, "/");
  }

  private void showAccount(Context ctx) {
    Optional<Accounts.User> user = state.sessionUser(ctx).flatMap(state.accounts::byUsername);
    if (user.isEmpty()) {
      String next = URLEncoder.encode(ACCOUNT, StandardCharsets.UTF_8);
      answers.redirect(ctx, 302, "/login?next=" + next);
      return;
    }
    String username = user.get().username();
    Map<String, String> values =
        Map.of("name", user.get().name(), "username", username, "orders", orderTable(username));
    answers.html(ctx, 200, "Account", account.fill(values));
  }

  private String orderTable(String username) {
    var rows = new StringBuilder();
    for (Accounts.Order each : state.accounts.ordersOf(username)) {
      Product product = catalogue.all().get(each.productId() - 1);
      rows.append(
          order.fill(
              Map.of(
                  "id", String.valueOf(each.id()),
                  "what", each.quantity() + " × " + product.name(),
                  "total", Product.euros(each.totalCents()))));
    }
    return rows.isEmpty()
        ? "<p>There are none yet.</p>"
        : orders.fill(Map.of("lines", rows.toString()));
  }

  /// Where a login leads to: never to another site.
  private static String pathOfThisSite(@Nullable String next) {
    return next != null && PATH.matcher(next).matches() ? next : ACCOUNT;
  }

  private static String notice(String problem) {
    return problem.isEmpty()
        ? ""
        : "<p class=\"notice\" role=\"alert\">" + Template.escaped(problem) + "</p>";
  }
}

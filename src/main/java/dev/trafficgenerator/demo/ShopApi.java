package dev.trafficgenerator.demo;

import dev.trafficgenerator.demo.shop.Accounts;
import dev.trafficgenerator.demo.shop.Carts;
import dev.trafficgenerator.demo.shop.Catalogue;
import dev.trafficgenerator.demo.shop.Json;
import dev.trafficgenerator.demo.shop.Product;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/// The shop for programs: JSON below `/api`.
final class ShopApi {
  private static final int SIZE_DEFAULT = 20;
  private static final int SIZE_MAX = 100;
  private static final int NAME_LENGTH_MAX = 200;

  private final Catalogue catalogue;
  private final VisitorState state;
  private final Answers answers;

  /// By product, in the order of their ids.
  private final List<String> productTexts;

  ShopApi(Catalogue catalogue, VisitorState state, Answers answers) {
    this.catalogue = catalogue;
    this.state = state;
    this.answers = answers;
    this.productTexts = catalogue.all().stream().map(Product::json).toList();
  }

  void addTo(Routes routes) {
    routes.get("/api/products", Effort.LIST, this::list);
    routes.get("/api/products/{id}", Effort.PRODUCT, this::product);
    routes.get("/api/search", Effort.SEARCH, this::search);
    routes.get("/api/cart", Effort.CART, this::cart);
    routes.post("/api/cart", Effort.CART, withFields(this::addToCart));
    routes.delete("/api/cart/{product}", Effort.CART, this::removeFromCart);
    routes.get("/api/users/{id}", Effort.RECORD, this::user);
    routes.put("/api/users/{id}", Effort.RECORD, withFields(this::replaceUser));
    routes.patch("/api/users/{id}", Effort.RECORD, withFields(this::changeUser));
    routes.post("/api/login", Effort.LOGIN, withFields(this::logIn));
    routes.get("/api/orders", Effort.RECORD, this::orders);
    routes.post("/api/orders", Effort.ORDER, this::placeOrder);
  }

  private void list(Context ctx) {
    OptionalInt page = Input.wholeNumber(ctx.queryParam("page"), 1, 1, Integer.MAX_VALUE);
    OptionalInt size = Input.wholeNumber(ctx.queryParam("size"), SIZE_DEFAULT, 1, SIZE_MAX);
    if (page.isEmpty() || size.isEmpty()) {
      answers.problem(ctx, 400, "page must be at least 1, size from 1 to " + SIZE_MAX + ".");
      return;
    }
    List<Product> products = catalogue.page(page.getAsInt(), size.getAsInt());
    String place = ",\"page\":" + page.getAsInt() + ",\"size\":" + size.getAsInt();
    answers.json(ctx, 200, listOf(products, Catalogue.SIZE, place));
  }

  private void search(Context ctx) {
    String words = ctx.queryParam("q");
    if (words == null || words.isBlank()) {
      answers.problem(ctx, 400, "q must say what to look for.");
      return;
    }
    List<Product> found = catalogue.search(words);
    List<Product> shown = found.subList(0, Math.min(found.size(), SIZE_DEFAULT));
    answers.json(ctx, 200, listOf(shown, found.size(), ",\"query\":" + Json.quoted(words)));
  }

  private String listOf(List<Product> products, int total, String more) {
    String items =
        products.stream()
            .map(product -> productTexts.get(product.id() - 1))
            .collect(Collectors.joining(","));
    return "{\"data\":[" + items + "],\"total\":" + total + more + "}";
  }

  private void product(Context ctx) {
    Optional<Product> product = productOf(ctx.pathParam("id"));
    if (product.isEmpty()) {
      answers.problem(ctx, 404, "There is no such product.");
    } else {
      answers.json(ctx, 200, data(productTexts.get(product.get().id() - 1)));
    }
  }

  private void cart(Context ctx) {
    answers.json(ctx, 200, cartJson(state.cartLines(ctx)));
  }

  private void addToCart(Context ctx, Map<String, String> fields) {
    wanted(ctx, fields)
        .ifPresent(line -> {
          Map<Integer, Integer> lines = state.addToCart(ctx, line.product().id(), line.quantity());
          answers.json(ctx, 201, cartJson(lines));
        });
  }

  private void removeFromCart(Context ctx) {
    Optional<Product> product = productOf(ctx.pathParam("product"));
    if (product.isEmpty()) {
      answers.problem(ctx, 404, "There is no such product.");
      return;
    }
    state.removeFromCart(ctx, product.get().id());
    ctx.status(204);
  }

  private String cartJson(Map<Integer, Integer> lines) {
    String items =
        lines.entrySet().stream()
            .map(line ->
                "{\"product_id\":" + line.getKey() + ",\"quantity\":" + line.getValue() + "}")
            .collect(Collectors.joining(","));
    long totalCents =
        lines.entrySet().stream()
            .mapToLong(line ->
                (long) line.getValue() * catalogue.all().get(line.getKey() - 1).priceCents())
            .sum();
    return data(
        "{\"items\":[" + items + "],\"total_cents\":" + totalCents + ",\"currency\":\"EUR\"}");
  }

  private void user(Context ctx) {
    userOf(ctx).ifPresent(user -> answers.json(ctx, 200, data(user.json())));
  }

  private void replaceUser(Context ctx, Map<String, String> fields) {
    if (!fields.containsKey("name") || !fields.containsKey("email")) {
      answers.problem(ctx, 400, "name and email are needed.");
      return;
    }
    changeUser(ctx, fields);
  }

  private void changeUser(Context ctx, Map<String, String> fields) {
    Optional<Accounts.User> user = userOf(ctx);
    if (user.isEmpty()) {
      return;
    }
    String name = fields.getOrDefault("name", user.get().name());
    String email = fields.getOrDefault("email", user.get().email());
    if (!isName(name) || !isName(email) || email.indexOf('@') < 1) {
      answers.problem(ctx, 400, "name must not be blank, email must be an address.");
      return;
    }
    Accounts.User changed = state.accounts.rename(user.get().id(), name, email);
    answers.json(ctx, 200, data(changed.json()));
  }

  private static boolean isName(String text) {
    return !text.isBlank() && text.length() <= NAME_LENGTH_MAX;
  }

  private void logIn(Context ctx, Map<String, String> fields) {
    String username = fields.getOrDefault("username", "");
    if (!state.accounts.accepts(username, fields.getOrDefault("password", ""))) {
      answers.problem(ctx, 401, "No account has this name and password.");
      return;
    }
    String token = Json.quoted(state.tokens.issue(username));
    answers.json(
        ctx,
        200,
        "{\"data\":{\"token\":"
            + token
            + ",\"username\":"
            + Json.quoted(username)
            + "},\"token_type\":\"Bearer\",\"expires_in\":"
            + state.tokens.lifetime().toSeconds()
            + "}");
  }

  private void orders(Context ctx) {
    Optional<String> username = loggedIn(ctx);
    if (username.isPresent()) {
      String orders =
          state.accounts.ordersOf(username.get()).stream()
              .map(Accounts.Order::json)
              .collect(Collectors.joining(","));
      answers.json(ctx, 200, data("[" + orders + "]"));
    }
  }

  private void placeOrder(Context ctx) throws Exception {
    // Who it is comes before what it is about.
    Optional<String> username = loggedIn(ctx);
    if (username.isPresent()) {
      withFields((_, fields) -> order(ctx, username.get(), fields)).handle(ctx);
    }
  }

  private void order(Context ctx, String username, Map<String, String> fields) {
    wanted(ctx, fields)
        .map(line -> state.accounts.order(username, line.product(), line.quantity()))
        .ifPresent(order -> answers.json(ctx, 201, data(order.json())));
  }

  private record Line(Product product, int quantity) {}

  /// The product and quantity in `fields`, or empty when the answer has been given.
  private Optional<Line> wanted(Context ctx, Map<String, String> fields) {
    Optional<Product> product = productOf(fields.getOrDefault("product_id", ""));
    OptionalInt quantity =
        Input.wholeNumber(fields.getOrDefault("quantity", "1"), 1, 1, Carts.QUANTITY_MAX);
    if (product.isEmpty() || quantity.isEmpty()) {
      answers.problem(
          ctx,
          400,
          "product_id must be from 1 to %d, quantity from 1 to %d."
              .formatted(Catalogue.SIZE, Carts.QUANTITY_MAX));
      return Optional.empty();
    }
    return Optional.of(new Line(product.get(), quantity.getAsInt()));
  }

  private Optional<Product> productOf(String id) {
    return catalogue.find(Input.wholeNumber(id).orElse(0));
  }

  /// The user that the path names, or empty when the answer has been given.
  private Optional<Accounts.User> userOf(Context ctx) {
    Optional<Accounts.User> user =
        state.accounts.find(Input.wholeNumber(ctx.pathParam("id")).orElse(0));
    if (user.isEmpty()) {
      answers.problem(ctx, 404, "There is no such user.");
    }
    return user;
  }

  /// Who is logged in, or empty when the answer has been given.
  private Optional<String> loggedIn(Context ctx) {
    Optional<String> username = state.user(ctx);
    if (username.isEmpty()) {
      ctx.header("WWW-Authenticate", "Bearer realm=\"Fernhill Supply\"");
      answers.problem(ctx, 401, "Log in first, with POST /api/login.");
    }
    return username;
  }

  private Handler withFields(BiConsumer<Context, Map<String, String>> handler) {
    return ctx ->
        Input.fields(ctx)
            .ifPresentOrElse(
                fields -> handler.accept(ctx, fields),
                () -> answers.problem(ctx, 400, "The body must be a JSON object or a form."));
  }

  private static String data(String json) {
    return "{\"data\":" + json + "}";
  }
}

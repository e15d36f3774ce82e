package dev.trafficgenerator.demo;

import dev.trafficgenerator.demo.shop.Accounts;
import dev.trafficgenerator.demo.shop.Catalogue;
import dev.trafficgenerator.demo.shop.Json;
import dev.trafficgenerator.demo.shop.Product;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Paths whose every request has to bring its credentials: HTTP Basic below `/basic`, a key below
/// `/key`.
final class GuardedPaths {

  /// The key that opens `/key`.
  static final String API_KEY = "demo-key";

  private static final int SHOWN = 8;

  private final Catalogue catalogue;
  private final Accounts accounts;
  private final ShopPages pages;
  private final Answers answers;
  private final Template trade = Template.load("pages/trade.html");

  GuardedPaths(Catalogue catalogue, Accounts accounts, ShopPages pages, Answers answers) {
    this.catalogue = catalogue;
    this.accounts = accounts;
    this.pages = pages;
    this.answers = answers;
  }

  void addTo(Routes routes) {
    routes.get("/basic", Effort.PAGE, this::tradePrices);
    routes.get("/basic/<path>", Effort.PAGE, this::tradePrices);
    routes.get("/key", Effort.RECORD, this::stock);
    routes.get("/key/<path>", Effort.RECORD, this::stock);
  }

  private void tradePrices(Context ctx) {
    Optional<String> username = basicUser(ctx.header("Authorization"));
    if (username.isEmpty()) {
      ctx.header("WWW-Authenticate", "Basic realm=\"Fernhill Supply\", charset=\"UTF-8\"");
      answers.problem(ctx, 401, "Name and password are needed with each request.");
      return;
    }
    Map<String, String> values =
        Map.of(
            "username", username.get(),
            "path", ctx.path(),
            "cards", pages.cards(catalogue.page(1, SHOWN)));
    answers.html(ctx, 200, "Trade prices", trade.fill(values));
  }

  /// The account of an `Authorization` header of the Basic scheme (RFC 7617), if it is right.
  private Optional<String> basicUser(@Nullable String authorization) {
    String scheme = "Basic ";
    if (authorization == null
        || !authorization.regionMatches(true, 0, scheme, 0, scheme.length())) {
      return Optional.empty();
    }
    String pair;
    try {
      byte[] decoded = Base64.getDecoder().decode(authorization.substring(scheme.length()).strip());
      pair = new String(decoded, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return Optional.empty(); // not Base64: no credentials
    }
    int colon = pair.indexOf(':');
    boolean right =
        colon >= 0 && accounts.accepts(pair.substring(0, colon), pair.substring(colon + 1));
    return right ? Optional.of(pair.substring(0, colon)) : Optional.empty();
  }

  private void stock(Context ctx) {
    if (!API_KEY.equals(ctx.header("X-Api-Key")) && !API_KEY.equals(ctx.queryParam("api_key"))) {
      answers.problem(ctx, 401, "A key is needed, in X-Api-Key or api_key.");
      return;
    }
    String items =
        catalogue.page(1, SHOWN).stream()
            .map(GuardedPaths::stockJson)
            .collect(Collectors.joining(","));
    answers.json(
        ctx,
        200,
        "{\"data\":{\"path\":" + Json.quoted(ctx.path()) + ",\"stock\":[" + items + "]}}");
  }

  private static String stockJson(Product product) {
    return "{\"sku\":" + Json.quoted(product.sku()) + ",\"stock\":" + product.stock() + "}";
  }
}

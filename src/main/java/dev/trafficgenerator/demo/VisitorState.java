package dev.trafficgenerator.demo;

import dev.trafficgenerator.demo.shop.Accounts;
import dev.trafficgenerator.demo.shop.Carts;
import dev.trafficgenerator.demo.shop.Tickets;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/// Who a request is from: its login and its cart, by cookie or token.
final class VisitorState {
  private static final Duration SESSION_LIFETIME = Duration.ofMinutes(30);
  private static final String SESSION = "session";
  private static final String CART = "cart";

  final Accounts accounts = new Accounts();
  final Carts carts = new Carts();
  final Tickets tokens;
  private final Tickets sessions;

  VisitorState(InstantSource clock, Duration tokenLifetime) {
    tokens = new Tickets(clock, tokenLifetime);
    sessions = new Tickets(clock, SESSION_LIFETIME);
  }

  /// Who is logged in by cookie.
  Optional<String> sessionUser(Context ctx) {
    return Optional.ofNullable(ctx.cookie(SESSION)).flatMap(sessions::usernameOf);
  }

  /// Who is logged in, by token or else by cookie.
  Optional<String> user(Context ctx) {
    String authorization = ctx.header("Authorization");
    String scheme = "Bearer ";
    if (authorization != null && authorization.regionMatches(true, 0, scheme, 0, scheme.length())) {
      return tokens.usernameOf(authorization.substring(scheme.length()).strip());
    }
    return sessionUser(ctx);
  }

  void logIn(Context ctx, String username) {
    setCookie(ctx, SESSION, sessions.issue(username), "HttpOnly; SameSite=Lax; Path=/");
  }

  void logOut(Context ctx) {
    String session = ctx.cookie(SESSION);
    if (session != null) {
      sessions.revoke(session);
    }
    setCookie(ctx, SESSION, "", "Max-Age=0; HttpOnly; SameSite=Lax; Path=/");
  }

  /// What is in the visitor's cart: quantities by product id.
  Map<Integer, Integer> cartLines(Context ctx) {
    String id = ctx.cookie(CART);
    return id == null ? Map.of() : carts.lines(id);
  }

  /// Puts something into the visitor's cart, who is given one first if need be.
  Map<Integer, Integer> addToCart(Context ctx, int productId, int quantity) {
    String id = ctx.cookie(CART);
    if (id == null || carts.lines(id).isEmpty()) {
      // Never a name of the visitor's own making.
      id = carts.newId();
      setCookie(ctx, CART, id, "HttpOnly; SameSite=Lax; Path=/");
    }
    Map<Integer, Integer> lines = carts.add(id, productId, quantity);
    tellSize(ctx, lines);
    return lines;
  }

  void removeFromCart(Context ctx, int productId) {
    String id = ctx.cookie(CART);
    if (id != null) {
      carts.remove(id, productId);
      tellSize(ctx, carts.lines(id));
    }
  }

  void clearCart(Context ctx) {
    String id = ctx.cookie(CART);
    if (id != null) {
      carts.clear(id);
      tellSize(ctx, Map.of());
    }
  }

  /// For the page's script, which shows it.
  private static void tellSize(Context ctx, Map<Integer, Integer> lines) {
    int pieces = lines.values().stream().mapToInt(Integer::intValue).sum();
    setCookie(ctx, "cart_size", String.valueOf(pieces), "SameSite=Lax; Path=/");
  }

  static void setCookie(Context ctx, String name, String value, String attributes) {
    ctx.addHeader("Set-Cookie", name + "=" + value + "; " + attributes);
  }
}

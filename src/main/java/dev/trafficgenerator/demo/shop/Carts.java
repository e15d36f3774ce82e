package dev.trafficgenerator.demo.shop;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/// What visitors have put in their carts. Safe for any number of threads.
public final class Carts {

  /// Most carts that are remembered; past it the oldest is emptied.
  public static final int CARTS_MAX = 20_000;

  /// Most different products in a cart; past it the one that came first is dropped.
  public static final int LINES_MAX = 50;

  /// Most pieces of one product in a cart.
  public static final int QUANTITY_MAX = 999;

  private final Map<String, Map<Integer, Integer>> carts;

  public Carts() {
    this(CARTS_MAX);
  }

  Carts(int max) {
    carts = new Bounded<>(max);
  }

  /// The name of a cart that nobody has.
  public String newId() {
    return UUID.randomUUID().toString().replace("-", "");
  }

  /// Puts `quantity` more pieces of a product into a cart, which need not exist yet, and gives what
  /// is in it then.
  public Map<Integer, Integer> add(String cartId, int productId, int quantity) {
    synchronized (carts) {
      Map<Integer, Integer> lines =
          carts.computeIfAbsent(cartId, _ -> new Bounded<Integer, Integer>(LINES_MAX));
      lines.merge(productId, quantity, (had, more) -> Math.min(QUANTITY_MAX, had + more));
      return copyOf(lines);
    }
  }

  /// Takes a product out of a cart; it need not be in it.
  public void remove(String cartId, int productId) {
    synchronized (carts) {
      Map<Integer, Integer> lines = carts.get(cartId);
      if (lines != null) {
        lines.remove(productId);
      }
    }
  }

  /// Empties a cart.
  public void clear(String cartId) {
    synchronized (carts) {
      carts.remove(cartId);
    }
  }

  /// Quantities by product id, in the order in which they were put in; empty for an unknown cart.
  public Map<Integer, Integer> lines(String cartId) {
    synchronized (carts) {
      return copyOf(carts.getOrDefault(cartId, Map.of()));
    }
  }

  private static Map<Integer, Integer> copyOf(Map<Integer, Integer> lines) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(lines));
  }

  /// How many carts are remembered.
  public int size() {
    synchronized (carts) {
      return carts.size();
    }
  }
}

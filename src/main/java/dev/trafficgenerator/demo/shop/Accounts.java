package dev.trafficgenerator.demo.shop;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;

/// Who has an account: `demo` and `user1` to `user500`, all with the password `demo`. Safe for any
/// number of threads.
public final class Accounts {

  /// How many numbered users there are; their ids are 1 to this.
  public static final int USERS = 500;

  /// The password of all accounts.
  public static final String PASSWORD = "demo";

  /// The account beside the numbered ones; it has the id 0.
  public static final String DEMO = "demo";

  /// Most orders that are remembered of one account; past it the oldest is forgotten.
  public static final int ORDERS_MAX = 20;

  private static final String[] GIVEN_NAMES = {
    "Ada", "Bruno", "Clara", "Dario", "Elif", "Farid", "Greta", "Hugo", "Ines", "Jonas", "Kaja",
    "Leon", "Mina", "Nils", "Olga", "Pavel", "Rosa", "Samir", "Tove", "Uma"
  };
  private static final String[] FAMILY_NAMES = {
    "Abrams", "Bauer", "Costa", "Dubois", "Eriksen", "Fischer", "Garcia", "Haddad", "Ivanov",
    "Jansen", "Kowalski", "Larsen", "Moreau", "Novak", "Okafor", "Petrov", "Rossi", "Sato"
  };

  /// What an account says about its owner.
  public record User(int id, String username, String name, String email) {

    /// This user as a JSON object.
    public String json() {
      return "{\"id\":"
          + id
          + ",\"username\":"
          + Json.quoted(username)
          + ",\"name\":"
          + Json.quoted(name)
          + ",\"email\":"
          + Json.quoted(email)
          + "}";
    }
  }

  /// Something that was ordered.
  public record Order(long id, int productId, int quantity, long totalCents) {

    /// This order as a JSON object.
    public String json() {
      return "{\"id\":"
          + id
          + ",\"product_id\":"
          + productId
          + ",\"quantity\":"
          + quantity
          + ",\"total_cents\":"
          + totalCents
          + ",\"currency\":\"EUR\"}";
    }
  }

  private final AtomicReferenceArray<User> users = new AtomicReferenceArray<>(USERS + 1);
  private final Map<String, Deque<Order>> orders = new HashMap<>();
  private long lastOrderId = 10_000;

  public Accounts() {
    users.set(0, new User(0, DEMO, "Demo Visitor", "demo@example.test"));
    for (int id = 1; id <= USERS; id++) {
      String given = GIVEN_NAMES[id % GIVEN_NAMES.length];
      String family = FAMILY_NAMES[id % FAMILY_NAMES.length];
      String email = (given + "." + family + id + "@example.test").toLowerCase(Locale.ROOT);
      users.set(id, new User(id, "user" + id, given + " " + family, email));
    }
  }

  /// Whether there is such an account and this is its password.
  public boolean accepts(String username, String password) {
    return password.equals(PASSWORD) && byUsername(username).isPresent();
  }

  /// The numbered user with this id, if there is one.
  public Optional<User> find(int id) {
    return id >= 1 && id <= USERS ? Optional.of(users.get(id)) : Optional.empty();
  }

  /// The account of this name, if there is one.
  public Optional<User> byUsername(String username) {
    if (username.equals(DEMO)) {
      return Optional.of(users.get(0));
    }
    if (!username.matches("user[1-9][0-9]{0,2}")) {
      return Optional.empty();
    }
    return find(Integer.parseInt(username.substring("user".length())));
  }

  /// Gives a numbered user another name and address; `id` is that of an existing one.
  public User rename(int id, String name, String email) {
    return users.updateAndGet(id, user -> new User(id, user.username(), name, email));
  }

  /// Remembers an order.
  public Order order(String username, Product product, int quantity) {
    synchronized (orders) {
      var order =
          new Order(++lastOrderId, product.id(), quantity, (long) quantity * product.priceCents());
      Deque<Order> own = orders.computeIfAbsent(username, _ -> new ArrayDeque<>());
      own.addFirst(order);
      if (own.size() > ORDERS_MAX) {
        own.removeLast();
      }
      return order;
    }
  }

  /// What an account has ordered, the newest first.
  public List<Order> ordersOf(String username) {
    synchronized (orders) {
      Deque<Order> own = orders.get(username);
      return own == null ? List.of() : List.copyOf(new ArrayList<>(own));
    }
  }
}

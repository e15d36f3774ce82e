package dev.trafficgenerator.demo.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the shop remembers, and that it forgets.
class StoresTest {
  private final MovableClock clock = new MovableClock();
  private final Catalogue catalogue = new Catalogue();

  @Test
  void aTicketIsGoodForItsLifetime() {
    var tickets = new Tickets(clock, Duration.ofSeconds(60));
    String id = tickets.issue("ada");

    clock.move(Duration.ofMillis(59_999));
    assertThat(tickets.usernameOf(id)).contains("ada");
    clock.move(Duration.ofMillis(1));
    assertThat(tickets.usernameOf(id)).isEmpty();
  }

  @Test
  void aRevokedOrUnknownTicketIsWorthless() {
    var tickets = new Tickets(clock, Duration.ofSeconds(60));
    String id = tickets.issue("ada");
    tickets.revoke(id);

    assertThat(tickets.usernameOf(id)).isEmpty();
    assertThat(tickets.usernameOf("made-up")).isEmpty();
  }

  @Test
  void theOldestTicketGoesFirst() {
    var tickets = new Tickets(clock, Duration.ofSeconds(60), 2);
    List<String> ids = List.of(tickets.issue("a"), tickets.issue("b"), tickets.issue("c"));

    assertThat(ids.stream().map(tickets::usernameOf).map(name -> name.orElse("-")))
        .containsExactly("-", "b", "c");
  }

  @Test
  void theOldestCartGoesFirst() {
    var carts = new Carts(2);
    carts.add("a", 1, 1);
    carts.add("b", 1, 1);
    carts.add("a", 2, 1);
    carts.add("c", 1, 1);

    assertThat(carts.size()).isEqualTo(2);
    assertThat(carts.lines("a")).isEmpty();
    assertThat(carts.lines("b")).isEqualTo(Map.of(1, 1));
  }

  @Test
  void aCartHasALimitOfLinesAndPieces() {
    var carts = new Carts();
    for (int id = 1; id <= Carts.LINES_MAX + 1; id++) {
      carts.add("a", id, Carts.QUANTITY_MAX);
      carts.add("a", id, Carts.QUANTITY_MAX);
    }

    assertThat(carts.lines("a"))
        .hasSize(Carts.LINES_MAX)
        .doesNotContainKey(1)
        .containsEntry(Carts.LINES_MAX + 1, Carts.QUANTITY_MAX);
  }

  @Test
  void aCartIsEmptiedLineByLineOrWhole() {
    var carts = new Carts();
    carts.add("a", 1, 2);
    assertThat(carts.add("a", 2, 3)).containsExactly(Map.entry(1, 2), Map.entry(2, 3));
    carts.remove("a", 1);
    carts.remove("a", 9);
    carts.remove("none", 1);
    assertThat(carts.lines("a")).isEqualTo(Map.of(2, 3));
    carts.clear("a");
    assertThat(carts.lines("a")).isEmpty();
  }

  @Test
  void theOldestOrderGoesFirst() {
    var accounts = new Accounts();
    Product lamp = catalogue.find(1).orElseThrow();
    for (int quantity = 1; quantity <= Accounts.ORDERS_MAX + 5; quantity++) {
      accounts.order("demo", lamp, quantity);
    }

    List<Accounts.Order> orders = accounts.ordersOf("demo");
    assertThat(orders).hasSize(Accounts.ORDERS_MAX);
    assertThat(orders.getFirst().quantity()).isEqualTo(Accounts.ORDERS_MAX + 5);
    assertThat(orders.getLast().quantity()).isEqualTo(6);
    assertThat(accounts.ordersOf("user1")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "demo, demo, true",
    "user1, demo, true",
    "user500, demo, true",
    "user501, demo, false",
    "user0, demo, false",
    "user01, demo, false",
    "user1000, demo, false",
    "userx, demo, false",
    "USER1, demo, false",
    "demo, Demo, false",
    "'', demo, false"
  })
  void accountsAreKnown(String username, String password, boolean accepted) {
    assertThat(new Accounts().accepts(username, password)).isEqualTo(accepted);
  }

  @Test
  void theCatalogueIsFullAndItsNamesDiffer() {
    assertThat(catalogue.all()).hasSize(Catalogue.SIZE);
    assertThat(catalogue.all().stream().map(Product::name).distinct()).hasSize(Catalogue.SIZE);
    assertThat(catalogue.all())
        .allMatch(product -> product.priceCents() > 0 && product.stock() > 0);
  }

  @ParameterizedTest
  @CsvSource({"1, 24, 24", "9, 24, 8", "10, 24, 0", "0, 24, 0", "2147483647, 100, 0", "2, 200, 0"})
  void aPageEndsWithTheCatalogue(int page, int size, int found) {
    assertThat(catalogue.page(page, size)).hasSize(found);
  }

  @ParameterizedTest
  @CsvSource({"lamps, 25", "' ALDER ', 8", "alder lamp, 1", "nothing, 0", "'  ', 0"})
  void aSearchLooksAtNameAndFamily(String words, int found) {
    assertThat(catalogue.search(words)).hasSize(found);
  }
}

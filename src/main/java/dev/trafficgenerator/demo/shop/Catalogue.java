package dev.trafficgenerator.demo.shop;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/// All products, the same at every start. Immutable.
public final class Catalogue {

  /// How many products there are; their ids are 1 to this.
  public static final int SIZE = 200;

  private static final String[] FIRST_NAMES = {
    "Alder", "Birch", "Cedar", "Dunmore", "Elm", "Fenwick", "Glen", "Harbour", "Isla",
    "Juniper", "Kirkby", "Linden", "Marlow", "Nairn", "Oakley", "Pennine", "Quarry", "Rowan",
    "Skye", "Tarn", "Ullswater", "Vale", "Wren", "Yarrow", "Zennor"
  };

  private final List<Product> products;
  private final List<String> searchTexts;

  public Catalogue() {
    products = IntStream.rangeClosed(1, SIZE).mapToObj(Catalogue::product).toList();
    searchTexts =
        products.stream()
            .map(product -> (product.name() + " " + product.category().plural()))
            .map(text -> text.toLowerCase(Locale.ROOT))
            .toList();
  }

  private static Product product(int id) {
    Category[] categories = Category.values();
    Category category = categories[(id - 1) % categories.length];
    String firstName = FIRST_NAMES[(id - 1) / categories.length];
    // Steps that share no divisor with what they wrap around at, so that neighbours differ.
    int priceCents = category.basePriceCents() * (80 + id * 7 % 60) / 100 / 50 * 50;
    return new Product(
        id,
        firstName + " " + category.singular(),
        category,
        priceCents,
        3 + id * 11 % 58,
        category.description());
  }

  public List<Product> all() {
    return products;
  }

  /// The product with this id, if there is one.
  public Optional<Product> find(int id) {
    return id >= 1 && id <= SIZE ? Optional.of(products.get(id - 1)) : Optional.empty();
  }

  /// The products on page `page`, counted from 1; empty beyond the last one.
  public List<Product> page(int page, int size) {
    long from = (page - 1L) * size;
    if (page < 1 || from >= SIZE) {
      return List.of();
    }
    return products.subList((int) from, (int) Math.min(SIZE, from + size));
  }

  /// Products whose name or family holds `words`, in any letter case; none for a blank search.
  public List<Product> search(String words) {
    String wanted = words.strip().toLowerCase(Locale.ROOT);
    List<Product> found = new ArrayList<>();
    for (int i = 0; i < SIZE && !wanted.isEmpty(); i++) {
      if (searchTexts.get(i).contains(wanted)) {
        found.add(products.get(i));
      }
    }
    return found;
  }
}

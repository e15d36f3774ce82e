package dev.trafficgenerator.demo.shop;

import java.util.Locale;

/// One thing for sale.
///
/// @param id from 1 to [Catalogue#SIZE]
/// @param priceCents euro cents
/// @param stock pieces that are there; never changes
public record Product(
    int id, String name, Category category, int priceCents, int stock, String description) {

  /// The number on the label: `FS-0042`.
  public String sku() {
    return String.format(Locale.ROOT, "FS-%04d", id);
  }

  /// The price as people read it: `€19.50`.
  public String price() {
    return euros(priceCents);
  }

  /// An amount as people read it: `€19.50`.
  public static String euros(long cents) {
    return String.format(Locale.ROOT, "€%d.%02d", cents / 100, cents % 100);
  }

  /// This product as a JSON object.
  public String json() {
    return "{\"id\":"
        + id
        + ",\"sku\":"
        + Json.quoted(sku())
        + ",\"name\":"
        + Json.quoted(name)
        + ",\"category\":"
        + Json.quoted(category.plural())
        + ",\"price_cents\":"
        + priceCents
        + ",\"currency\":\"EUR\",\"stock\":"
        + stock
        + ",\"description\":"
        + Json.quoted(description)
        + "}";
  }
}

package dev.trafficgenerator.demo.shop;

/// The families of products.
public enum Category {
  LAMP(
      "Lamps", "Lamp", 5900, "Turned by hand in ash, with a linen shade that makes evenings warm."),
  MUG(
      "Mugs",
      "Mug",
      1800,
      "Stoneware, thrown on the wheel, glazed inside and raw where you hold it."),
  CHAIR("Chairs", "Chair", 18900, "Four legs, three slats, no screws. It will outlive the table."),
  PLANT(
      "Plants",
      "Plant",
      2400,
      "Grown slowly and sent in a clay pot. Likes light and being left alone."),
  BLANKET(
      "Blankets",
      "Blanket",
      8900,
      "Woven from lambswool on looms older than we are. Washes by hand."),
  CLOCK("Clocks", "Clock", 7400, "Ticks softly, keeps good time, and needs winding on Sundays."),
  NOTEBOOK(
      "Notebooks",
      "Notebook",
      1400,
      "Sewn, not glued: 192 pages of paper that ink does not go through."),
  KETTLE("Kettles", "Kettle", 6900, "Enamelled steel with a spout that pours where you point it.");

  private final String plural;
  private final String singular;
  private final int basePriceCents;
  private final String description;

  Category(String plural, String singular, int basePriceCents, String description) {
    this.plural = plural;
    this.singular = singular;
    this.basePriceCents = basePriceCents;
    this.description = description;
  }

  /// As a heading: `Lamps`.
  public String plural() {
    return plural;
  }

  /// As the last word of a product's name, and what a search for the family asks for: `Lamp`.
  public String singular() {
    return singular;
  }

  int basePriceCents() {
    return basePriceCents;
  }

  String description() {
    return description;
  }
}

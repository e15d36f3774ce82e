package dev.trafficgenerator.demo.shop;

import java.util.List;
import java.util.Map;

/// The colours in which a product's picture is painted: its family gives the shape, its id these.
public final class Artwork {

  private record Palette(String main, String dark, String light, String back, String floor) {}

  private static final List<Palette> PALETTES =
      List.of(
          new Palette("#4f8468", "#24523f", "#a9cfb6", "#eef3ea", "#dbe6d8"),
          new Palette("#cf7d5a", "#7b3f2a", "#f0bfa3", "#fbf0e8", "#f1ddcf"),
          new Palette("#4f7c9b", "#27455c", "#a8c7da", "#eaf1f5", "#d5e2ea"),
          new Palette("#e0a94a", "#7d5717", "#f7dfa6", "#fcf5e3", "#f2e4c2"),
          new Palette("#8b6a9e", "#4a3459", "#ccb5d9", "#f3eef6", "#e3d8e9"),
          new Palette("#5f6b6d", "#2d3537", "#b3bdbf", "#f0f2f2", "#dde2e2"),
          new Palette("#b5525c", "#64252d", "#e8a9ae", "#faeded", "#efd6d7"));

  private Artwork() {}

  /// What fills the picture template of the product's family.
  public static Map<String, String> colours(Product product) {
    Palette palette = PALETTES.get(product.id() * 3 % PALETTES.size());
    return Map.of(
        "title", product.name(),
        "main", palette.main(),
        "dark", palette.dark(),
        "light", palette.light(),
        "back", palette.back(),
        "floor", palette.floor(),
        "sunx", String.valueOf(110 + product.id() * 37 % 190),
        "suny", String.valueOf(100 + product.id() * 53 % 70));
  }
}

package dev.trafficgenerator.visitor;

/// The value of `sec-ch-ua`: three brands, one of them nonsense to keep servers from relying on a
/// fixed form ("grease"). All of it follows from the major version, as in Chromium's
/// `components/embedder_support/user_agent_utils.cc`.
final class BrandList {

  private static final String GREASE_CHARACTERS = " (:-./);=?_";
  private static final String[] GREASE_VERSIONS = {"8", "99", "24"};

  /// Where (grease, Chromium, the browser's own brand) go: the lexicographic permutations.
  private static final int[][] PLACES = {
    {0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}
  };

  private BrandList() {}

  static String of(String brand, int majorVersion) {
    int characters = GREASE_CHARACTERS.length();
    String grease =
        "Not"
            + GREASE_CHARACTERS.charAt(majorVersion % characters)
            + "A"
            + GREASE_CHARACTERS.charAt((majorVersion + 1) % characters)
            + "Brand";
    int[] places = PLACES[majorVersion % PLACES.length];
    var list = new String[places.length];
    list[places[0]] = item(grease, GREASE_VERSIONS[majorVersion % GREASE_VERSIONS.length]);
    list[places[1]] = item("Chromium", Integer.toString(majorVersion));
    list[places[2]] = item(brand, Integer.toString(majorVersion));
    return String.join(", ", list);
  }

  private static String item(String brand, String version) {
    return "\"" + brand + "\";v=\"" + version + "\"";
  }
}

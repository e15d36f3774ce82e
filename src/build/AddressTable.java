import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Makes the table of addresses by country of `visitor`'s resources out of the registries' statistics:
///
///     npm pack @ip-location-db/geo-whois-asn-country && tar xf ip-location-db-*.tgz
///     java src/build/AddressTable.java package/geo-whois-asn-country-ipv4.csv \
///       > src/main/resources/dev/trafficgenerator/visitor/countries.txt
///
/// then put the package's version into the head. Of each country the largest blocks are taken, of
/// those countries that have the most addresses.
final class AddressTable {
  private static final int COUNTRIES = 60;
  private static final int BLOCKS_MAX = 8;
  private static final int LARGEST_PREFIX = 10;
  private static final int SMALLEST_PREFIX = 20;

  /// Where the largest blocks are special, or one organization's: the US military, universities,
  /// companies and clouds, where servers live and no visitors.
  private static final Set<Integer> FIRST_OCTETS_WITHOUT_VISITORS =
      Set.of(
          3, 4, 6, 7, 8, 9, 10, 11, 13, 15, 16, 17, 18, 19, 20, 21, 22, 25, 26, 28, 29, 30, 33, 34,
          35, 40, 43, 44, 48, 51, 52, 53, 54, 55, 56, 57, 104, 107, 128, 129, 130, 131, 132, 134,
          136, 137, 138, 139, 140, 141, 143, 144, 146, 147, 148, 149, 150, 152, 155, 156, 157, 158,
          159, 160, 161, 162, 164, 165, 166, 167, 168, 169, 170, 172, 182, 192, 198, 199, 204, 205,
          206, 207, 208, 209, 214, 215, 216);

  /// Its blocks are used all over Africa.
  private static final String ELSEWHERE = "MU";

  private record Block(String country, long first, int prefix) {
    long size() {
      return 1L << (32 - prefix);
    }

    boolean hasVisitors() {
      return !country.equals(ELSEWHERE)
          && !FIRST_OCTETS_WITHOUT_VISITORS.contains((int) (first >>> 24));
    }

    @Override
    public String toString() {
      return "%s %d.%d.%d.%d/%d"
          .formatted(
              country, first >>> 24, first >>> 16 & 255, first >>> 8 & 255, first & 255, prefix);
    }
  }

  public static void main(String[] args) throws IOException {
    Map<String, List<Block>> byCountry = new TreeMap<>();
    Map<String, Long> addresses = new TreeMap<>();
    for (Block block : blocks(Path.of(args[0]))) {
      byCountry.computeIfAbsent(block.country, _ -> new ArrayList<>()).add(block);
      addresses.merge(block.country, block.size(), Long::sum);
    }
    Set<String> most =
        Set.copyOf(
            addresses.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(COUNTRIES)
                .map(Map.Entry::getKey)
                .toList());
    byCountry.forEach((country, blocks) -> {
      if (most.contains(country)) {
        blocks.stream()
            .filter(Block::hasVisitors)
            .sorted(Comparator.comparingInt(Block::prefix).thenComparingLong(Block::first))
            .limit(BLOCKS_MAX)
            .sorted(Comparator.comparingLong(Block::first))
            .forEach(System.out::println);
      }
    });
  }

  /// The file's ranges, those of a country that touch joined, as blocks.
  private static List<Block> blocks(Path file) throws IOException {
    List<Block> blocks = new ArrayList<>();
    String country = "";
    long first = 0;
    long end = 0;
    try (Stream<String> lines = Files.lines(file)) {
      for (String line : (Iterable<String>) lines::iterator) {
        String[] cells = line.split(",");
        if (!cells[2].equals(country) || number(cells[0]) != end) {
          split(country, first, end, blocks);
          country = cells[2];
          first = number(cells[0]);
        }
        end = number(cells[1]) + 1;
      }
    }
    split(country, first, end, blocks);
    return blocks;
  }

  private static void split(String country, long first, long end, List<Block> blocks) {
    while (first < end) {
      int prefix = LARGEST_PREFIX;
      while (first % (1L << (32 - prefix)) != 0 || first + (1L << (32 - prefix)) > end) {
        prefix++;
      }
      if (prefix <= SMALLEST_PREFIX) {
        blocks.add(new Block(country, first, prefix));
      }
      first += 1L << (32 - prefix);
    }
  }

  private static long number(String dotted) {
    long number = 0;
    for (String octet : dotted.split("\\.")) {
      number = number << 8 | Integer.parseInt(octet);
    }
    return number;
  }

  private AddressTable() {}
}

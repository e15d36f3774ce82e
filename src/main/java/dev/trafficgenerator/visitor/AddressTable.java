package dev.trafficgenerator.visitor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.random.RandomGenerator;

/// Public addresses by country. Immutable.
///
/// A file of it has lines `COUNTRY BLOCK`, such as `DE 79.192.0.0/10`.
final class AddressTable {
  private static final String FILE = "countries.txt";

  /// A block is made of whole /24 networks.
  private static final int LONGEST_PREFIX = 24;

  /// The constant behind [#standard], read at first use.
  private static final class Standard {
    private static final AddressTable TABLE = parse(FILE, content());
  }

  /// One country's networks, counted from 0 in the file's order.
  ///
  /// @param first the first network of each block
  /// @param upTo how many networks there are in this block and those before it
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Networks(int[] first, int[] upTo) {
    int at(int index) {
      int found = Arrays.binarySearch(upTo, index);
      int block = found >= 0 ? found + 1 : -found - 1;
      return first[block] + index - (block == 0 ? 0 : upTo[block - 1]);
    }

    int count() {
      return upTo[upTo.length - 1];
    }
  }

  private final Map<String, Networks> countries;

  private AddressTable(Map<String, Networks> countries) {
    this.countries = countries;
  }

  /// The table that comes with the product.
  static AddressTable standard() {
    return Standard.TABLE;
  }

  private static String content() {
    try (InputStream file =
        Objects.requireNonNull(AddressTable.class.getResourceAsStream(FILE), FILE)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static AddressTable parse(String file, String content) {
    Map<String, List<int[]>> blocks = new HashMap<>();
    for (SourceLine line : SourceLine.of(file, content)) {
      String[] parts = line.text().split("[ /]", -1);
      if (!line.text().matches("[A-Z]{2} [0-9]{1,3}(\\.[0-9]{1,3}){3}/[0-9]{1,2}")) {
        throw line.wrong("expected 'COUNTRY BLOCK'");
      }
      int prefix = Integer.parseInt(parts[2]);
      int first = PublicAddress.parse(parts[1]);
      boolean isWhole = prefix > 0 && prefix <= LONGEST_PREFIX && first << prefix == 0;
      if (!isWhole || !PublicAddress.isPublic(first, 1 << (LONGEST_PREFIX - prefix))) {
        throw line.wrong("must be public, and whole networks of 256");
      }
      blocks
          .computeIfAbsent(parts[0], _ -> new ArrayList<>())
          .add(new int[] {first >>> 8, 1 << (LONGEST_PREFIX - prefix)});
    }
    Map<String, Networks> countries = new HashMap<>();
    blocks.forEach((country, all) -> countries.put(country, networks(all)));
    return new AddressTable(countries);
  }

  private static Networks networks(List<int[]> blocks) {
    int[] first = blocks.stream().mapToInt(it -> it[0]).toArray();
    int[] upTo = blocks.stream().mapToInt(it -> it[1]).toArray();
    Arrays.parallelPrefix(upTo, Integer::sum);
    return new Networks(first, upTo);
  }

  Set<String> countries() {
    return Set.copyOf(countries.keySet());
  }

  /// An address of a country of the table, each as likely as the others. The same state of `random`
  /// gives the same address.
  String draw(String country, RandomGenerator random) {
    Networks networks = Objects.requireNonNull(countries.get(country), country);
    long index = random.nextLong((long) networks.count() * PublicAddress.HOSTS_PER_NETWORK);
    int network = networks.at((int) (index / PublicAddress.HOSTS_PER_NETWORK));
    return PublicAddress.text((network << 8) | (int) (index % PublicAddress.HOSTS_PER_NETWORK) + 1);
  }
}

package dev.trafficgenerator.visitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTableTest {
  private final SplittableRandom random = new SplittableRandom(1);

  @Test
  void everyAddressOfTheBlocksCanBeDrawnAndNoOther() {
    AddressTable table = AddressTable.parse("t", "DE 5.0.0.0/23\nDE 7.1.2.0/24\nFR 9.0.0.0/24\n");
    Map<String, Integer> perNetwork = new HashMap<>();
    Set<String> hosts = new HashSet<>();

    for (int i = 0; i < 30_000; i++) {
      String address = table.draw("DE", random);
      int dot = address.lastIndexOf('.');
      perNetwork.merge(address.substring(0, dot), 1, Integer::sum);
      hosts.add(address.substring(dot + 1));
    }

    assertThat(perNetwork).containsOnlyKeys("5.0.0", "5.0.1", "7.1.2");
    assertThat(perNetwork.values()).allMatch(it -> it > 9_000 && it < 11_000);
    assertThat(hosts).hasSize(254).contains("1", "254").doesNotContain("0", "255");
    assertThat(table.draw("FR", random)).startsWith("9.0.0.");
    assertThat(table.countries()).containsExactlyInAnyOrder("DE", "FR");
  }

  /// Its blocks are also parsed, and so found to be public.
  @Test
  void theTableOfTheProductHasSomeHundredBlocksOfManyCountries() {
    AddressTable table = AddressTable.standard();
    Set<String> drawn = new HashSet<>();

    for (String country : table.countries()) {
      for (int i = 0; i < 200; i++) {
        String address = table.draw(country, random);
        assertThat(PublicAddress.isPublic(PublicAddress.parse(address))).as(address).isTrue();
        drawn.add(address.substring(0, address.lastIndexOf('.')));
      }
    }

    assertThat(table.countries()).hasSizeBetween(50, 80).contains("DE", "US", "JP", "BR");
    assertThat(drawn).hasSizeGreaterThan(10_000);
  }

  @Test
  void noAddressIsOfTwoCountries() {
    AddressTable table = AddressTable.standard();
    Map<String, String> countryOf = new HashMap<>();

    for (String country : table.countries()) {
      for (int i = 0; i < 2_000; i++) {
        String address = table.draw(country, random);
        String network = address.substring(0, address.indexOf('.', address.indexOf('.') + 1));
        assertThat(
                countryOf.merge(network, country, (before, now) -> before.equals(now) ? now : ""))
            .as("%s of %s and %s", network, country, countryOf.get(network))
            .isEqualTo(country);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DE",
        "DE 5.0.0.0",
        "de 5.0.0.0/24",
        "DE 5.0.0.0/25",
        "DE 5.0.0.1/24",
        "DE 5.0.1.0/23",
        "DE 5.0.0.0/0"
      })
  void aLineThatIsNoneIsNamed(String line) {
    assertThatThrownBy(() -> AddressTable.parse("t.txt", "# head\n" + line))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("t.txt:2: ");
  }

  @ParameterizedTest
  @CsvSource({"10.1.0.0/16", "172.0.0.0/10", "192.0.0.0/16", "0.0.0.0/8", "224.0.0.0/24"})
  void aBlockThatHoldsSpecialAddressesIsRefused(String block) {
    assertThatThrownBy(() -> AddressTable.parse("t", "DE " + block))
        .hasMessageContaining("must be public");
  }
}

package dev.trafficgenerator.visitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressTest {

  /// First and last address of each special block, and the neighbours outside of it; `-` where the
  /// neighbour belongs to another special block or is none.
  @ParameterizedTest
  @CsvSource({
    "-, 0.0.0.0, 0.255.255.255, 1.0.0.0",
    "9.255.255.255, 10.0.0.0, 10.255.255.255, 11.0.0.0",
    "100.63.255.255, 100.64.0.0, 100.127.255.255, 100.128.0.0",
    "126.255.255.255, 127.0.0.0, 127.255.255.255, 128.0.0.0",
    "169.253.255.255, 169.254.0.0, 169.254.255.255, 169.255.0.0",
    "172.15.255.255, 172.16.0.0, 172.31.255.255, 172.32.0.0",
    "191.255.255.255, 192.0.0.0, 192.0.0.255, 192.0.1.0",
    "192.0.1.255, 192.0.2.0, 192.0.2.255, 192.0.3.0",
    "192.31.195.255, 192.31.196.0, 192.31.196.255, 192.31.197.0",
    "192.52.192.255, 192.52.193.0, 192.52.193.255, 192.52.194.0",
    "192.88.98.255, 192.88.99.0, 192.88.99.255, 192.88.100.0",
    "192.167.255.255, 192.168.0.0, 192.168.255.255, 192.169.0.0",
    "192.175.47.255, 192.175.48.0, 192.175.48.255, 192.175.49.0",
    "198.17.255.255, 198.18.0.0, 198.19.255.255, 198.20.0.0",
    "198.51.99.255, 198.51.100.0, 198.51.100.255, 198.51.101.0",
    "203.0.112.255, 203.0.113.0, 203.0.113.255, 203.0.114.0",
    "223.255.255.255, 224.0.0.0, 239.255.255.255, -",
    "-, 240.0.0.0, 255.255.255.255, -",
  })
  void aSpecialBlockIsNotPublicAndItsNeighboursAre(
      String before, String first, String last, String after) {
    assertThat(isPublic(first)).isFalse();
    assertThat(isPublic(last)).isFalse();
    assertThat(before.equals("-") || isPublic(before)).isTrue();
    assertThat(after.equals("-") || isPublic(after)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.0.0.1", "8.8.8.8", "100.63.255.254", "192.0.1.7", "223.255.255.254"})
  void anOrdinaryAddressIsPublic(String address) {
    assertThat(isPublic(address)).isTrue();
  }

  @Test
  void aMillionDrawnAddressesArePublicHostsFromAllOverTheRange() {
    RandomGenerator random = new SplittableRandom(42);
    var perFirstOctet = new int[256];

    for (int i = 0; i < 1_000_000; i++) {
      String text = PublicAddress.random(random);
      int address = PublicAddress.parse(text);
      int lastOctet = address & 0xff;
      if (!PublicAddress.isPublic(address) || lastOctet == 0 || lastOctet == 255) {
        throw new AssertionError(text);
      }
      perFirstOctet[address >>> 24]++;
    }

    // 1,000,000 spread over 220.7 first octets' worth of networks: 4,530 each, give or take 5
    // sigma.
    assertThat(perFirstOctet[8]).isBetween(4_190, 4_870);
    assertThat(perFirstOctet[223]).isBetween(4_190, 4_870);
    // 100.64/10 takes a quarter of 100/8 away.
    assertThat(perFirstOctet[100]).isBetween(3_100, 3_700);
    assertThat(perFirstOctet[10]).isZero();
  }

  @Test
  void everyPublicNetworkHasItsPlaceInOrder() {
    int expected = 0;
    for (long index = 0; index < PublicAddress.count(); index += 254) {
      while (!PublicAddress.isPublic(expected << 8)) {
        expected++;
      }
      if (PublicAddress.at(index) != ((expected << 8) | 1)
          || PublicAddress.at(index + 253) != ((expected << 8) | 254)) {
        throw new AssertionError(index + " is " + PublicAddress.text(PublicAddress.at(index)));
      }
      expected++;
    }
    assertThat(PublicAddress.text(PublicAddress.at(0))).isEqualTo("1.0.0.1");
    assertThat(PublicAddress.text(PublicAddress.at(PublicAddress.count() - 1)))
        .isEqualTo("223.255.255.254");
  }

  @Test
  void theSameSeedGivesTheSameAddress() {
    assertThat(PublicAddress.random(new SplittableRandom(7)))
        .isEqualTo(PublicAddress.random(new SplittableRandom(7)))
        .isNotEqualTo(PublicAddress.random(new SplittableRandom(8)));
  }

  private static boolean isPublic(String address) {
    return PublicAddress.isPublic(PublicAddress.parse(address));
  }
}

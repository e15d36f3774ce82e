package dev.trafficgenerator.visitor;

import java.util.random.RandomGenerator;

/// IPv4 addresses that a visitor from the public internet can have: neither special by IANA's
/// registry nor multicast nor reserved, and with a last octet that is a host's in any network.
public final class PublicAddress {

  /// Blocks that are not public, in ascending order and apart from each other: IANA's IPv4
  /// Special-Purpose Address Registry, and multicast.
  private static final String[] SPECIAL = {
    "0.0.0.0/8", // this network
    "10.0.0.0/8", // private
    "100.64.0.0/10", // shared by carriers
    "127.0.0.0/8", // loopback
    "169.254.0.0/16", // link local
    "172.16.0.0/12", // private
    "192.0.0.0/24", // protocol assignments
    "192.0.2.0/24", // documentation
    "192.31.196.0/24", // AS112
    "192.52.193.0/24", // AMT
    "192.88.99.0/24", // 6to4 relays, deprecated
    "192.168.0.0/16", // private
    "192.175.48.0/24", // AS112
    "198.18.0.0/15", // benchmarks
    "198.51.100.0/24", // documentation
    "203.0.113.0/24", // documentation
    "224.0.0.0/4", // multicast
    "240.0.0.0/4", // reserved, broadcast
  };

  /// Every special block is made of whole /24 networks, so networks are what is counted.
  private static final int NETWORKS = 1 << 24;

  /// Last octets 1 to 254.
  static final int HOSTS_PER_NETWORK = 254;

  private static final int[] SPECIAL_FIRST = new int[SPECIAL.length];
  private static final int[] SPECIAL_COUNT = new int[SPECIAL.length];
  private static final long PUBLIC_ADDRESSES;

  static {
    int special = 0;
    for (int i = 0; i < SPECIAL.length; i++) {
      int slash = SPECIAL[i].indexOf('/');
      SPECIAL_FIRST[i] = networkOf(parse(SPECIAL[i].substring(0, slash)));
      SPECIAL_COUNT[i] = 1 << (24 - Integer.parseInt(SPECIAL[i].substring(slash + 1)));
      special += SPECIAL_COUNT[i];
    }
    PUBLIC_ADDRESSES = (long) (NETWORKS - special) * HOSTS_PER_NETWORK;
  }

  private PublicAddress() {}

  /// A public unicast address, each as likely as any other, as dotted text. The same state of
  /// `random` gives the same address.
  public static String random(RandomGenerator random) {
    return text(at(random.nextLong(PUBLIC_ADDRESSES)));
  }

  /// The public address number `index`, counted from 0 in ascending order. A direct mapping: there
  /// is no drawing again, hence nothing that might not end.
  static int at(long index) {
    int network = (int) (index / HOSTS_PER_NETWORK);
    for (int i = 0; i < SPECIAL_FIRST.length && network >= SPECIAL_FIRST[i]; i++) {
      network += SPECIAL_COUNT[i];
    }
    return (network << 8) | ((int) (index % HOSTS_PER_NETWORK) + 1);
  }

  static long count() {
    return PUBLIC_ADDRESSES;
  }

  /// Whether `address` lies outside of every special block; its last octet may be any.
  static boolean isPublic(int address) {
    int network = networkOf(address);
    for (int i = 0; i < SPECIAL_FIRST.length; i++) {
      if (network >= SPECIAL_FIRST[i] && network - SPECIAL_FIRST[i] < SPECIAL_COUNT[i]) {
        return false;
      }
    }
    return true;
  }

  /// Whether all of so many networks of 256 addresses lie outside of every special block.
  static boolean isPublic(int firstAddress, int networks) {
    int first = networkOf(firstAddress);
    for (int i = 0; i < SPECIAL_FIRST.length; i++) {
      if (first < SPECIAL_FIRST[i] + SPECIAL_COUNT[i] && SPECIAL_FIRST[i] < first + networks) {
        return false;
      }
    }
    return true;
  }

  static int parse(String dotted) {
    int address = 0;
    for (String octet : dotted.split("\\.", -1)) {
      address = (address << 8) | Integer.parseInt(octet);
    }
    return address;
  }

  static String text(int address) {
    return (address >>> 24)
        + "."
        + ((address >>> 16) & 0xff)
        + "."
        + ((address >>> 8) & 0xff)
        + "."
        + (address & 0xff);
  }

  private static int networkOf(int address) {
    return address >>> 8;
  }
}

package dev.trafficgenerator.console.desk;

import java.net.InetAddress;
import java.util.Locale;

/// Which host names mean this computer whatever a name server says.
final class ThisComputer {
  private ThisComputer() {}

  /// `localhost`, a name below it, or an address of the loopback interface, as in a URL. Looks
  /// nothing up.
  static boolean is(String host) {
    String name = host.toLowerCase(Locale.ROOT).replaceAll("[\\[\\]]", "");
    if (name.equals("localhost") || name.endsWith(".localhost")) {
      return true;
    }
    try {
      return InetAddress.ofLiteral(name).isLoopbackAddress();
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}

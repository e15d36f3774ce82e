package dev.trafficgenerator.run;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/// The address `::1`, which many containers lack.
public final class Ipv6Loopback {
  private Ipv6Loopback() {}

  /// Whether this computer can listen there.
  public static boolean isHere() {
    try (var probe = new ServerSocket(0, 1, InetAddress.ofLiteral("::1"))) {
      return probe.isBound();
    } catch (IOException _) {
      return false;
    }
  }
}

package dev.trafficgenerator.doctor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;

/// Ports to listen on, and names to find.
final class Network {
  private static final Duration SLOW = Duration.ofMillis(500);

  private Network() {}

  /// @param isNeeded whether nothing works without it
  static Finding port(String host, int port, boolean isNeeded) {
    String subject = "Port " + port;
    try (var socket = new ServerSocket()) {
      // As the server does: what has just ended holds no port.
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
      return Finding.ok(subject, "free on " + host);
    } catch (IOException e) {
      String seen = "can't be listened on at %s: %s".formatted(host, e.getMessage());
      return isNeeded
          ? Finding.problem(
              subject,
              seen,
              "--headless --port takes another one; who has it, ss -ltnp or lsof -i :%d tells"
                  .formatted(port))
          : Finding.note(
              subject,
              seen,
              "SHOWRUNNER_METRICS_PORT takes another one; needed by newer show runners only");
    }
  }

  static Finding name(String name) {
    String subject = "Name " + name;
    long began = System.nanoTime();
    try {
      InetAddress[] addresses = InetAddress.getAllByName(name);
      Duration took = Duration.ofNanos(System.nanoTime() - began);
      String seen =
          "%s, in %d ms"
              .formatted(
                  Arrays.stream(addresses)
                      .map(InetAddress::getHostAddress)
                      .collect(Collectors.joining(", ")),
                  took.toMillis());
      return took.compareTo(SLOW) < 0
          ? Finding.ok(subject, seen)
          : Finding.note(
              subject,
              seen,
              "the name service is slow, which new connections feel; Traffic Generator DNS Override"
                  + " names an address");
    } catch (UnknownHostException _) {
      return Finding.problem(
          subject,
          "has no address here",
          "check the spelling and /etc/resolv.conf, or name an address in Traffic Generator DNS"
              + " Override");
    }
  }
}

package dev.trafficgenerator.demo;

import java.time.Duration;

/// How the demo site behaves.
///
/// @param port on 127.0.0.1; 0 = one that is free
/// @param seed of delays and mishaps: the nth request of two sites with the same seed has the same
///   luck
/// @param tokenLifetime how long a token of `POST /api/login` is good for; a login by form, whose
///   proof is a cookie, lasts 30 minutes
/// @param delays whether answers take as long as they would with real work behind them
/// @param mishaps whether a few in a thousand answers go wrong: links that are stale (404), work
///   that fails (500)
public record DemoSettings(
    int port, long seed, Duration tokenLifetime, boolean delays, boolean mishaps) {

  /// Any free port, tokens good for a minute, delays and mishaps.
  public static final DemoSettings DEFAULTS =
      new DemoSettings(0, 1, Duration.ofSeconds(60), true, true);

  public DemoSettings {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("no port: " + port);
    }
  }

  /// These settings with another port.
  public DemoSettings withPort(int changed) {
    return new DemoSettings(changed, seed, tokenLifetime, delays, mishaps);
  }

  /// These settings with answers that come at once and never go wrong.
  public DemoSettings steady() {
    return new DemoSettings(port, seed, tokenLifetime, false, false);
  }
}

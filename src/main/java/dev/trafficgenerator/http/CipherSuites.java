package dev.trafficgenerator.http;

import java.util.List;

/// The cipher suites that a visitor offers, those it likes best first.
///
/// @param names as IANA has them, such as `TLS_AES_128_GCM_SHA256`; empty = those of the library
///   that speaks TLS
public record CipherSuites(List<String> names) {

  /// What the library offers by itself.
  public static final CipherSuites USUAL = new CipherSuites(List.of());

  public CipherSuites {
    names = List.copyOf(names);
  }
}

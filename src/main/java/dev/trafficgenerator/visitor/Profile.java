package dev.trafficgenerator.visitor;

import dev.trafficgenerator.http.CipherSuites;

/// One browser or API client, in one version, on one system.
public sealed interface Profile permits BrowserProfile, ClientProfile {

  /// Such as `Chrome 156 on Windows`; no two profiles share one.
  String name();

  /// Such as `chrome`.
  String family();

  /// What it offers over TLS.
  CipherSuites ciphers();

  /// What it sends as `User-Agent`; empty when it sends none.
  String userAgent();
}

package dev.trafficgenerator.visitor;

import dev.trafficgenerator.http.CipherSuites;

/// A library or tool that calls APIs. It sends the same headers for every purpose.
public final class ClientProfile implements Profile {
  private final String name;
  private final String family;
  private final String userAgent;
  private final HeaderTemplate headers;

  ClientProfile(String name, String family, String userAgent, HeaderTemplate headers) {
    this.name = name;
    this.family = family;
    this.userAgent = userAgent;
    this.headers = headers;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String family() {
    return family;
  }

  @Override
  public String userAgent() {
    return userAgent;
  }

  /// The libraries behind them are many, and not looked at.
  @Override
  public CipherSuites ciphers() {
    return CipherSuites.USUAL;
  }

  HeaderTemplate headers() {
    return headers;
  }

  @Override
  public String toString() {
    return name;
  }
}

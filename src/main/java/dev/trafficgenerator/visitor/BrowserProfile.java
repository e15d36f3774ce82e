package dev.trafficgenerator.visitor;

import dev.trafficgenerator.http.CipherSuites;
import java.util.Map;

/// A browser, as a person uses it.
public final class BrowserProfile implements Profile {
  private final String name;
  private final String family;
  private final String userAgent;
  private final CipherSuites ciphers;
  private final Weighted<String> languages;
  private final Map<Purpose, HeaderTemplate> headers;

  /// @param languages values of `Accept-Language` as this browser writes them
  /// @param headers one for each purpose
  BrowserProfile(
      String name,
      String family,
      String userAgent,
      CipherSuites ciphers,
      Weighted<String> languages,
      Map<Purpose, HeaderTemplate> headers) {
    this.name = name;
    this.family = family;
    this.userAgent = userAgent;
    this.ciphers = ciphers;
    this.languages = languages;
    this.headers = Map.copyOf(headers);
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

  @Override
  public CipherSuites ciphers() {
    return ciphers;
  }

  Weighted<String> languages() {
    return languages;
  }

  HeaderTemplate headers(Purpose purpose) {
    HeaderTemplate template = headers.get(purpose);
    if (template == null) {
      throw new IllegalStateException(name + " has no headers for " + purpose);
    }
    return template;
  }

  @Override
  public String toString() {
    return name;
  }
}

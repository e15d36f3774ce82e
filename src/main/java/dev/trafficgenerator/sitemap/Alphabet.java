package dev.trafficgenerator.sitemap;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Sets of characters that have a name.
public enum Alphabet {
  ALPHANUMERIC("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"),
  HEX("0123456789abcdef"),
  LETTERS("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"),
  DIGITS("0123456789");

  private final String characters;

  Alphabet(String characters) {
    this.characters = characters;
  }

  public String characters() {
    return characters;
  }

  /// As it is written: `hex`.
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The one that has exactly these characters.
  public static Optional<Alphabet> of(String characters) {
    return Stream.of(values()).filter(it -> it.characters.equals(characters)).findFirst();
  }
}

package dev.trafficgenerator.http;

import java.util.Optional;

/// Who speaks TLS.
public enum TlsLibrary {
  /// Conscrypt where it loads, else the JDK.
  AUTO,
  /// BoringSSL, the library of Chrome, in a native library for some systems.
  CONSCRYPT,
  /// Java's own.
  JDK;

  /// Why TLS can't be spoken so on this computer; empty where it can.
  public Optional<String> obstacle() {
    return switch (this) {
      case AUTO, JDK -> Optional.empty();
      case CONSCRYPT -> ConscryptTls.obstacle();
    };
  }

  /// Which of the two it comes to on this computer: [#CONSCRYPT] or [#JDK].
  public TlsLibrary here() {
    return switch (this) {
      case AUTO -> ConscryptTls.obstacle().isEmpty() ? CONSCRYPT : JDK;
      case CONSCRYPT, JDK -> this;
    };
  }

  /// What is used here, for a person: its name and version.
  public String seen() {
    return switch (here()) {
      case CONSCRYPT -> "Conscrypt " + ConscryptTls.version();
      case AUTO, JDK -> "Java " + Runtime.version().feature();
    };
  }
}

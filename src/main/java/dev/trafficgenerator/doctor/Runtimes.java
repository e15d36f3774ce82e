package dev.trafficgenerator.doctor;

import java.util.Optional;

/// Java, its TLS and the processors it may use.
final class Runtimes {
  private static final String JAVA = "Java";
  private static final String TLS = "TLS";
  private static final String PROCESSORS = "Processors";

  private Runtimes() {}

  static Finding java() {
    String seen =
        "%s (%s) in %s"
            .formatted(
                Runtime.version(),
                System.getProperty("java.vendor"),
                System.getProperty("java.home"));
    // By it a process is told of signals, and libraries reach memory.
    return ModuleLayer.boot().findModule("jdk.unsupported").isPresent()
        ? Finding.ok(JAVA, seen)
        : Finding.note(
            JAVA,
            seen + ", without the module jdk.unsupported",
            "SIGHUP is not heard; take a runtime that has the module (jlink --add-modules)");
  }

  static Finding tls(String seen, Optional<String> noConscrypt) {
    return noConscrypt
        .map(why ->
            Finding.note(
                TLS,
                seen + ", not Conscrypt: " + why,
                "new connections take some three times the CPU, and no browser's cipher suites are"
                    + " offered; where its library could not be unpacked, name a folder in which"
                    + " files may be written and executed:"
                    + " JAVA_OPTS=-Dorg.conscrypt.native.workdir=…"))
        .orElseGet(() -> Finding.ok(TLS, seen));
  }

  static Finding processors(int count) {
    return count > 1
        ? Finding.ok(PROCESSORS, count + " that may be used")
        : Finding.note(
            PROCESSORS,
            "1 that may be used",
            "times are measured worse when generator and collector share it; give it 2 or more");
  }
}

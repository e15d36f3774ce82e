package dev.trafficgenerator.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.doctor.Finding.Grade;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExaminationTest {
  private static final String LOOPBACK = "127.0.0.1";

  @Test
  void everythingIsLookedAt() {
    var examination =
        new Examination(
            10,
            LOOPBACK,
            List.of(0, 0),
            Optional.of("localhost"),
            "Conscrypt 1.2.3",
            Optional.empty(),
            4608,
            System.getenv());

    List<Finding> findings = examination.findings();

    assertThat(findings)
        .extracting(Finding::subject)
        .contains(
            "Java",
            "Processors",
            "TLS",
            "Memory",
            "Port 0",
            "Name localhost",
            "Console",
            "Clock",
            "Punctuality");
    assertThat(findings)
        .allSatisfy(it -> {
          assertThat(it.seen()).isNotBlank();
          assertThat(it.advice().isEmpty()).isEqualTo(it.grade() == Grade.OK);
        });
    assertThat(findings).extracting(Finding::grade).doesNotContain(Grade.PROBLEM);
  }

  @Test
  void whoSpeaksTlsIsNamedAndWhyItIsNotConscrypt() {
    assertThat(Runtimes.tls("Conscrypt 1.2.3", Optional.empty()))
        .isEqualTo(Finding.ok("TLS", "Conscrypt 1.2.3"));
    Finding without = Runtimes.tls("Java 25", Optional.of("not for this system"));
    assertThat(without.grade()).isEqualTo(Grade.NOTE);
    assertThat(without.seen()).isEqualTo("Java 25, not Conscrypt: not for this system");
    assertThat(without.advice()).contains("org.conscrypt.native.workdir");
  }

  @Test
  void aPortThatIsTakenIsAProblemWhereItIsNeeded() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getByName(LOOPBACK))) {
      int port = taken.getLocalPort();

      assertThat(Network.port(LOOPBACK, port, true).grade()).isEqualTo(Grade.PROBLEM);
      assertThat(Network.port(LOOPBACK, port, true).advice()).contains("--port", ":" + port);
      assertThat(Network.port(LOOPBACK, port, false).grade()).isEqualTo(Grade.NOTE);
      assertThat(Network.port(LOOPBACK, port, false).advice()).contains("SHOWRUNNER_METRICS_PORT");
    }
    assertThat(Network.port(LOOPBACK, 0, true).grade()).isEqualTo(Grade.OK);
    assertThat(Network.port("192.0.2.1", 0, true).grade()).isEqualTo(Grade.PROBLEM);
  }

  @Test
  void aNameWithoutAnAddressIsAProblem() {
    assertThat(Network.name("nobody.invalid").grade()).isEqualTo(Grade.PROBLEM);
    assertThat(Network.name("nobody.invalid").advice()).contains("DNS Override");
    assertThat(Network.name("127.0.0.1").seen()).contains("127.0.0.1");
  }

  @ParameterizedTest
  @CsvSource({
    "8192, false, 3500, 4608, OK, ''",
    "512, true, 290, 4608, OK, ''",
    "128, true, 48, 4608, PROBLEM, 256 MB",
    "512, true, 3500, 4608, PROBLEM, MEMORY_HARD_LIMIT=460",
    "2048, false, 1500, 4608, NOTE, set it to 1843"
  })
  void memoryIsHeldAgainstWhatIsTaken(
      long total, boolean isContainers, long heap, long hard, Grade grade, String advice) {
    Finding finding = new Memory(total, isContainers, heap, hard).finding();

    assertThat(finding.grade()).isEqualTo(grade);
    assertThat(finding.advice()).contains(advice);
    assertThat(finding.seen().contains("container")).isEqualTo(isContainers);
  }

  @ParameterizedTest
  @CsvSource({
    "1048576, 50, OK",
    "1024, 50, OK",
    "1024, 300, NOTE",
    "1024, 1000, PROBLEM",
    "65536, 100000, PROBLEM"
  })
  void openFilesAreHeldAgainstUsers(long max, int users, Grade grade) {
    Finding finding = OpenFiles.files(max, users);

    assertThat(finding.grade()).isEqualTo(grade);
    assertThat(finding.advice().contains("ulimit -n")).isEqualTo(grade != Grade.OK);
  }

  @Test
  void localPortsAreHeldAgainstUsers() {
    assertThat(OpenFiles.localPorts(32768, 60999, 1_000).grade()).isEqualTo(Grade.OK);
    assertThat(OpenFiles.localPorts(32768, 60999, 10_000).advice()).contains("ip_local_port_range");
  }

  @Test
  void aDisplayWithItsLibrariesIsAllThatTheConsoleNeeds(@TempDir Path root) throws IOException {
    Map<String, String> display = Map.of("DISPLAY", ":0");
    assertThat(Display.linux(Map.of(), root).seen()).contains("no display");
    assertThat(Display.linux(display, root).advice())
        .contains("libgtk-3-0", "libpango-1.0-0", "fontconfig");
    Path folder = Files.createDirectories(root.resolve("usr/lib/x86_64-linux-gnu"));
    for (String library :
        List.of(
            "libgtk-3.so.0", "libpango-1.0.so.0", "libpangoft2-1.0.so.0", "libfontconfig.so.1")) {
      Files.createFile(folder.resolve(library));
    }
    assertThat(Display.linux(display, root).advice())
        .isEqualTo("apt-get install libfreetype6 (Debian's names)");

    Files.createFile(folder.resolve("libfreetype.so.6"));

    assertThat(Display.linux(display, root).grade()).isEqualTo(Grade.OK);
  }

  @Test
  void aClockThatIsFarOffIsAProblem() {
    assertThat(Clock.reading(Instant.parse("1970-01-01T00:10:00Z")).grade())
        .isEqualTo(Grade.PROBLEM);
    assertThat(Clock.reading(Instant.parse("2026-11-27T12:00:00Z")).grade()).isEqualTo(Grade.OK);
  }

  @Test
  void whoWakesLateIsBusy() {
    assertThat(Clock.punctuality(Duration.ofNanos(80_000), Duration.ofMillis(2)).grade())
        .isEqualTo(Grade.OK);
    assertThat(Clock.punctuality(Duration.ofMillis(1), Duration.ofMillis(30)).seen())
        .isEqualTo("wakes 1.0 ms late, and 30.0 ms once in 100 times");
    assertThat(Clock.punctuality(Duration.ofMillis(1), Duration.ofMillis(30)).grade())
        .isEqualTo(Grade.NOTE);
  }

  @Test
  void oneProcessorIsFew() {
    assertThat(Runtimes.processors(1).grade()).isEqualTo(Grade.NOTE);
    assertThat(Runtimes.processors(2).grade()).isEqualTo(Grade.OK);
    assertThat(Runtimes.java().seen()).contains(Runtime.version().toString());
  }
}

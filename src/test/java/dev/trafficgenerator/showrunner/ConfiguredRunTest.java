package dev.trafficgenerator.showrunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.trafficgenerator.LogLines;
import dev.trafficgenerator.run.FakeGenerator;
import dev.trafficgenerator.run.RunState;
import dev.trafficgenerator.run.StopMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// A real file, taken at the start and at each reload.
@Timeout(60)
class ConfiguredRunTest {
  private static final int BYTES_MAX = 4096;

  @RegisterExtension final LogLines log = LogLines.ofPackageOf(ConfiguredRunTest.class);

  @TempDir private Path folder;
  private final FakeGenerator generator = new FakeGenerator();
  private Path file = Path.of("");
  private ConfiguredRun run = new ConfiguredRun(generator, file);

  @BeforeEach
  void setUp() {
    run.close();
    file = folder.resolve("app.json");
    run = new ConfiguredRun(generator, new ConfigFile(file, BYTES_MAX));
  }

  @AfterEach
  void close() {
    run.close();
  }

  private static String body(int users, String more) {
    return """
    {"config": {"Traffic Generator URL": "http://127.0.0.1:9", "Simulated Users": "%d"%s},
     "sitemap": {"paths": [{"method": "GET", "paths": ["/"], "traffic_type": "web"}]}}
    """
        .formatted(users, more);
  }

  private void write(String text) throws IOException {
    Path beside = folder.resolve("app.json.new");
    Files.writeString(beside, text);
    Files.move(beside, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
  }

  private void begin(Health.Status then) {
    run.begin();
    await().until(() -> run.health().status() == then);
  }

  /// Reloads, and waits until that was done.
  private void reload() {
    int before = log.all().size();
    run.reload();
    await().until(() -> log.all().size() > before);
  }

  private int users() {
    return generator.snapshot().figures().setup().simulatedUsers();
  }

  @Test
  void beforeItBeginsItIsStarting() {
    assertThat(run.health()).isEqualTo(new Health(Health.Status.STARTING, ""));
  }

  @Test
  void aProcessThatIsToldToEndBeforeItBeganRunsNothing() throws Exception {
    write(body(3, ""));
    run.close();

    run.begin();

    assertThat(generator.state()).isInstanceOf(RunState.Initializing.class);
  }

  @Test
  void aReloadBeforeItBeganIsLeftToTheBeginning() throws Exception {
    write(body(3, ""));

    run.reload();
    begin(Health.Status.RUNNING);

    assertThat(users()).isEqualTo(3);
    assertThat(run.reloads()).isZero();
  }

  @Test
  void aFileThatIsThereIsRun() throws Exception {
    write(body(3, ""));

    begin(Health.Status.RUNNING);

    assertThat(users()).isEqualTo(3);
    assertThat(run.health().reason()).isEmpty();
    assertThat(run.reloads()).isZero();
    assertThat(run.isRight()).isTrue();
  }

  @Test
  void withoutAFileItWaitsAndSaysForWhat() {
    begin(Health.Status.WAITING);

    assertThat(run.health().reason()).contains("no file " + file, "SIGHUP");
    assertThat(generator.state()).isInstanceOf(RunState.Initializing.class);
    assertThat(run.hasFile()).isFalse();
    assertThat(run.isRight()).isTrue();
  }

  @Test
  void aFileThatComesLaterIsRunByAReload() throws Exception {
    begin(Health.Status.WAITING);
    write(body(2, ""));

    reload();

    assertThat(run.health()).isEqualTo(new Health(Health.Status.RUNNING, ""));
    await().until(() -> run.reloads() == 1);
  }

  @Test
  void whatTheControlApiRunsNeedsNoFile() throws Exception {
    begin(Health.Status.WAITING);
    write(body(2, ""));
    reload();
    Files.delete(file);
    generator.stop(StopMode.FORCE);

    assertThat(run.health()).isEqualTo(new Health(Health.Status.STOPPED, ""));
  }

  @Test
  void aReloadChangesTheRunThatGoesOn() throws Exception {
    write(body(3, ""));
    begin(Health.Status.RUNNING);
    write(body(8, ""));

    reload();

    assertThat(users()).isEqualTo(8);
    assertThat(generator.runsStarted()).isEqualTo(1);
  }

  @Test
  void aSettingThatTheFileNoLongerNamesGoesBackToItsDefault() throws Exception {
    write(body(3, ", \"Rate Limit\": 7"));
    begin(Health.Status.RUNNING);
    assertThat(generator.snapshot().figures().setup().rateLimit()).isEqualTo(7);
    write(body(3, ""));

    reload();

    assertThat(generator.snapshot().figures().setup().rateLimit()).isEqualTo(100);
  }

  @Test
  void aReloadStartsARunThatWasStopped() throws Exception {
    write(body(3, ""));
    begin(Health.Status.RUNNING);
    generator.stop(StopMode.GRACEFUL);
    assertThat(run.health()).isEqualTo(new Health(Health.Status.STOPPED, ""));

    reload();

    assertThat(run.health()).isEqualTo(new Health(Health.Status.RUNNING, ""));
    assertThat(generator.runsStarted()).isEqualTo(2);
  }

  @Test
  void aReloadStartsARunThatFailed() throws Exception {
    write(body(3, ""));
    begin(Health.Status.RUNNING);
    generator.fail("no memory is left");
    assertThat(run.health()).isEqualTo(new Health(Health.Status.ERROR, "no memory is left"));

    reload();

    assertThat(run.health()).isEqualTo(new Health(Health.Status.RUNNING, ""));
  }

  @Test
  void aBadFileKeepsTheOldRunAndSaysWhyOnce() throws Exception {
    write(body(3, ""));
    begin(Health.Status.RUNNING);
    write(body(0, ", \"Rate Limit\": \"12abc\""));
    log.clear();

    run.reload();

    log.await("is not taken");
    assertThat(log.all())
        .singleElement()
        .asString()
        .startsWith("WARN ")
        .contains(
            file.toString(), "/config/Rate Limit", "/config/Simulated Users", "goes on as it was");
    assertThat(run.health().status()).isEqualTo(Health.Status.RUNNING);
    assertThat(run.health().reason()).contains("/config/Rate Limit", "goes on as it was");
    assertThat(users()).isEqualTo(3);
    assertThat(run.reloads()).isZero();
    assertThat(run.isRight()).isFalse();

    write(body(4, ""));
    reload();
    await().until(() -> run.health().equals(new Health(Health.Status.RUNNING, "")));
    assertThat(users()).isEqualTo(4);
  }

  @Test
  void aBadFileAtTheStartIsAnErrorThatTheControlApiCanMend() throws Exception {
    write("{\"config\": {\"Traffic Generator URL\": \"ftp://x\"}, \"sitemap\": {\"paths\": []}}");

    begin(Health.Status.ERROR);

    assertThat(run.health().reason()).contains("/config/Traffic Generator URL", "/sitemap");
  }

  @Test
  void aVanishedFileKeepsTheOldRun() throws Exception {
    write(body(3, ""));
    begin(Health.Status.RUNNING);
    Files.delete(file);

    reload();

    assertThat(run.health().status()).isEqualTo(Health.Status.RUNNING);
    assertThat(run.health().reason()).contains("there is no file " + file);
    assertThat(run.hasFile()).isTrue();
  }

  /// Written in place and slowly: what is read first ends too early.
  @Test
  void aFileThatIsHalfWrittenIsWaitedFor() throws Exception {
    String whole = body(6, "");
    Files.writeString(file, whole.substring(0, 40));
    run.begin();
    Files.writeString(file, whole.substring(0, 90));
    assertThat(run.health().status()).isEqualTo(Health.Status.STARTING);
    Files.writeString(file, whole);

    await().until(() -> run.health().status() == Health.Status.RUNNING);

    assertThat(users()).isEqualTo(6);
    assertThat(log.with("WARN")).isEmpty();
  }

  @Test
  void aFileOverTheLimitIsNotReadWhole() throws Exception {
    write(body(1, ", \"note\": \"" + "x".repeat(BYTES_MAX) + "\""));

    begin(Health.Status.ERROR);

    assertThat(run.health().reason()).contains(file.toString(), "over 4 KiB");
  }

  @Test
  void aFolderOrADeviceInItsPlaceIsSaid() throws Exception {
    Files.createDirectory(file);
    begin(Health.Status.ERROR);
    assertThat(run.health().reason()).contains("is a folder");

    var endless = new ConfigFile(Path.of("/dev/zero"));
    assumeTrue(Files.exists(Path.of("/dev/zero")));
    assertThat(endless.look()).isEqualTo(new ConfigFile.Look.Unreadable("is no plain file"));
  }

  @Test
  void aFileThatMayNotBeReadIsSaidWithTheUser() throws Exception {
    write(body(1, ""));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    assumeTrue(!Files.isReadable(file), "root may read everything");

    begin(Health.Status.ERROR);

    assertThat(run.health().reason()).contains("may not be read by the user");
  }

  @Test
  void nothingOfWhatTheFileHoldsIsTold() throws Exception {
    for (String text :
        List.of(
            "{\"config\": {\"Rate Limit\": hunter2}}",
            "{\"config\": {\"Rate Limit\": \"hunter2\"}, \"sitemap\": \"{'auth': hunter2}\"}",
            "{\"config\": {\"Traffic Generator URL\": \"http://joe:hunter2@x y\"}, \"sitemap\": {}}",
            "\"hunter2",
            "hunter2 \"hunter2\" 'hunter2'")) {
      write(text);
      var other = new ConfiguredRun(generator, file);
      other.begin();
      await().until(() -> other.health().status() == Health.Status.ERROR);
      assertThat(other.health().reason()).contains("is not taken").doesNotContain("hunter2");
      other.close();
    }
    assertThat(log.with("hunter2")).isEmpty();
    assertThat(log.with("is not taken")).hasSize(5);
  }

  @Test
  void unknownKeysAreNamedOnce() throws Exception {
    write(body(1, ", \"Rate Limitt\": 5"));
    begin(Health.Status.RUNNING);
    log.await("unknown keys ignored: [/config/Rate Limitt]");

    run.reload();
    await().until(() -> run.reloads() == 1);

    assertThat(log.with("unknown keys ignored")).hasSize(1);
  }

  @Test
  void manySignalsAtOnceAreFewReloads() throws Exception {
    write(body(3, ""));
    begin(Health.Status.RUNNING);
    for (int i = 0; i < 1_000; i++) {
      run.reload();
    }
    write(body(9, ""));
    run.reload();

    await().until(() -> users() == 9);
    assertThat(run.reloads()).isLessThan(1_000);
  }

  @Test
  void onceClosedItTakesNothing() throws Exception {
    run.close();
    write(body(3, ""));

    run.reload();

    assertThat(generator.runsStarted()).isZero();
  }
}

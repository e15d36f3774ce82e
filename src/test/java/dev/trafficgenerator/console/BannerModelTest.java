package dev.trafficgenerator.console;

import static dev.trafficgenerator.console.StagedGenerator.START;
import static dev.trafficgenerator.console.StagedGenerator.TARGET;
import static dev.trafficgenerator.console.StagedGenerator.second;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.console.BannerModel.Notice;
import dev.trafficgenerator.console.desk.AllowedHosts;
import dev.trafficgenerator.console.desk.Draft;
import dev.trafficgenerator.console.desk.GuardRail;
import dev.trafficgenerator.console.desk.InForce;
import dev.trafficgenerator.console.desk.Launch;
import dev.trafficgenerator.console.desk.Messages;
import dev.trafficgenerator.console.desk.Preferences;
import dev.trafficgenerator.console.desk.Pulse;
import dev.trafficgenerator.run.RunSettings;
import dev.trafficgenerator.run.RunState;
import dev.trafficgenerator.run.Setting;
import dev.trafficgenerator.run.StopMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BannerModelTest {
  private static final String SITEMAP =
      """
      {"has_auth": false, "paths": [{"method": "GET", "paths": ["/"], "traffic_type": "web"}]}\
      """;

  @TempDir Path folder;

  private final AtomicLong nanos = new AtomicLong();
  private final StagedGenerator generator = new StagedGenerator();
  private final Draft draft = new Draft(StagedGenerator.INLINE);
  private Launch launch;
  private Preferences preferences;
  private GuardRail rail;
  private BannerModel banner;

  @BeforeEach
  void wire() {
    preferences = Preferences.in(folder, Files::write);
    var desk = generator.desk();
    rail = new GuardRail(new AllowedHosts(preferences));
    var pulse = new Pulse(desk, nanos::get);
    launch =
        new Launch(
            draft,
            desk,
            () -> {
              throw new IOException("no port is free");
            },
            rail,
            StagedGenerator.INLINE);
    banner =
        new BannerModel(
            desk,
            draft,
            new InForce(desk, StagedGenerator.INLINE),
            launch,
            rail,
            pulse,
            Messages.in(Locale.ENGLISH));
  }

  @AfterEach
  void close() {
    preferences.close();
  }

  private void draft(String target) {
    draft.textProperty().set(SITEMAP);
    draft.settings().put(Setting.TARGET_URL, target);
  }

  private BannerModel.Shown shown() {
    return banner.shownProperty().get();
  }

  private Notice notice() {
    return banner.noticeProperty().get();
  }

  @Test
  void beforeARunItNamesWhatWouldBeVisited() {
    draft("https://me:secret@shop.example.test");
    draft.settings().put(Setting.DNS_OVERRIDE, "10.0.0.7");

    assertThat(shown().target()).isEqualTo(TARGET);
    assertThat(shown().override()).isEqualTo("10.0.0.7");
    assertThat(shown().status()).isEqualTo("initializing");
    assertThat(shown().time()).isEmpty();
  }

  @Test
  void duringARunItNamesWhatIsVisitedWhateverIsBeingEdited() {
    var settings =
        RunSettings.DEFAULTS.toBuilder()
            .targetUrl(TARGET)
            .dnsOverride("10.0.0.9")
            .duration(Optional.of(Duration.ofMinutes(10)))
            .build();
    generator.running(
        "run-1", settings, LongStream.range(0, 187).mapToObj(i -> second(i, 1, 0)).toList());
    draft("http://another.test");

    assertThat(shown().target()).isEqualTo(TARGET);
    assertThat(shown().override()).isEqualTo("10.0.0.9");
    assertThat(shown().name()).isEqualTo("night");
    assertThat(shown().status()).isEqualTo("running");
    assertThat(shown().time()).isEqualTo("3:07 / 10:00");
    assertThat(shown().progress()).isBetween(0.311, 0.312);
  }

  @Test
  void aRunWithoutAnEndHasNoProgress() {
    generator.running("run-1", RunSettings.DEFAULTS, List.of(second(0, 1, 0)));

    assertThat(shown().time()).isEqualTo("0:01");
    assertThat(shown().progress()).isNegative();
  }

  @Test
  void aForeignHostIsAskedForAndNotVisitedBefore() {
    draft(TARGET);
    banner.start();

    assertThat(notice().kind()).isEqualTo(Notice.Kind.ASKING);
    assertThat(notice().text())
        .isEqualTo(
            "shop.example.test is not this computer. Only send traffic to systems that are yours or"
                + " that you may test.");
    assertThat(generator.started()).isEmpty();

    banner.dismiss();
    assertThat(notice()).isEqualTo(Notice.NONE);
    assertThat(generator.started()).isEmpty();

    banner.start();
    banner.allow();
    assertThat(generator.started()).hasSize(1);
    assertThat(notice()).isEqualTo(Notice.NONE);
  }

  @Test
  void theYesSaysWhatIsDoneThen() {
    draft(TARGET);
    banner.start();
    assertThat(notice().yes()).isEqualTo("Start");

    rail.pass("shop.example.test", GuardRail.Deed.SEND_ONCE, () -> {});
    assertThat(notice().yes()).isEqualTo("Send once");

    rail.pass("shop.example.test", GuardRail.Deed.TRY_LOGIN, () -> {});
    assertThat(notice().yes()).isEqualTo("Try login");
    assertThat(generator.started()).isEmpty();
  }

  @Test
  void whatKeepsADraftFromRunningLeadsToWhereItIsMended() {
    draft("ftp://x");
    banner.start();

    assertThat(notice().text())
        .startsWith("One problem keeps this from running. Traffic Generator URL: ");
    assertThat(notice().leadsTo()).isEqualTo("load");

    draft(TARGET);
    draft.textProperty().set("{\"paths\": [{\"method\": \"BREW\"}]}");
    banner.start();
    assertThat(notice().text()).contains("problems keep this from running");
    assertThat(notice().leadsTo()).isEqualTo("sitemap");
  }

  @Test
  void aDemoThatDoesNotStartSaysWhy() {
    launch.startDemo();

    assertThat(notice().text()).contains("no port is free").contains("Try again");
  }

  @Test
  void whatTheGeneratorRefusesIsShownUntilItIsDismissed() {
    generator.refuses("no more");
    draft("http://127.0.0.1:1");
    banner.start();
    assertThat(notice().text()).isEqualTo("Not done: no more");

    banner.dismiss();
    assertThat(notice()).isEqualTo(Notice.NONE);
  }

  @Test
  void aSilentGeneratorMakesTheFiguresStale() {
    generator.isSilent("connection refused");
    banner.tick();
    assertThat(shown().isStale()).isFalse();

    nanos.addAndGet(Pulse.STALE_AFTER.toNanos());
    banner.tick();
    assertThat(shown().isStale()).isTrue();
    assertThat(notice().kind()).isEqualTo(Notice.Kind.SILENT);
    assertThat(notice().text()).contains("here").contains("connection refused");

    generator.running("run-1", RunSettings.DEFAULTS, List.of());
    assertThat(shown().isStale()).isFalse();
    assertThat(notice()).isEqualTo(Notice.NONE);
  }

  @Test
  void aRunThatEndedByItselfSaysWhyUntilItIsDismissed() {
    var figures = StagedGenerator.figures("run-1", RunSettings.DEFAULTS, List.of());
    generator.says(new RunState.Failed(START, "out of files"), figures, List.of());
    assertThat(shown().status()).isEqualTo("error");
    assertThat(notice().text()).isEqualTo("The run ended by itself: out of files");

    banner.dismiss();
    assertThat(notice()).isEqualTo(Notice.NONE);
    generator.says(new RunState.Failed(START, "out of files"), figures, List.of());
    assertThat(notice()).isEqualTo(Notice.NONE);
  }

  @Test
  void startingTwiceDoesNotReplaceARun() {
    draft("http://127.0.0.1:1");
    generator.running("run-1", RunSettings.DEFAULTS, List.of());
    banner.start();

    assertThat(generator.started()).isEmpty();
  }

  @Test
  void onlyWhatRunsIsStopped() {
    banner.stop(StopMode.GRACEFUL);
    assertThat(generator.stops()).isEmpty();

    generator.running("run-1", RunSettings.DEFAULTS, List.of());
    banner.stop(StopMode.FORCE);
    assertThat(generator.stops()).containsExactly(StopMode.FORCE);
  }

  @Test
  void aNoToAQuestionIsNoneToWhatTheGeneratorSaid() {
    draft("http://localhost:1");
    generator.refuses("it is being stopped");
    banner.start();
    rail.pass("shop.example.test", GuardRail.Deed.SEND_ONCE, () -> {});
    assertThat(notice().kind()).isEqualTo(Notice.Kind.ASKING);
    banner.dismiss();

    assertThat(notice().text()).contains("it is being stopped");
    banner.dismiss();
    assertThat(notice()).isEqualTo(Notice.NONE);
  }
}

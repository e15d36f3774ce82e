package dev.trafficgenerator.console.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.run.FakeGenerator;
import dev.trafficgenerator.run.Setting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LaunchTest {
  private static final String SITEMAP =
      "{\"paths\": [{\"method\": \"GET\", \"paths\": [\"/\"], \"traffic_type\": \"web\"}]}";

  @TempDir Path folder;

  private final Inline background = new Inline();
  private final FakeGenerator generator = new FakeGenerator();
  private final Draft draft = new Draft(background);
  private GuardRail rail;

  private Launch launch() {
    return launch(() ->
        ("{\"config\":{\"Traffic Generator URL\":\"http://127.0.0.1:1\"},\"sitemap\":"
                + SITEMAP
                + "}")
            .getBytes(StandardCharsets.UTF_8));
  }

  private Launch launch(Outside.DemoVisit demo) {
    var local = new Connection("here", generator, Optional.empty());
    var desk = new Desk(local, background, () -> {});
    rail = new GuardRail(new AllowedHosts(Preferences.in(folder, Files::write, Runnable::run)));
    return new Launch(draft, desk, demo, rail, background);
  }

  private void draftFor(String url) {
    draft.textProperty().set(SITEMAP);
    draft.settings().put(Setting.TARGET_URL, url);
  }

  @Test
  void aChangeMadeJustBeforeIsPartOfTheRun() {
    draftFor("http://localhost:8080");
    draft.setBeingWritten(true);
    Launch launch = launch();
    launch.start();
    assertThat(launch.stateProperty().get()).isInstanceOf(Launch.Checking.class);
    assertThat(generator.runsStarted()).isZero();

    draft.textProperty().set(SITEMAP.replace("[\"/\"]", "[\"/new\"]"));
    draft.setBeingWritten(false);

    assertThat(generator.plan().orElseThrow().sitemap().paths().getFirst().paths())
        .containsExactly("/new");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:8080",
        "http://shop.localhost",
        "https://127.0.0.1",
        "http://127.9.9.9",
        "http://[::1]:80/shop"
      })
  void thisComputerIsVisitedWithoutAQuestion(String url) {
    draftFor(url);
    launch().start();

    assertThat(generator.runsStarted()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"192.0.2.1", "2001:db8::1"})
  void anAddressElsewhereThatStandsInForThisComputerIsAskedForFirst(String override) {
    draftFor("http://localhost:8080");
    draft.settings().put(Setting.DNS_OVERRIDE, override);
    launch().start();

    assertThat(generator.runsStarted()).isZero();
    assertThat(rail.questionProperty().get())
        .hasValueSatisfying(it -> assertThat(it.host()).isEqualTo(override));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://shop.example.test",
        "http://localhost.example.test",
        "http://192.0.2.1",
        "http://127.0.0.1.example.test"
      })
  void anotherHostIsAskedForFirst(String url) {
    draftFor(url);
    Launch launch = launch();
    launch.start();

    assertThat(generator.runsStarted()).isZero();
    assertThat(rail.questionProperty().get())
        .hasValueSatisfying(it -> assertThat(it.deed()).isEqualTo(GuardRail.Deed.START));

    rail.dismiss();
    assertThat(launch.stateProperty().get()).isInstanceOf(Launch.Ready.class);
    assertThat(generator.runsStarted()).isZero();
  }

  @Test
  void aHostThatWasAllowedIsNotAskedForAgainEvenNextTime() {
    draftFor("https://shop.example.test");
    Launch launch = launch();
    launch.start();
    rail.allow();

    assertThat(generator.runsStarted()).isEqualTo(1);

    launch().start();
    assertThat(generator.runsStarted()).isEqualTo(2);

    draftFor("https://other.example.test");
    launch().start();
    assertThat(generator.runsStarted()).isEqualTo(2);
  }

  @Test
  void aWrongDraftStartsNothingAndSaysWhatIsWrong() {
    draftFor("ftp://127.0.0.1");
    Launch launch = launch();
    launch.start();

    assertThat(generator.runsStarted()).isZero();
    assertThat(launch.stateProperty().get())
        .isInstanceOfSatisfying(
            Launch.Wrong.class, wrong -> assertThat(wrong.problems()).hasSize(1));
  }

  @Test
  void theDemoBecomesTheDraftAndRuns() {
    launch().startDemo();

    assertThat(generator.runsStarted()).isEqualTo(1);
    assertThat(draft.settings()).containsEntry(Setting.TARGET_URL, "http://127.0.0.1:1");
  }

  @Test
  void aDemoThatDoesNotComeUpSaysWhy() {
    Launch launch =
        launch(() -> {
          throw new IOException("no port is free");
        });
    launch.startDemo();

    assertThat(launch.stateProperty().get()).isEqualTo(new Launch.NoDemo("no port is free"));
  }

  @Test
  void aSecondPressWhileTheFirstIsCheckedStartsNothingMore() {
    draftFor("http://localhost");
    Launch launch = launch();
    background.hold();
    launch.start();
    launch.start();
    background.release();

    assertThat(generator.runsStarted()).isEqualTo(1);
  }

  @Test
  void theRunIsCalledAsTheFileIs() {
    draftFor("http://localhost");
    draft.fileProperty().set(Optional.of(Path.of("shop.sitemap.json")));
    launch().start();

    assertThat(generator.plan()).hasValueSatisfying(it -> assertThat(it.name()).isEqualTo("shop"));
  }
}

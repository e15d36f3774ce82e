package dev.trafficgenerator.console.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.console.desk.AllowedHosts;
import dev.trafficgenerator.console.desk.Connection;
import dev.trafficgenerator.console.desk.Desk;
import dev.trafficgenerator.console.desk.Draft;
import dev.trafficgenerator.console.desk.InForce;
import dev.trafficgenerator.console.desk.Inline;
import dev.trafficgenerator.console.desk.Preferences;
import dev.trafficgenerator.console.desk.Reading;
import dev.trafficgenerator.run.FakeGenerator;
import dev.trafficgenerator.run.Plans;
import dev.trafficgenerator.run.RunPlan;
import dev.trafficgenerator.run.Setting;
import dev.trafficgenerator.run.StopMode;
import dev.trafficgenerator.sitemap.Checked;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiveChangeTest {
  @TempDir Path folder;

  private final Inline background = new Inline();
  private final FakeGenerator generator = new FakeGenerator();
  private final Connection local = new Connection("here", generator, Optional.empty());
  private final Draft draft = new Draft(background);
  private final Desk desk = new Desk(local, background, () -> {});
  private LiveChange live;
  private Preferences preferences;
  private AllowedHosts allowed;

  @BeforeEach
  void aRunGoesOn() {
    preferences = Preferences.in(folder, Files::write);
    allowed = new AllowedHosts(preferences);
    live = new LiveChange(draft, desk, allowed, new InForce(desk, background));
    draft
        .textProperty()
        .set("{\"paths\":[{\"method\":\"GET\",\"paths\":[\"/\"],\"traffic_type\":\"web\"}]}");
    set(Setting.TARGET_URL, "http://127.0.0.1:8080");
    if (draft.checkProperty().get().plan() instanceof Checked.Valid<RunPlan>(RunPlan plan)) {
      desk.start(plan);
    }
    read();
    assertThat(desk.isRunning()).isTrue();
  }

  @AfterEach
  void close() {
    preferences.close();
  }

  private void set(Setting setting, String text) {
    draft.settings().put(setting, text);
  }

  private void read() {
    var course = generator.history(Duration.ZERO, Duration.ofSeconds(1));
    desk.take(new Reading.Told(local, generator.snapshot(), course, true, Duration.ZERO));
  }

  private LiveChange.Change change() {
    return live.changeProperty().get();
  }

  @Test
  void nothingDiffersWhereAllIsAsStarted() {
    set(Setting.RATE_LIMIT, "100.0");
    set(Setting.SIMULATED_USERS, "");

    assertThat(change().isEmpty()).isTrue();
  }

  @Test
  void theRunIsToldWhatDiffersAndNothingElse() {
    set(Setting.SIMULATED_USERS, "7");
    set(Setting.THRESHOLDS, "{\"rps\":\">5\"}");
    assertThat(change().now()).containsExactly(Setting.SIMULATED_USERS, Setting.THRESHOLDS);

    live.apply();
    read();

    assertThat(generator.plan().orElseThrow().settings().simulatedUsers()).isEqualTo(7);
    assertThat(change().isEmpty()).isTrue();
  }

  @Test
  void theSeedCountsFromTheNextRunOn() {
    set(Setting.SEED, "42");

    assertThat(change().now()).isEmpty();
    assertThat(change().later()).containsExactly(Setting.SEED);
    assertThat(live.canApply()).isFalse();
  }

  @Test
  void aWrongValueIsNotSent() {
    set(Setting.SIMULATED_USERS, "0");

    assertThat(change().now()).containsExactly(Setting.SIMULATED_USERS);
    assertThat(live.canApply()).isFalse();
    assertThat(live.wrong()).hasValue(Setting.SIMULATED_USERS);

    live.apply();
    assertThat(desk.refusalProperty().get()).isEmpty();
    assertThat(generator.plan().orElseThrow().settings().simulatedUsers()).isEqualTo(50);
  }

  @Test
  void aHostThatNobodyHasAllowedIsNamedBeforeItIsVisited() {
    set(Setting.TARGET_URL, "https://shop.example.test/base");
    assertThat(change().foreignHost()).isEqualTo("shop.example.test");

    live.apply();
    assertThat(allowed.contains("shop.example.test")).isTrue();
  }

  @Test
  void anAddressElsewhereThatStandsInForThisComputerIsNamedToo() {
    set(Setting.DNS_OVERRIDE, "192.0.2.1");
    set(Setting.TARGET_URL, "http://localhost:8080");

    assertThat(change().foreignHost()).isEqualTo("192.0.2.1");
  }

  /// A host is remembered as a start asks for it, however it was typed.
  @ParameterizedTest
  @CsvSource({
    "http://shop_1:8080, shop_1",
    "https://Shop.Example.Test, shop.example.test",
    "' https://shop.example.test ', shop.example.test"
  })
  void aHostIsNamedAsAStartNamesIt(String url, String host) {
    set(Setting.TARGET_URL, url);
    assertThat(change().foreignHost()).isEqualTo(host);

    live.apply();
    assertThat(allowed.list()).containsExactly(host);
  }

  @Test
  void whatAnotherConsoleChangedIsInForce() {
    set(Setting.SIMULATED_USERS, "7");
    desk.update(
        Plans.change(Set.of(Setting.SIMULATED_USERS), settings -> settings.simulatedUsers(7)));
    read();

    assertThat(change().isEmpty()).isTrue();
  }

  @Test
  void theRunsOwnSettingsCanBeTakenBack() {
    set(Setting.SIMULATED_USERS, "7");
    live.revert();

    assertThat(draft.settings()).containsEntry(Setting.SIMULATED_USERS, "50");
    assertThat(change().isEmpty()).isTrue();
  }

  @Test
  void afterTheRunThereIsNothingToApply() {
    set(Setting.SIMULATED_USERS, "7");
    desk.stop(StopMode.GRACEFUL);
    read();

    assertThat(change().isEmpty()).isTrue();
  }
}

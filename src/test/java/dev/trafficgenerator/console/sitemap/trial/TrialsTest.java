package dev.trafficgenerator.console.sitemap.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.console.desk.AllowedHosts;
import dev.trafficgenerator.console.desk.Draft;
import dev.trafficgenerator.console.desk.GuardRail;
import dev.trafficgenerator.console.desk.Inline;
import dev.trafficgenerator.console.desk.Outside;
import dev.trafficgenerator.console.desk.Preferences;
import dev.trafficgenerator.console.sitemap.edit.Groups.Place;
import dev.trafficgenerator.run.RunPlan;
import dev.trafficgenerator.run.Setting;
import dev.trafficgenerator.run.trial.LoginTrial;
import dev.trafficgenerator.run.trial.Trial;
import dev.trafficgenerator.sitemap.PathGroup;
import dev.trafficgenerator.sitemap.Sitemap;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialsTest {
  /// The second group is wrong.
  private static final String TEXT =
      """
      {
        "has_auth": true,
        "auth": {
          "auth_method": "POST", "auth_path": "/login", "auth_type": "query_params",
          "credentials": { "body_params": { "key": "k" } }
        },
        "paths": [
          { "method": "GET", "paths": ["/a", "/b"], "traffic_type": "web" },
          { "method": "GET", "paths": [" "], "traffic_type": "web" }
        ],
        "paths_auth_req": [ { "method": "PUT", "paths": ["/c"], "traffic_type": "api" } ]
      }
      """;

  @TempDir Path folder;

  private final List<RunPlan> plans = new ArrayList<>();
  private final List<Integer> counts = new ArrayList<>();
  private final List<String> senders = new ArrayList<>();
  private final Draft draft = new Draft(new Inline());
  private final Inline background = new Inline();
  private Preferences preferences;
  private GuardRail rail;
  private Trials trials;

  @BeforeEach
  void wire() {
    preferences = Preferences.in(folder, Files::write);
    rail = new GuardRail(new AllowedHosts(preferences));
    trials = new Trials(draft, new Noted(), rail, background);
  }

  @AfterEach
  void close() {
    preferences.close();
  }

  /// Notes what it is asked for.
  private final class Noted implements Outside.Rehearsal {
    @Override
    public List<Outside.Planned> preview(RunPlan plan, int count) {
      plans.add(plan);
      counts.add(count);
      return List.of();
    }

    @Override
    public List<String> visitors() {
      return List.of("curl");
    }

    @Override
    public List<Trial> sendOnce(RunPlan plan, String visitor) {
      plans.add(plan);
      senders.add(visitor);
      return List.of();
    }

    @Override
    public LoginTrial tryLogin(RunPlan plan) {
      plans.add(plan);
      return new LoginTrial(List.of(), 0, LoginTrial.Pass.COOKIE);
    }
  }

  private Sitemap open() {
    draft.open(TEXT.getBytes(StandardCharsets.UTF_8), Optional.empty());
    draft.settings().put(Setting.TARGET_URL, "http://localhost:1");
    return draft.checkProperty().get().sitemap().orElseThrow();
  }

  private List<String> paths(List<PathGroup> groups) {
    return groups.stream().flatMap(it -> it.paths().stream()).toList();
  }

  @Test
  void onlyTheSelectedPathIsSentWhateverElseIsWrong() {
    trials.visitorProperty().set("curl");
    trials.sendOnce(open(), new Place(false, 0), "/b");

    assertThat(trials.resultProperty().get()).isInstanceOf(Trials.Sent.class);
    assertThat(paths(plans.getFirst().sitemap().paths())).containsExactly("/b");
    assertThat(plans.getFirst().sitemap().activeAuth()).isEmpty();
    assertThat(senders).containsExactly("curl");
  }

  @Test
  void aPathThatNeedsALoginGoesWithOne() {
    Sitemap sitemap = open();
    draft.settings().put(Setting.AUTHENTICATED_SHARE, "0");
    trials.sendOnce(sitemap, new Place(true, 0), "/c");

    RunPlan plan = plans.getFirst();
    assertThat(plan.sitemap().paths()).isEmpty();
    assertThat(paths(plan.sitemap().pathsAuthReq())).containsExactly("/c");
    assertThat(plan.sitemap().activeAuth()).isPresent();
  }

  @Test
  void aLoginIsTriedWhateverThePathsAre() {
    trials.tryLogin(open());

    assertThat(trials.resultProperty().get()).isInstanceOf(Trials.LoggedIn.class);
    assertThat(plans.getFirst().sitemap().activeAuth()).isPresent();
  }

  @Test
  void whatIsWrongIsSaidAndNotSent() {
    Sitemap sitemap = open();
    trials.preview(sitemap);
    assertThat(trials.resultProperty().get()).isInstanceOf(Trials.Wrong.class);
    draft.settings().put(Setting.TARGET_URL, "");
    trials.sendOnce(sitemap, new Place(false, 0), "/a");

    assertThat(plans).isEmpty();
    assertThat(trials.resultProperty().get())
        .isInstanceOfSatisfying(
            Trials.Wrong.class,
            it -> assertThat(it.problems().getFirst().pointer()).contains("Traffic Generator URL"));
  }

  @Test
  void nothingIsSentToAnotherHostBeforeAYes() {
    Sitemap sitemap = open();
    draft.settings().put(Setting.TARGET_URL, "http://shop.example.test");
    trials.sendOnce(sitemap, new Place(false, 0), "/b");

    assertThat(plans).isEmpty();
    assertThat(trials.resultProperty().get()).isInstanceOf(Trials.Nothing.class);
    assertThat(rail.questionProperty().get())
        .hasValueSatisfying(it -> {
          assertThat(it.host()).isEqualTo("shop.example.test");
          assertThat(it.deed()).isEqualTo(GuardRail.Deed.SEND_ONCE);
        });

    trials.tryLogin(sitemap);
    assertThat(plans).isEmpty();
    assertThat(rail.questionProperty().get())
        .hasValueSatisfying(it -> assertThat(it.deed()).isEqualTo(GuardRail.Deed.TRY_LOGIN));

    rail.allow();
    assertThat(trials.resultProperty().get()).isInstanceOf(Trials.LoggedIn.class);
    trials.sendOnce(sitemap, new Place(false, 0), "/b");
    assertThat(trials.resultProperty().get()).isInstanceOf(Trials.Sent.class);
    assertThat(plans).hasSize(2);
  }

  @Test
  void aPreviewSendsNothingSoNobodyIsAsked() {
    draft.open(
        TEXT.replace("[\" \"]", "[\"/d\"]").getBytes(StandardCharsets.UTF_8), Optional.empty());
    draft.settings().put(Setting.TARGET_URL, "http://shop.example.test");
    trials.preview(draft.checkProperty().get().sitemap().orElseThrow());

    assertThat(rail.questionProperty().get()).isEmpty();
    assertThat(trials.resultProperty().get()).isInstanceOf(Trials.Previewed.class);
  }

  @Test
  void aSecondPressWhileTheFirstIsCheckedSendsNothingMore() {
    Sitemap sitemap = open();
    background.hold();
    trials.sendOnce(sitemap, new Place(false, 0), "/b");
    trials.sendOnce(sitemap, new Place(false, 0), "/b");
    background.release();

    assertThat(plans).hasSize(1);
  }

  @Test
  void thoseWhoCanBeSentAreListed() {
    trials.loadVisitors();

    assertThat(trials.visitors()).containsExactly("curl");
  }

  @Test
  void aPreviewListsSoManyRequests() {
    draft.open(
        TEXT.replace("[\" \"]", "[\"/d\"]").getBytes(StandardCharsets.UTF_8), Optional.empty());
    draft.settings().put(Setting.TARGET_URL, "http://localhost:1");
    trials.preview(draft.checkProperty().get().sitemap().orElseThrow());

    assertThat(counts).containsExactly(Trials.PREVIEW_COUNT);
  }

  @Test
  void aLoginIsTriedBeforeVisitorsAreToLogIn() {
    trials.tryLogin(open().with(false, open().auth()));

    assertThat(plans.getFirst().sitemap().activeAuth()).isPresent();
  }

  @Test
  void aWrongWeightKeepsNothingFromBeingSent() {
    open();
    draft.textProperty().set(TEXT.replaceFirst("\"web\" }", "\"web\", \"weight\": -1 }"));
    Sitemap sitemap = draft.checkProperty().get().sitemap().orElseThrow();
    assertThat(sitemap.paths().getFirst().weight()).isEqualTo(-1);
    trials.sendOnce(sitemap, new Place(false, 0), "/a");

    assertThat(trials.resultProperty().get()).isInstanceOf(Trials.Sent.class);
  }
}

package dev.trafficgenerator.console.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.trafficgenerator.ConsoleStage;
import dev.trafficgenerator.console.desk.AllowedHosts;
import dev.trafficgenerator.console.desk.Connection;
import dev.trafficgenerator.console.desk.Desk;
import dev.trafficgenerator.console.desk.Draft;
import dev.trafficgenerator.console.desk.InForce;
import dev.trafficgenerator.console.desk.Inline;
import dev.trafficgenerator.console.desk.Messages;
import dev.trafficgenerator.console.desk.Navigation;
import dev.trafficgenerator.console.desk.Preferences;
import dev.trafficgenerator.console.load.presets.Presets;
import dev.trafficgenerator.console.load.presets.PresetsController;
import dev.trafficgenerator.run.FakeGenerator;
import dev.trafficgenerator.run.Setting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.fxml.FXMLLoader;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Somebody follows a problem to the setting it is about.
class LoadPointerTest {
  @TempDir Path folder;

  private final Inline background = new Inline();
  private final Draft draft = new Draft(background);
  private final Navigation navigation = new Navigation();
  private final Messages messages = Messages.in(Locale.ENGLISH);
  private final Desk desk =
      new Desk(new Connection("here", new FakeGenerator(), Optional.empty()), background, () -> {});

  private Parent screen() {
    var hosts = new AllowedHosts(Preferences.in(folder, Files::write));
    Map<Class<?>, Object> controllers =
        Map.of(
            LoadController.class,
            new LoadController(draft, messages, navigation),
            ThresholdsController.class,
            new ThresholdsController(draft, messages),
            LiveChangeController.class,
            new LiveChangeController(draft, desk, hosts, new InForce(desk, background), messages),
            PresetsController.class,
            new PresetsController(new Presets(draft, folder, Files::write, background), messages));
    var loader = new FXMLLoader(LoadController.class.getResource("Load.fxml"), messages.bundle());
    loader.setControllerFactory(controllers::get);
    try {
      return loader.load();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void theFieldHasTheCaretAndIsInSightAndSaysWhatIsWrong() throws Exception {
    try (var console = ConsoleStage.open(folder)) {
      ConsoleStage.onFx(() -> {
        var scene = new Scene(screen(), 1024, 700);
        scene.getStylesheets().addAll(console.stage().getScene().getStylesheets());
        console.stage().setScene(scene);
      });
      await().until(() -> console.robot().lookup("#setting-debug").tryQuery().isPresent());

      for (Setting setting :
          List.of(Setting.DEBUG, Setting.TARGET_URL, Setting.AUTHENTICATED_SHARE, Setting.SEED)) {
        ConsoleStage.onFx(() -> navigation.show("load", setting.pointer()));
        String id = "#setting-" + setting.name().toLowerCase(Locale.ROOT);
        Node field = console.robot().lookup(id).query();
        await().until(field::isFocused);
        assertThat(isInSight(console, field)).as(id).isTrue();
      }
      assertThat(console.robot().lookup("#problem-target_url").queryLabeled().getText())
          .isNotEmpty();

      ConsoleStage.onFx(() -> navigation.show("load", "/config/Thresholds/rps"));
      Node add = console.robot().lookup("#add-threshold").query();
      await().until(add::isFocused);
      assertThat(isInSight(console, add)).isTrue();
    }
  }

  private static boolean isInSight(ConsoleStage console, Node node) {
    Bounds view = bounds(console.robot().lookup(".load-scroll").query());
    return view.contains(bounds(node));
  }

  private static Bounds bounds(Node node) {
    return node.localToScene(node.getLayoutBounds());
  }
}

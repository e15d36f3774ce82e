package dev.trafficgenerator.console;

import dev.trafficgenerator.console.desk.Messages;
import dev.trafficgenerator.console.desk.Navigation;
import dev.trafficgenerator.console.view.Shown;
import dev.trafficgenerator.console.view.WhileLooked;
import dev.trafficgenerator.run.StopMode;
import java.util.Map;
import javafx.fxml.FXML;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.javafx.FontIcon;

/// The banner above every screen, and the keys that start and stop on every screen. Its clock is
/// the one that all screens go by.
public final class BannerController {
  private static final Duration STEP = Duration.millis(500);

  private final BannerModel model;
  private final Navigation navigation;
  private final Messages messages;

  @FXML private VBox banner;
  @FXML private Label target;
  @FXML private HBox overridden;
  @FXML private Label override;
  @FXML private Label name;
  @FXML private Label stale;
  @FXML private Label generator;
  @FXML private Label status;
  @FXML private Label time;
  @FXML private ProgressBar progress;
  @FXML private HBox notice;
  @FXML private FontIcon noticeIcon;
  @FXML private Label noticeText;
  @FXML private Button allow;
  @FXML private Button lead;
  @FXML private Button dismiss;

  BannerController(BannerModel model, Navigation navigation, Messages messages) {
    this.model = model;
    this.navigation = navigation;
    this.messages = messages;
  }

  @FXML
  private void initialize() {
    model.shownProperty().addListener((_, _, shown) -> show(shown));
    model.noticeProperty().addListener((_, _, now) -> tell(now));
    show(model.shownProperty().get());
    tell(model.noticeProperty().get());
    banner.sceneProperty().addListener((_, _, scene) -> addKeys(scene));
    WhileLooked.every(STEP, banner, model::tick);
  }

  private void addKeys(Scene scene) {
    var shift = KeyCombination.SHIFT_DOWN;
    Map<KeyCombination, Runnable> keys = scene.getAccelerators();
    keys.put(new KeyCodeCombination(KeyCode.F5), model::start);
    keys.put(new KeyCodeCombination(KeyCode.F5, shift), () -> model.stop(StopMode.GRACEFUL));
    keys.put(
        new KeyCodeCombination(KeyCode.F5, shift, KeyCombination.SHORTCUT_DOWN),
        () -> model.stop(StopMode.FORCE));
  }

  private void show(BannerModel.Shown shown) {
    target.setText(shown.target().isEmpty() ? messages.get("banner.notarget") : shown.target());
    target.getTooltip().setText(target.getText());
    override.setText(shown.override());
    Shown.onlyIf(overridden, !shown.override().isEmpty());
    name.setText(shown.name());
    Shown.onlyIf(name, !shown.name().isEmpty());
    Shown.onlyIf(stale, shown.isStale());
    generator.setText(shown.generator());
    Shown.onlyIf(generator, !shown.generator().isEmpty());
    status.setText(messages.get("status." + shown.status()));
    status.getStyleClass().setAll("label", "pill", "pill-" + shown.status());
    time.setText(shown.time());
    Shown.onlyIf(time, !shown.time().isEmpty());
    Shown.onlyIf(progress, shown.progress() >= 0);
    progress.setProgress(Math.max(0, shown.progress()));
  }

  private void tell(BannerModel.Notice now) {
    boolean isAsking = now.kind() == BannerModel.Notice.Kind.ASKING;
    boolean isAppearing = isAsking && !allow.isVisible();
    Shown.onlyIf(notice, now.kind() != BannerModel.Notice.Kind.NONE);
    noticeText.setText(now.text());
    noticeIcon.setIconLiteral(isAsking ? "fth-help-circle" : "fth-alert-triangle");
    notice.getStyleClass().setAll("notice", isAsking ? "notice-asking" : "notice-wrong");
    Shown.onlyIf(allow, isAsking);
    allow.setText(now.yes());
    Shown.onlyIf(lead, !now.leadsTo().isEmpty());
    if (!now.leadsTo().isEmpty()) {
      lead.setText(messages.get("banner.lead", messages.get("screen." + now.leadsTo())));
    }
    Shown.onlyIf(dismiss, now.kind() != BannerModel.Notice.Kind.SILENT);
    dismiss.setText(messages.get(isAsking ? "banner.cancel" : "banner.dismiss"));
    if (isAppearing) {
      // What has the keyboard says no: a second Enter must not send traffic to somebody.
      dismiss.requestFocus();
    }
  }

  @FXML
  private void allow() {
    model.allow();
  }

  @FXML
  private void lead() {
    navigation.show(model.noticeProperty().get().leadsTo());
    if (model.noticeProperty().get().kind() == BannerModel.Notice.Kind.WRONG) {
      model.dismiss();
    }
  }

  @FXML
  private void dismiss() {
    model.dismiss();
  }
}

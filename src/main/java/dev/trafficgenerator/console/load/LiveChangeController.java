package dev.trafficgenerator.console.load;

import dev.trafficgenerator.console.desk.AllowedHosts;
import dev.trafficgenerator.console.desk.Desk;
import dev.trafficgenerator.console.desk.Draft;
import dev.trafficgenerator.console.desk.InForce;
import dev.trafficgenerator.console.desk.Messages;
import dev.trafficgenerator.console.view.Shown;
import dev.trafficgenerator.run.Setting;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// The bar that is there while the form differs from the run that goes on.
public final class LiveChangeController {
  private static final int NAMED_MOST = 4;

  private final LiveChange live;
  private final Desk desk;
  private final Messages messages;
  private boolean wasApplied;

  @FXML private VBox changeBar;
  @FXML private Label changed;
  @FXML private Label later;
  @FXML private Label foreign;
  @FXML private Label refused;
  @FXML private Button applyChange;

  public LiveChangeController(
      Draft draft, Desk desk, AllowedHosts allowed, InForce inForce, Messages messages) {
    live = new LiveChange(draft, desk, allowed, inForce);
    this.desk = desk;
    this.messages = messages;
  }

  @FXML
  private void initialize() {
    live.changeProperty().addListener((_, _, _) -> show());
    desk.busyProperty().addListener((_, _, _) -> show());
    desk.refusalProperty().addListener((_, _, _) -> show());
    show();
  }

  @FXML
  private void apply() {
    wasApplied = true;
    live.apply();
  }

  /// As the button does, by key; where the person has to say that a host may be visited, only the
  /// button does.
  void applyByKey() {
    if (live.changeProperty().get().foreignHost().isEmpty() && applyChange.isVisible()) {
      applyChange.fire();
    }
  }

  @FXML
  private void revert() {
    wasApplied = false;
    live.revert();
  }

  private void show() {
    LiveChange.Change change = live.changeProperty().get();
    Shown.onlyIf(changeBar, !change.isEmpty());
    wasApplied = wasApplied && !change.isEmpty();
    say(
        changed,
        change.now().isEmpty() ? "" : messages.get("load.change.now", names(change.now())));
    say(
        later,
        change.later().isEmpty() ? "" : messages.get("load.change.later", names(change.later())));
    boolean isForeign = !change.foreignHost().isEmpty();
    say(foreign, isForeign ? messages.get("load.change.foreign", change.foreignHost()) : "");
    String mend =
        live.wrong()
            .map(setting -> messages.get("load.change.wrong", names(List.of(setting))))
            .orElse("");
    say(
        refused,
        wasApplied && !desk.refusalProperty().get().isEmpty()
            ? messages.get("load.change.refused", desk.refusalProperty().get())
            : mend);
    applyChange.setText(
        messages.get(isForeign ? "load.change.allowAndApply" : "load.change.apply"));
    applyChange.setDisable(desk.busyProperty().get() || !live.canApply());
    Shown.onlyIf(applyChange, !change.now().isEmpty());
  }

  private String names(List<Setting> settings) {
    String named =
        settings.stream()
            .limit(NAMED_MOST)
            .map(setting -> messages.get("load." + setting.name().toLowerCase(Locale.ROOT)))
            .collect(Collectors.joining(", "));
    int more = settings.size() - NAMED_MOST;
    return more > 0 ? messages.get("load.change.more", named, more) : named;
  }

  private static void say(Label label, String text) {
    label.setText(text);
    Shown.onlyIf(label, !text.isEmpty());
  }
}

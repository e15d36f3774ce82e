package dev.trafficgenerator.console.load.presets;

import dev.trafficgenerator.console.desk.Messages;
import dev.trafficgenerator.console.view.Shown;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;

/// The card of presets.
public final class PresetsController {
  private final Presets presets;
  private final Messages messages;

  @FXML private TextField presetName;
  @FXML private Button savePreset;
  @FXML private CheckBox presetTarget;
  @FXML private ListView<String> presetList;
  @FXML private HBox presetOutcome;
  @FXML private Label presetSaid;
  @FXML private Button undoPreset;

  public PresetsController(Presets presets, Messages messages) {
    this.presets = presets;
    this.messages = messages;
  }

  @FXML
  private void initialize() {
    savePreset
        .disableProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> presets.busyProperty().get() || presetName.getText().isBlank(),
                presets.busyProperty(),
                presetName.textProperty()));
    presetList.setItems(presets.names());
    presetList.setOnKeyPressed(this::pressed);
    presetList.setCellFactory(_ -> new PresetCell(presets, messages));
    var none = new Label(messages.get("load.presets.none"));
    none.getStyleClass().addAll("caption", "no-presets");
    none.setWrapText(true);
    presetList.setPlaceholder(none);
    presets.outcomeProperty().addListener((_, _, outcome) -> tell(outcome));
    tell(presets.outcomeProperty().get());
    presets.list();
  }

  private void pressed(KeyEvent event) {
    String chosen = presetList.getSelectionModel().getSelectedItem();
    if (chosen == null || event.getTarget() instanceof TextField) {
      return;
    }
    switch (event.getCode()) {
      case ENTER -> presets.apply(chosen);
      case DELETE -> presets.delete(chosen);
      case F2 ->
          presetList.lookupAll(".preset").stream()
              .filter(node -> node instanceof PresetCell cell && chosen.equals(cell.getItem()))
              .forEach(node -> ((PresetCell) node).edit());
      default -> {} // no key of ours
    }
  }

  @FXML
  private void save() {
    if (!presetName.getText().isBlank()) {
      presets.save(presetName.getText(), presetTarget.isSelected());
    }
  }

  @FXML
  private void undo() {
    presets.undo();
  }

  private void tell(Presets.Outcome outcome) {
    String said =
        switch (outcome) {
          case Presets.Quiet _ -> "";
          case Presets.Done(Presets.Deed deed, String name, _) -> messages.get(done(deed), name);
          case Presets.NotDone(Presets.Deed deed, String name, String reason) ->
              messages.get(notDone(deed), name, reason);
          case Presets.Wrong(var setting) ->
              messages.get(
                  "load.presets.wrong",
                  messages.get("load." + setting.name().toLowerCase(Locale.ROOT)));
        };
    boolean isWrong = outcome instanceof Presets.NotDone || outcome instanceof Presets.Wrong;
    boolean canUndo = outcome instanceof Presets.Done done && done.undo().isPresent();
    presetSaid.setText(said);
    presetSaid.getStyleClass().setAll("label", "preset-said", isWrong ? "problem" : "caption");
    Shown.onlyIf(presetOutcome, !said.isEmpty());
    Shown.onlyIf(undoPreset, canUndo);
    if (outcome instanceof Presets.Done(Presets.Deed deed, _, _) && deed == Presets.Deed.SAVE) {
      presetName.clear();
    }
  }

  private static String done(Presets.Deed deed) {
    return switch (deed) {
      case SAVE -> "load.presets.saved";
      case APPLY -> "load.presets.applied";
      case RENAME -> "load.presets.renamed";
      case DELETE -> "load.presets.deleted";
      case LIST, UNDO -> "load.presets.undone";
    };
  }

  private static String notDone(Presets.Deed deed) {
    return switch (deed) {
      case SAVE -> "load.presets.notSaved";
      case APPLY -> "load.presets.notApplied";
      case RENAME -> "load.presets.notRenamed";
      case DELETE -> "load.presets.notDeleted";
      case UNDO -> "load.presets.notUndone";
      case LIST -> "load.presets.notListed";
    };
  }
}

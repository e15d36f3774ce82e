package dev.trafficgenerator.console.load.presets;

import atlantafx.base.theme.Styles;
import dev.trafficgenerator.console.desk.Messages;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A preset in the list: its name, and what can be done with it. The name becomes a field while it
/// is changed.
final class PresetCell extends ListCell<String> {
  private final Label name = new Label();
  private final TextField newName = new TextField();
  private final HBox shown;
  private boolean isEdited;

  PresetCell(Presets presets, Messages messages) {
    var apply = new Button(messages.get("load.presets.apply"));
    apply.getStyleClass().addAll(Styles.SMALL, "preset-apply");
    apply.setMinWidth(Region.USE_PREF_SIZE);
    apply.setTooltip(new Tooltip(messages.get("load.presets.apply.tip")));
    apply.setOnAction(_ -> presets.apply(getItem()));
    Button rename = icon(Feather.EDIT_2, messages.get("load.presets.rename"), "preset-rename");
    rename.setOnAction(_ -> edit());
    Button delete = icon(Feather.TRASH_2, messages.get("load.presets.delete"), "preset-delete");
    delete.setOnAction(_ -> presets.delete(getItem()));
    name.setMaxWidth(Double.MAX_VALUE);
    name.setMinWidth(0);
    HBox.setHgrow(name, Priority.ALWAYS);
    HBox.setHgrow(newName, Priority.ALWAYS);
    newName.getStyleClass().add("preset-new-name");
    newName.setAccessibleText(messages.get("load.presets.rename"));
    shown = new HBox(8, name, apply, rename, delete);
    shown.setAlignment(Pos.CENTER_LEFT);
    setOnKeyPressed(event -> {
      if (event.getCode() == KeyCode.ESCAPE) {
        stopEditing();
      }
    });
    newName.setOnAction(_ -> {
      String before = getItem();
      stopEditing();
      presets.rename(before, newName.getText());
    });
    newName
        .focusedProperty()
        .addListener((_, _, focused) -> {
          if (!focused) {
            stopEditing();
          }
        });
    getStyleClass().add("preset");
    // Narrower than its text, so that the list has no bar below.
    setPrefWidth(0);
  }

  private static Button icon(Feather feather, String says, String styleClass) {
    var button = new Button("", new FontIcon(feather));
    button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL, styleClass);
    button.setTooltip(new Tooltip(says));
    button.setAccessibleText(says);
    return button;
  }

  /// Lets the person type another name.
  void edit() {
    isEdited = true;
    newName.setText(getItem());
    shown.getChildren().set(0, newName);
    newName.requestFocus();
    newName.selectAll();
  }

  private void stopEditing() {
    if (isEdited) {
      // Losing the focus on the way out would end it a second time.
      isEdited = false;
      shown.getChildren().set(0, name);
    }
  }

  @Override
  protected void updateItem(@Nullable String item, boolean empty) {
    super.updateItem(item, empty);
    stopEditing();
    boolean isShown = !empty && item != null;
    setGraphic(isShown ? shown : null);
    if (isShown) {
      name.setText(item);
      name.setTooltip(new Tooltip(item));
    }
  }
}

package dev.trafficgenerator.console.connect;

import dev.trafficgenerator.console.connect.SavedGenerators.Saved;
import dev.trafficgenerator.console.desk.Messages;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A generator that was driven before, to be asked again or forgotten.
final class SavedCell extends ListCell<Saved> {
  private final Label name = new Label();
  private final Label address = new Label();
  private final Button use;
  private final Button forget;
  private final HBox row;

  SavedCell(Consumer<Saved> use, Consumer<Saved> forget, Messages messages) {
    this.use = button(Feather.LINK, messages.get("connect.use"), use);
    this.forget = button(Feather.TRASH_2, messages.get("connect.forget"), forget);
    this.use.getStyleClass().add("saved-use");
    name.getStyleClass().add("saved-name");
    address.getStyleClass().add("caption");
    var texts = new VBox(name, address);
    texts.setMinWidth(0);
    HBox.setHgrow(texts, Priority.ALWAYS);
    row = new HBox(texts, this.use, this.forget);
    row.getStyleClass().add("saved-row");
    // Otherwise a long address would widen the list instead of being shortened.
    setPrefWidth(0);
  }

  private Button button(Feather icon, String text, Consumer<Saved> action) {
    var button = new Button(null, new FontIcon(icon));
    button.getStyleClass().addAll("button-icon", "flat");
    button.setTooltip(new Tooltip(text));
    button.setAccessibleText(text);
    button.setOnAction(_ -> {
      Saved item = getItem();
      if (item != null) {
        action.accept(item);
      }
    });
    return button;
  }

  @Override
  protected void updateItem(@Nullable Saved item, boolean empty) {
    super.updateItem(item, empty);
    setGraphic(item == null ? null : row);
    name.setText(item == null ? "" : item.name());
    address.setText(item == null ? "" : item.address().toString());
  }
}

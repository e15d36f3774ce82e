package dev.trafficgenerator.console.sitemap;

import dev.trafficgenerator.console.desk.Draft;
import dev.trafficgenerator.console.desk.Messages;
import dev.trafficgenerator.console.sitemap.file.SitemapFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.value.ChangeListener;
import javafx.event.EventHandler;
import javafx.scene.Scene;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.TransferMode;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// What a person does with files: dialogs, the menu, a file dropped on the window, another window
/// come back from.
final class FileActions {
  private final SitemapFile file;
  private final Draft draft;
  private final FileDialogs dialogs;
  private final EventHandler<DragEvent> over = this::over;
  private final EventHandler<DragEvent> dropped = this::dropped;
  private final ChangeListener<Boolean> focus =
      (_, _, hasFocus) -> {
        if (hasFocus) {
          lookOutside();
        }
      };

  private @Nullable Scene scene;

  FileActions(SitemapFile file, Draft draft, FileDialogs dialogs) {
    this.file = file;
    this.draft = draft;
    this.dialogs = dialogs;
  }

  private void lookOutside() {
    file.lookOutside();
  }

  /// To the scene in which the screen is shown; null when it is not.
  void attach(@Nullable Scene shown) {
    if (scene != null) {
      scene.removeEventHandler(DragEvent.DRAG_OVER, over);
      scene.removeEventHandler(DragEvent.DRAG_DROPPED, dropped);
      Optional.ofNullable(scene.getWindow())
          .ifPresent(it -> it.focusedProperty().removeListener(focus));
    }
    scene = shown;
    if (shown != null) {
      shown.addEventHandler(DragEvent.DRAG_OVER, over);
      shown.addEventHandler(DragEvent.DRAG_DROPPED, dropped);
      Optional.ofNullable(shown.getWindow())
          .ifPresent(it -> it.focusedProperty().addListener(focus));
      lookOutside();
    }
  }

  private void over(DragEvent event) {
    if (event.getDragboard().hasFiles()) {
      event.acceptTransferModes(TransferMode.COPY);
      event.consume();
    }
  }

  private void dropped(DragEvent event) {
    if (event.getDragboard().hasFiles()) {
      file.open(event.getDragboard().getFiles().getFirst().toPath());
      event.setDropCompleted(true);
      event.consume();
    }
  }

  private Window window() {
    return Objects.requireNonNull(scene).getWindow();
  }

  void open() {
    dialogs.toOpen(window(), draft.fileProperty().get()).ifPresent(file::open);
  }

  void save() {
    if (draft.fileProperty().get().isPresent()) {
      file.save();
    } else {
      saveAs();
    }
  }

  void saveAs() {
    dialogs.toSave(window(), draft.fileProperty().get()).ifPresent(file::saveAs);
  }

  /// The menu, with what was opened lately.
  void fill(MenuButton menu, Messages messages) {
    menu.getItems()
        .setAll(
            item(messages, "new", "Shortcut+N", file::startNew),
            item(messages, "open", "Shortcut+O", this::open),
            item(messages, "save", "Shortcut+S", this::save),
            item(messages, "saveas", "Shortcut+Shift+S", this::saveAs));
    if (!file.recent().list().isEmpty()) {
      menu.getItems().add(new SeparatorMenuItem());
    }
    for (Path path : file.recent().list()) {
      var item = new MenuItem(path.toString());
      item.setMnemonicParsing(false);
      item.setOnAction(_ -> file.open(path));
      menu.getItems().add(item);
    }
  }

  /// To the files that were opened last, at most `most` of them.
  List<Hyperlink> recentLinks(int most) {
    return file.recent().list().stream()
        .limit(most)
        .map(path -> {
          var link = new Hyperlink(path.getFileName().toString());
          link.setTooltip(new Tooltip(path.toString()));
          link.setOnAction(_ -> file.open(path));
          return link;
        })
        .toList();
  }

  private static MenuItem item(Messages messages, String key, String keys, Runnable action) {
    var item = new MenuItem(messages.get("sitemap.file." + key));
    item.setId("file-" + key);
    item.setAccelerator(KeyCombination.valueOf(keys));
    item.setOnAction(_ -> action.run());
    return item;
  }
}

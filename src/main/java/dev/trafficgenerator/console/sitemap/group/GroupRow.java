package dev.trafficgenerator.console.sitemap.group;

import dev.trafficgenerator.console.sitemap.edit.Groups.Place;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.control.TreeTableRow;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TransferMode;

/// A row that can be dragged to where its group shall stand.
final class GroupRow extends TreeTableRow<GroupLine> {
  private static final DataFormat GROUP = new DataFormat("application/x-sitemap-group");
  private static final PseudoClass TARGET = PseudoClass.getPseudoClass("drop-target");

  private final Selection selection;

  GroupRow(Selection selection) {
    this.selection = selection;
    setOnDragDetected(this::start);
    setOnDragOver(this::over);
    setOnDragExited(_ -> pseudoClassStateChanged(TARGET, false));
    setOnDragDropped(this::drop);
  }

  private void start(MouseEvent event) {
    if (getItem() == null) {
      return;
    }
    Place place = getItem().row().place();
    var content = new ClipboardContent();
    content.put(GROUP, (place.needsLogin() ? "+" : "-") + place.index());
    startDragAndDrop(TransferMode.MOVE).setContent(content);
    event.consume();
  }

  private void over(DragEvent event) {
    if (getItem() != null && dragged(event).isPresent()) {
      event.acceptTransferModes(TransferMode.MOVE);
      pseudoClassStateChanged(TARGET, true);
      event.consume();
    }
  }

  private void drop(DragEvent event) {
    Optional<Place> from = dragged(event);
    if (getItem() != null && from.isPresent()) {
      selection.move(from.get(), getItem().row().place());
      event.setDropCompleted(true);
      event.consume();
    }
  }

  private static Optional<Place> dragged(DragEvent event) {
    return event.getDragboard().getContent(GROUP) instanceof String text && !text.isEmpty()
        ? Optional.of(new Place(text.startsWith("+"), Integer.parseInt(text.substring(1))))
        : Optional.empty();
  }
}

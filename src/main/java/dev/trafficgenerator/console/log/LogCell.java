package dev.trafficgenerator.console.log;

import dev.trafficgenerator.console.log.LogModel.Line;
import java.util.function.Function;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/// One part of a line as text.
final class LogCell extends TableCell<Line, Line> {
  private final Function<Line, String> part;

  LogCell(Function<Line, String> part, String styleClass) {
    this.part = part;
    getStyleClass().add(styleClass);
  }

  @Override
  protected void updateItem(@Nullable Line line, boolean empty) {
    super.updateItem(line, empty);
    setText(line == null ? null : part.apply(line));
  }
}

package dev.trafficgenerator.console.runs;

import dev.trafficgenerator.console.runs.Comparison.Row;
import java.util.function.Function;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/// One thing about a difference. What does not fit is told by a tooltip.
final class CompareCell extends TableCell<Row, Row> {
  private static final int FITS = 18;

  private final Function<Row, String> part;
  private final Tooltip whole = new Tooltip();

  CompareCell(Function<Row, String> part, String styleClass) {
    this.part = part;
    whole.setWrapText(true);
    getStyleClass().add(styleClass);
  }

  @Override
  protected void updateItem(@Nullable Row row, boolean empty) {
    super.updateItem(row, empty);
    String text = row == null ? "" : part.apply(row);
    setText(text);
    whole.setText(text);
    setTooltip(text.length() > FITS ? whole : null);
  }
}

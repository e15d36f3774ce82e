package dev.trafficgenerator.console.runs;

import dev.trafficgenerator.run.history.RunSummary;
import java.util.function.Function;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/// One thing about a run. Where it is shortened, a tooltip tells it whole.
final class RunCell extends TableCell<RunRow, RunSummary> {
  private final Function<RunSummary, String> part;
  private final Function<RunSummary, String> wholePart;
  private final Tooltip whole = new Tooltip();

  RunCell(
      Function<RunSummary, String> part,
      Function<RunSummary, String> wholePart,
      String styleClass) {
    this.part = part;
    this.wholePart = wholePart;
    getStyleClass().add(styleClass);
  }

  @Override
  protected void updateItem(@Nullable RunSummary run, boolean empty) {
    super.updateItem(run, empty);
    String text = run == null ? "" : part.apply(run);
    setText(text);
    whole.setText(run == null ? "" : wholePart.apply(run));
    setTooltip(text.equals(whole.getText()) ? null : whole);
  }
}

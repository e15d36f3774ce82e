package dev.trafficgenerator.console.runs;

import dev.trafficgenerator.run.history.RunSummary;
import java.util.function.Function;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/// One thing about a run.
final class RunCell extends TableCell<RunRow, RunSummary> {
  private final Function<RunSummary, String> part;

  RunCell(Function<RunSummary, String> part, String styleClass) {
    this.part = part;
    getStyleClass().add(styleClass);
  }

  @Override
  protected void updateItem(@Nullable RunSummary run, boolean empty) {
    super.updateItem(run, empty);
    setText(run == null ? null : part.apply(run));
  }
}

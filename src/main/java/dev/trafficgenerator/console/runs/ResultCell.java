package dev.trafficgenerator.console.runs;

import dev.trafficgenerator.console.runs.RunTexts.Result;
import dev.trafficgenerator.run.history.RunSummary;
import javafx.css.PseudoClass;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// How a run ended, by shape and word and colour.
final class ResultCell extends TableCell<RunRow, RunSummary> {
  private static final PseudoClass GOOD = PseudoClass.getPseudoClass("good");
  private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");

  private final RunTexts texts;
  private final FontIcon icon = new FontIcon(Feather.CHECK);

  ResultCell(RunTexts texts) {
    this.texts = texts;
    getStyleClass().add("run-result");
    setGraphic(icon);
  }

  @Override
  protected void updateItem(@Nullable RunSummary run, boolean empty) {
    super.updateItem(run, empty);
    Result result = run == null ? Result.NONE : texts.result(run);
    setText(run == null ? null : texts.text(result));
    icon.setVisible(run != null);
    pseudoClassStateChanged(GOOD, result == Result.PASSED);
    pseudoClassStateChanged(BAD, result == Result.FAILED || result == Result.ERROR);
    icon.setIconCode(
        switch (result) {
          case RUNNING -> Feather.ACTIVITY;
          case NONE -> Feather.SQUARE;
          case PASSED -> Feather.CHECK;
          case FAILED -> Feather.X;
          case ERROR -> Feather.ALERT_OCTAGON;
        });
  }
}

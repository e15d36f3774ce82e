package dev.trafficgenerator.console.runs;

import dev.trafficgenerator.console.desk.Messages;
import dev.trafficgenerator.console.runs.Comparison.Judgement;
import dev.trafficgenerator.console.runs.Comparison.Row;
import javafx.css.PseudoClass;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Which way a figure went, and whether that is for the better: an arrow, a word and a colour.
final class JudgementCell extends TableCell<Row, Row> {
  private static final PseudoClass GOOD = PseudoClass.getPseudoClass("good");
  private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");

  private final Messages messages;
  private final FontIcon icon = new FontIcon(Feather.MINUS);

  JudgementCell(Messages messages) {
    this.messages = messages;
    getStyleClass().add("run-result");
    setGraphic(icon);
  }

  @Override
  protected void updateItem(@Nullable Row row, boolean empty) {
    super.updateItem(row, empty);
    Judgement judgement = row == null ? Judgement.NEUTRAL : row.judgement();
    boolean says = judgement != Judgement.NEUTRAL;
    setText(says ? messages.get("runs.judgement." + judgement) : null);
    icon.setVisible(says);
    pseudoClassStateChanged(GOOD, judgement == Judgement.BETTER);
    pseudoClassStateChanged(BAD, judgement == Judgement.WORSE);
    String difference = row == null ? "" : row.difference();
    icon.setIconCode(
        difference.startsWith("−")
            ? Feather.ARROW_DOWN
            : difference.startsWith("+") ? Feather.ARROW_UP : Feather.MINUS);
  }
}

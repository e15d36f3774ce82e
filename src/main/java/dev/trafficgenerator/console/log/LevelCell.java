package dev.trafficgenerator.console.log;

import dev.trafficgenerator.console.log.LogModel.Line;
import javafx.css.PseudoClass;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A level: each has a shape of its own, so that its colour need not be seen.
final class LevelCell extends TableCell<Line, Line> {
  private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");
  private static final PseudoClass WARN = PseudoClass.getPseudoClass("warn");
  private static final PseudoClass QUIET = PseudoClass.getPseudoClass("quiet");

  private final FontIcon icon = new FontIcon(Feather.INFO);

  LevelCell() {
    getStyleClass().add("log-level");
    // It stays in its cell, also in an empty one: outside of a window it would find no colours.
    setGraphic(icon);
  }

  @Override
  protected void updateItem(@Nullable Line line, boolean empty) {
    super.updateItem(line, empty);
    setText(line == null ? null : line.level().name());
    icon.setVisible(line != null);
    Level level = line == null ? Level.INFO : line.level();
    pseudoClassStateChanged(ERROR, level == Level.ERROR);
    pseudoClassStateChanged(WARN, level == Level.WARN);
    pseudoClassStateChanged(QUIET, level == Level.DEBUG || level == Level.TRACE);
    icon.setIconCode(
        switch (level) {
          case ERROR -> Feather.X_OCTAGON;
          case WARN -> Feather.ALERT_TRIANGLE;
          case INFO -> Feather.INFO;
          case DEBUG -> Feather.CIRCLE;
          case TRACE -> Feather.MINUS;
        });
  }
}

package dev.trafficgenerator.console.sitemap.group;

import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TreeTableCell;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A cell of the table of groups.
abstract class GroupCell extends TreeTableCell<GroupLine, GroupLine> {
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

  abstract void show(GroupLine line);

  @Override
  protected void updateItem(GroupLine line, boolean empty) {
    super.updateItem(line, empty);
    setText(null);
    setGraphic(null);
    if (!empty && line != null) {
      show(line);
    }
  }

  /// One text.
  static final class OfText extends GroupCell {
    private final Function<GroupLine, String> text;

    OfText(String style, Function<GroupLine, String> text) {
      this.text = text;
      if (!style.isEmpty()) {
        getStyleClass().add(style);
      }
    }

    @Override
    void show(GroupLine line) {
      setText(text.apply(line));
    }
  }

  /// The method as a badge, and the path or paths.
  static final class OfPath extends GroupCell {
    private final Label method = new Label();

    OfPath() {
      method.getStyleClass().add("method");
    }

    @Override
    void show(GroupLine line) {
      setText(line.path());
      pseudoClassStateChanged(WRONG, line.isWrong());
      if (line.isGroup()) {
        method.setText(line.group().method().name());
        setGraphic(method);
      }
    }
  }

  /// A lock for those who must log in.
  static final class OfLogin extends GroupCell {
    private final FontIcon lock = new FontIcon(Feather.LOCK);
    private final String words;

    /// @param words what the lock means, for those who do not see it
    OfLogin(String words) {
      this.words = words;
      getStyleClass().add("centred");
      setAccessibleText("");
    }

    @Override
    void show(GroupLine line) {
      boolean needs = line.row().place().needsLogin() && line.isGroup();
      setGraphic(needs ? lock : null);
      setAccessibleText(needs ? words : "");
    }
  }
}

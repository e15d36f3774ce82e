package dev.trafficgenerator.console;

import dev.trafficgenerator.console.desk.ChangeNotice;
import dev.trafficgenerator.console.desk.Messages;
import dev.trafficgenerator.console.view.Shown;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/// Tells on every screen that somebody else changed the run.
public final class NoticeController {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  private final ChangeNotice changes;
  private final Messages messages;

  @FXML private HBox change;
  @FXML private Label changeText;

  NoticeController(ChangeNotice changes, Messages messages) {
    this.changes = changes;
    this.messages = messages;
  }

  @FXML
  private void initialize() {
    Shown.onlyWhile(change, changes.latestProperty().map(Optional::isPresent));
    changeText
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> changes.latestProperty().get().map(this::text).orElse(""),
                changes.latestProperty()));
  }

  private String text(ChangeNotice.Change latest) {
    String at = TIME.format(latest.what().at().atZone(ZoneId.systemDefault()));
    String key =
        switch (latest.what().kind()) {
          case STARTED -> "notice.started";
          case UPDATED -> "notice.updated";
          case STOPPED, FAILED -> "notice.stopped";
        };
    String text = messages.get(key, at, latest.what().text());
    return latest.before() == 0
        ? text
        : text + " " + messages.get("notice.before", latest.before());
  }

  @FXML
  private void dismiss() {
    changes.dismiss();
  }
}

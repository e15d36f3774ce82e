package dev.trafficgenerator.console.sitemap;

import dev.trafficgenerator.console.desk.Messages;
import dev.trafficgenerator.console.sitemap.file.Notice;
import dev.trafficgenerator.console.sitemap.file.SitemapFile;
import dev.trafficgenerator.json.RecoveryJson.Unsaved;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Says what happened to the file, and asks what to do about it.
final class NoticeBar extends HBox {
  private final SitemapFile file;
  private final Messages messages;
  private final boolean hasPlace;

  private NoticeBar(SitemapFile file, Messages messages, boolean hasPlace) {
    this.file = file;
    this.messages = messages;
    this.hasPlace = hasPlace;
    setId("notice");
    getStyleClass().addAll("bar", "notice");
  }

  /// @param hasPlace whether the draft has a file
  static Optional<Node> of(Notice notice, SitemapFile file, Messages messages, boolean hasPlace) {
    var bar = new NoticeBar(file, messages, hasPlace);
    return switch (notice) {
      case Notice.Quiet _ -> Optional.empty();
      case Notice.Failed(Path path, boolean isWriting, String reason) ->
          Optional.of(
              bar.with(
                  messages.get(
                      isWriting ? "sitemap.notice.unwritten" : "sitemap.notice.unread",
                      path,
                      reason),
                  List.of(bar.button("dismiss", file::dismiss))));
      case Notice.ChangedOutside(Path path, boolean isSaving) ->
          Optional.of(bar.changedOutside(path, isSaving));
      case Notice.UnsavedBefore(Optional<Path> next) -> Optional.of(bar.unsaved(next));
      case Notice.Recoverable(Unsaved work) -> Optional.of(bar.recoverable(work));
    };
  }

  private Node changedOutside(Path path, boolean isSaving) {
    String name = path.getFileName().toString();
    return with(
        messages.get(isSaving ? "sitemap.notice.changed.saving" : "sitemap.notice.changed", name),
        List.of(
            button("reload", file::reload),
            isSaving ? button("overwrite", file::overwrite) : button("keep", file::dismiss),
            isSaving ? button("cancel", file::dismiss) : new HBox()));
  }

  private Node unsaved(Optional<Path> next) {
    var buttons = new ArrayList<Node>();
    if (hasPlace) {
      buttons.add(button("save-first", file::saveAndGoOn));
    }
    buttons.add(button("discard", file::discardAndGoOn));
    buttons.add(button("cancel", file::dismiss));
    String text =
        next.map(it -> messages.get("sitemap.notice.unsaved", it.getFileName()))
            .orElseGet(() -> messages.get("sitemap.notice.unsaved.new"));
    return with(text, buttons);
  }

  private Node recoverable(Unsaved work) {
    String at =
        DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
            .withLocale(messages.bundle().getLocale())
            .withZone(ZoneId.systemDefault())
            .format(work.at());
    String name =
        work.file().isEmpty()
            ? messages.get("sitemap.untitled")
            : Path.of(work.file()).getFileName().toString();
    return with(
        messages.get("sitemap.notice.recover", name, at),
        List.of(button("recover", file::recover), button("forget", file::dismiss)));
  }

  private Node with(String text, List<Node> buttons) {
    var label = new Label(text);
    label.setWrapText(true);
    label.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(label, Priority.ALWAYS);
    getChildren().setAll(new FontIcon(Feather.ALERT_TRIANGLE), label);
    getChildren().addAll(buttons);
    return this;
  }

  private Node button(String key, Runnable action) {
    var button = new Button(messages.get("sitemap.notice." + key + ".do"));
    button.setId("notice-" + key);
    button.setMinWidth(USE_PREF_SIZE);
    button.getStyleClass().add("small");
    button.setOnAction(_ -> action.run());
    return button;
  }
}

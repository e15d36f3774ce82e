package dev.trafficgenerator.console.sitemap.group;

import dev.trafficgenerator.console.desk.Messages;
import dev.trafficgenerator.console.sitemap.edit.SitemapEditor;
import dev.trafficgenerator.console.sitemap.group.Selection.Row;
import dev.trafficgenerator.sitemap.Body;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// The path groups, and below each its paths where it has more than one.
public final class GroupTable extends TreeTableView<GroupLine> {
  private static final double HEADERS_FROM_WIDTH = 460;

  private final Selection selection;
  private final Messages messages;
  private final GroupTree tree;
  private boolean isFilling;

  public GroupTable(SitemapEditor editor, Selection selection, Messages messages) {
    this.selection = selection;
    this.messages = messages;
    setId("groups");
    setShowRoot(false);
    tree = new GroupTree(editor);
    setRoot(tree.root());
    setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    setAccessibleText(messages.get("sitemap.tab.paths", 0));
    var empty = new Label(messages.get("sitemap.paths.none"));
    empty.setWrapText(true);
    empty.getStyleClass().add("caption");
    setPlaceholder(empty);
    columns();
    setRowFactory(_ -> new GroupRow(selection));
    getSelectionModel().selectedItemProperty().addListener((_, _, item) -> chosen(item));
    editor.sitemapProperty().addListener(_ -> fill());
    editor.examinedProperty().addListener(_ -> fill());
    selection.rowProperty().addListener(_ -> follow());
    addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    fill();
  }

  private void columns() {
    TreeTableColumn<GroupLine, GroupLine> paths = column("sitemap.column.paths", 240);
    paths.setCellFactory(_ -> new GroupCell.OfPath());
    setTreeColumn(paths);
    getColumns().add(paths);
    getColumns().add(text("sitemap.column.share", 56, "numeric", GroupLine::percent));
    getColumns().add(text("sitemap.column.type", 48, "", this::type));
    getColumns().add(text("sitemap.column.body", 50, "", this::body));
    TreeTableColumn<GroupLine, GroupLine> headers =
        text(
            "sitemap.column.headers",
            72,
            "numeric",
            line -> line.group().headers().isEmpty() ? "" : "" + line.group().headers().size());
    // The paths need the room more; the form says them, too.
    headers.visibleProperty().bind(widthProperty().greaterThan(HEADERS_FROM_WIDTH));
    getColumns().add(headers);
    TreeTableColumn<GroupLine, GroupLine> login = column("sitemap.column.login", 46);
    login.setCellFactory(_ -> new GroupCell.OfLogin(messages.get("sitemap.group.login")));
    getColumns().add(login);
  }

  private TreeTableColumn<GroupLine, GroupLine> column(String key, double width) {
    var column = new TreeTableColumn<GroupLine, GroupLine>(messages.get(key));
    column.setCellValueFactory(it -> new ReadOnlyObjectWrapper<>(it.getValue().getValue()));
    column.setPrefWidth(width);
    column.setMinWidth(Math.min(width, 140));
    if (width < 100) {
      column.setMaxWidth(width + 16);
    }
    column.setSortable(false);
    column.setReorderable(false);
    return column;
  }

  private TreeTableColumn<GroupLine, GroupLine> text(
      String key, double width, String style, Function<GroupLine, String> text) {
    TreeTableColumn<GroupLine, GroupLine> column = column(key, width);
    column.setCellFactory(_ -> new GroupCell.OfText(style, text));
    if (!style.isEmpty()) {
      column.getStyleClass().add(style);
    }
    return column;
  }

  private String type(GroupLine line) {
    return messages.get(
        "sitemap.type." + line.group().trafficType().name().toLowerCase(Locale.ROOT));
  }

  private String body(GroupLine line) {
    return switch (line.group().body()) {
      case Body.None() -> "";
      case Body.Text _ -> messages.get("sitemap.body.text.short");
      case Body.Json _ -> "JSON";
    };
  }

  private void chosen(TreeItem<GroupLine> item) {
    if (!isFilling) {
      selection.select(Optional.ofNullable(item).map(it -> it.getValue().row()));
    }
  }

  private void pressed(KeyEvent event) {
    if (event.isAltDown() && event.getCode() == KeyCode.UP) {
      selection.shift(-1);
    } else if (event.isAltDown() && event.getCode() == KeyCode.DOWN) {
      selection.shift(1);
    } else if (event.isShortcutDown() && event.getCode() == KeyCode.D) {
      selection.duplicate();
    } else if (event.getCode() == KeyCode.DELETE) {
      selection.remove();
    } else if (event.getCode() == KeyCode.INSERT) {
      selection.add();
    } else {
      return;
    }
    event.consume();
  }

  private void fill() {
    isFilling = true;
    try {
      tree.fill();
    } finally {
      isFilling = false;
    }
    if (selection.place().isEmpty()) {
      tree.first().ifPresent(it -> selection.select(Optional.of(it)));
    }
    follow();
  }

  /// Selects what the selection says.
  private void follow() {
    Optional<Row> wanted = selection.rowProperty().get();
    TreeItem<GroupLine> selected = getSelectionModel().getSelectedItem();
    Optional<Row> now = Optional.ofNullable(selected).map(it -> it.getValue().row());
    if (now.equals(wanted)) {
      return;
    }
    isFilling = true;
    try {
      Optional<TreeItem<GroupLine>> item = wanted.flatMap(tree::find);
      if (item.isPresent()) {
        getSelectionModel().select(item.get());
        scrollTo(Math.max(0, getRow(item.get()) - 2));
      } else {
        getSelectionModel().clearSelection();
      }
    } finally {
      isFilling = false;
    }
  }
}

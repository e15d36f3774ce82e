package dev.trafficgenerator.console.sitemap;

import dev.trafficgenerator.console.desk.Messages;
import dev.trafficgenerator.console.sitemap.Selection.Row;
import dev.trafficgenerator.console.sitemap.edit.Groups;
import dev.trafficgenerator.console.sitemap.edit.Groups.Place;
import dev.trafficgenerator.console.sitemap.edit.SitemapEditor;
import dev.trafficgenerator.sitemap.Body;
import dev.trafficgenerator.sitemap.PathGroup;
import dev.trafficgenerator.sitemap.Problem;
import dev.trafficgenerator.sitemap.Sitemap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The path groups, and below each its paths where it has more than one.
final class GroupTable extends TreeTableView<GroupTable.Line> {
  private static final double HEADERS_FROM_WIDTH = 460;

  private final SitemapEditor editor;
  private final Selection selection;
  private final Messages messages;
  private boolean isFilling;

  /// A row as it is shown.
  ///
  /// @param share of a visitor's requests, from 0 to 1
  /// @param isWrong whether there is a problem in it
  record Line(Row row, PathGroup group, double share, boolean isWrong) {
    boolean isGroup() {
      return row.path() < 0;
    }

    String path() {
      List<String> paths = group.paths();
      if (!isGroup()) {
        return row.path() < paths.size() ? paths.get(row.path()) : "";
      }
      return String.join("  ", paths);
    }
  }

  GroupTable(SitemapEditor editor, Selection selection, Messages messages) {
    this.editor = editor;
    this.selection = selection;
    this.messages = messages;
    setId("groups");
    setShowRoot(false);
    setRoot(new TreeItem<>());
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
    TreeTableColumn<Line, Line> paths = column("sitemap.column.paths", 240);
    paths.setCellFactory(_ -> new PathCell());
    setTreeColumn(paths);
    getColumns().add(paths);
    getColumns().add(text("sitemap.column.share", 56, "numeric", GroupTable::share));
    getColumns().add(text("sitemap.column.type", 48, "", this::type));
    getColumns().add(text("sitemap.column.body", 50, "", this::body));
    TreeTableColumn<Line, Line> headers =
        text(
            "sitemap.column.headers",
            72,
            "numeric",
            line -> line.group.headers().isEmpty() ? "" : "" + line.group.headers().size());
    // The paths need the room more; the form says them, too.
    headers.visibleProperty().bind(widthProperty().greaterThan(HEADERS_FROM_WIDTH));
    getColumns().add(headers);
    TreeTableColumn<Line, Line> login = column("sitemap.column.login", 46);
    login.setCellFactory(_ -> new LoginCell());
    getColumns().add(login);
  }

  private TreeTableColumn<Line, Line> column(String key, double width) {
    var column = new TreeTableColumn<Line, Line>(messages.get(key));
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

  private TreeTableColumn<Line, Line> text(
      String key, double width, String style, Function<Line, String> text) {
    TreeTableColumn<Line, Line> column = column(key, width);
    column.setCellFactory(_ -> new TextCell(style, text));
    if (!style.isEmpty()) {
      column.getStyleClass().add(style);
    }
    return column;
  }

  /// `24 %`, `7.8 %`.
  private static String share(Line line) {
    double percent = 100 * line.share;
    return String.format(Locale.ROOT, percent >= 9.95 ? "%.0f %%" : "%.1f %%", percent)
        .replace(".0 %", " %");
  }

  private String type(Line line) {
    return messages.get("sitemap.type." + line.group.trafficType().name().toLowerCase(Locale.ROOT));
  }

  private String body(Line line) {
    return switch (line.group.body()) {
      case Body.None() -> "";
      case Body.Text _ -> messages.get("sitemap.body.text.short");
      case Body.Json _ -> "JSON";
    };
  }

  private void chosen(TreeItem<Line> item) {
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

  /// In place where the rows are the same ones, so that nothing flickers while somebody types.
  private void fill() {
    isFilling = true;
    try {
      Sitemap sitemap = editor.sitemapProperty().get();
      List<TreeItem<Line>> groups = getRoot().getChildren();
      List<Place> places = Groups.places(sitemap);
      if (!isSameShape(groups, places, sitemap)) {
        Set<Place> open = new HashSet<>();
        groups.stream()
            .filter(TreeItem::isExpanded)
            .forEach(it -> open.add(it.getValue().row().place()));
        getRoot().getChildren().setAll(places.stream().map(it -> item(sitemap, it)).toList());
        groups.forEach(it -> it.setExpanded(open.contains(it.getValue().row().place())));
      } else {
        for (TreeItem<Line> group : groups) {
          refresh(sitemap, group);
        }
      }
    } finally {
      isFilling = false;
    }
    if (selection.place().isEmpty() && !getRoot().getChildren().isEmpty()) {
      selection.select(Optional.of(getRoot().getChildren().getFirst().getValue().row()));
    }
    follow();
  }

  private static boolean isSameShape(
      List<TreeItem<Line>> items, List<Place> places, Sitemap sitemap) {
    if (items.size() != places.size()) {
      return false;
    }
    for (int i = 0; i < places.size(); i++) {
      boolean same =
          items.get(i).getValue().row().place().equals(places.get(i))
              && items.get(i).getChildren().size() == children(Groups.at(sitemap, places.get(i)));
      if (!same) {
        return false;
      }
    }
    return true;
  }

  private static int children(PathGroup group) {
    return group.paths().size() > 1 ? group.paths().size() : 0;
  }

  private void refresh(Sitemap sitemap, TreeItem<Line> group) {
    group.setValue(line(sitemap, group.getValue().row()));
    for (TreeItem<Line> path : group.getChildren()) {
      path.setValue(line(sitemap, path.getValue().row()));
    }
  }

  private TreeItem<Line> item(Sitemap sitemap, Place place) {
    var item = new TreeItem<>(line(sitemap, Row.of(place)));
    for (int i = 0; i < children(Groups.at(sitemap, place)); i++) {
      item.getChildren().add(new TreeItem<>(line(sitemap, new Row(place, i))));
    }
    return item;
  }

  private Line line(Sitemap sitemap, Row row) {
    boolean isWhole = row.path() < 0;
    String pointer = row.place().pointer() + (isWhole ? "" : "/paths/" + row.path());
    List<Problem> problems = editor.examinedProperty().get().problems(pointer);
    PathGroup group = Groups.at(sitemap, row.place());
    double share =
        Groups.share(sitemap, row.place(), sitemap.activeAuth().isPresent())
            / (isWhole ? 1 : group.paths().size());
    return new Line(row, group, share, !problems.isEmpty());
  }

  /// Selects what the selection says.
  private void follow() {
    Optional<Row> wanted = selection.rowProperty().get();
    TreeItem<Line> selected = getSelectionModel().getSelectedItem();
    Optional<Row> now = Optional.ofNullable(selected).map(it -> it.getValue().row());
    if (now.equals(wanted)) {
      return;
    }
    isFilling = true;
    try {
      Optional<TreeItem<Line>> item = wanted.flatMap(this::find);
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

  private Optional<TreeItem<Line>> find(Row row) {
    Optional<TreeItem<Line>> group =
        getRoot().getChildren().stream()
            .filter(it -> it.getValue().row().place().equals(row.place()))
            .findFirst();
    if (row.path() < 0) {
      return group;
    }
    group.ifPresent(it -> it.setExpanded(true));
    return group.flatMap(it ->
        it.getChildren().stream().filter(path -> path.getValue().row().equals(row)).findFirst());
  }

  /// A cell with one text.
  private static final class TextCell extends LineCell {
    private final Function<Line, String> text;

    TextCell(String style, Function<Line, String> text) {
      this.text = text;
      if (!style.isEmpty()) {
        getStyleClass().add(style);
      }
    }

    @Override
    void show(Line line) {
      setText(text.apply(line));
    }
  }

  /// What all cells have in common.
  private abstract static class LineCell extends javafx.scene.control.TreeTableCell<Line, Line> {
    abstract void show(Line line);

    @Override
    protected void updateItem(Line line, boolean empty) {
      super.updateItem(line, empty);
      setText(null);
      setGraphic(null);
      if (!empty && line != null) {
        show(line);
      }
    }
  }

  /// The method as a badge, and the path or paths.
  private static final class PathCell extends LineCell {
    private final Label method = new Label();

    PathCell() {
      method.getStyleClass().add("method");
    }

    @Override
    void show(Line line) {
      setText(line.path());
      pseudoClassStateChanged(WRONG, line.isWrong);
      if (line.isGroup()) {
        method.setText(line.group.method().name());
        setGraphic(method);
      }
    }
  }

  private static final javafx.css.PseudoClass WRONG =
      javafx.css.PseudoClass.getPseudoClass("wrong");

  /// A lock for those who must log in.
  private final class LoginCell extends LineCell {
    private final FontIcon lock = new FontIcon(Feather.LOCK);

    LoginCell() {
      getStyleClass().add("centred");
      setAccessibleText("");
    }

    @Override
    void show(Line line) {
      boolean needs = line.row.place().needsLogin() && line.isGroup();
      setGraphic(needs ? lock : null);
      setAccessibleText(needs ? messages.get("sitemap.group.login") : "");
    }
  }
}

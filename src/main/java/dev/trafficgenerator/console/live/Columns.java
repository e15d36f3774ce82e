package dev.trafficgenerator.console.live;

import dev.trafficgenerator.console.live.LiveRows.Row;
import java.util.Comparator;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/// Adds columns to a table of rows whose figures change.
final class Columns<T> {
  private static final double TEXT_WIDTH_MIN = 72;
  private static final double NUMBER_WIDTH_MIN = 60;
  private static final double NUMBER_WIDTH = 76;
  private static final double NUMBER_WIDTH_MAX = 104;

  /// About, in a heading.
  private static final double LETTER_WIDTH = 7;

  private static final double HEADING_INSETS = 22;

  private final TableView<Row<T>> table;

  Columns(TableView<Row<T>> table, LiveRows<T> rows) {
    this.table = table;
    table.setItems(rows.shown());
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
    table.setSortPolicy(sorted -> {
      rows.sortBy(sorted.getComparator());
      return true;
    });
  }

  /// @param width to be preferred; the table shares the rest out
  TableColumn<Row<T>, T> text(String heading, double width, Function<T, String> text) {
    var column = column(heading, Comparator.comparing(text), text);
    column.setPrefWidth(width);
    column.setMinWidth(Math.min(width, TEXT_WIDTH_MIN));
    column.setCellFactory(_ -> new TextCell<>(text));
    return column;
  }

  /// A column of figures: to the right, and the greatest first when it is sorted.
  TableColumn<Row<T>, T> number(
      String heading, ToDoubleFunction<T> value, Function<T, String> text) {
    var column = column(heading, Comparator.comparingDouble(value), text);
    column.getStyleClass().add("number-column");
    double heads = heading.length() * LETTER_WIDTH + HEADING_INSETS;
    column.setMinWidth(Math.max(NUMBER_WIDTH_MIN, heads));
    column.setPrefWidth(Math.max(NUMBER_WIDTH, heads));
    column.setMaxWidth(NUMBER_WIDTH_MAX);
    column.setSortType(TableColumn.SortType.DESCENDING);
    return column;
  }

  private TableColumn<Row<T>, T> column(
      String heading, Comparator<T> order, Function<T, String> text) {
    var column = new TableColumn<Row<T>, T>(heading);
    column.setCellValueFactory(cell -> cell.getValue().figuresProperty());
    column.setCellFactory(_ -> new Cell<>(text));
    column.setComparator(order);
    table.getColumns().add(column);
    return column;
  }

  private static class Cell<T> extends TableCell<Row<T>, T> {
    private final Function<T, String> text;

    private Cell(Function<T, String> text) {
      this.text = text;
    }

    @Override
    protected void updateItem(@Nullable T figures, boolean empty) {
      super.updateItem(figures, empty);
      setText(empty || figures == null ? null : text.apply(figures));
    }
  }

  /// A text may be cut off; all of it is in the tooltip.
  private static final class TextCell<T> extends Cell<T> {
    private final Tooltip whole = new Tooltip();

    private TextCell(Function<T, String> text) {
      super(text);
      whole.textProperty().bind(textProperty());
    }

    @Override
    protected void updateItem(@Nullable T figures, boolean empty) {
      super.updateItem(figures, empty);
      setTooltip(empty ? null : whole);
    }
  }
}

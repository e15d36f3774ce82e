package dev.trafficgenerator.console.sitemap.form;

import dev.trafficgenerator.console.desk.Messages;
import dev.trafficgenerator.sitemap.Variable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/// The variables, with a value of each as it may be drawn.
final class VariableTable extends TableView<VariableTable.Line> {
  private static final int SHOWN_CHARS_MAX = 60;

  private final Messages messages;
  private final RandomGenerator random = RandomGenerator.getDefault();

  /// A row.
  ///
  /// @param sample a value as it may be drawn
  record Line(String name, Variable variable, String sample) {}

  VariableTable(Messages messages) {
    this.messages = messages;
    setId("variables");
    setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    getColumns().add(column("name", 120, Line::name));
    getColumns().add(column("values", 180, it -> summary(it.variable())));
    getColumns().add(column("sample", 110, Line::sample));
    var none = new Label(messages.get("sitemap.variables.none"));
    none.getStyleClass().add("caption");
    none.setWrapText(true);
    setPlaceholder(none);
    setMinHeight(120);
  }

  private TableColumn<Line, String> column(String key, double width, Function<Line, String> text) {
    var column = new TableColumn<Line, String>(messages.get("sitemap.variable." + key));
    column.setCellValueFactory(it -> new ReadOnlyObjectWrapper<>(text.apply(it.getValue())));
    column.setPrefWidth(width);
    column.setSortable(false);
    column.setReorderable(false);
    return column;
  }

  private static String summary(Variable variable) {
    String text =
        switch (variable) {
          case Variable.Choice(var all) ->
              String.join(", ", all.stream().map(Variable.Scalar::text).toList());
          case Variable.Range(long from, long to) -> from + " – " + to;
        };
    return text.length() <= SHOWN_CHARS_MAX ? text : text.substring(0, SHOWN_CHARS_MAX) + "…";
  }

  /// A value as a run may draw it; empty where the variable is wrong.
  private String sample(Variable variable) {
    return switch (variable) {
      case Variable.Choice(var all) ->
          all.isEmpty() ? "" : all.get(random.nextInt(all.size())).text();
      case Variable.Range(long from, long to) ->
          from > to || to == Long.MAX_VALUE ? "" : Long.toString(random.nextLong(from, to + 1));
    };
  }

  void show(Map<String, Variable> variables) {
    var old = new LinkedHashMap<String, Line>();
    getItems().forEach(it -> old.put(it.name(), it));
    getItems().setAll(variables.entrySet().stream().map(it -> line(it, old)).toList());
  }

  /// A sample stays as long as its variable does.
  private Line line(Map.Entry<String, Variable> variable, Map<String, Line> old) {
    Line before = old.get(variable.getKey());
    return before != null && before.variable().equals(variable.getValue())
        ? before
        : new Line(variable.getKey(), variable.getValue(), sample(variable.getValue()));
  }

  void select(String name) {
    getItems().stream()
        .filter(it -> it.name().equals(name))
        .findFirst()
        .ifPresent(getSelectionModel()::select);
  }

  /// Tells the name of a variable that has been selected.
  void onSelected(Consumer<String> told) {
    getSelectionModel()
        .selectedItemProperty()
        .addListener((_, _, line) -> {
          if (line != null) {
            told.accept(line.name());
          }
        });
  }
}

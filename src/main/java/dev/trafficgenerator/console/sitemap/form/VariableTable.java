package dev.trafficgenerator.console.sitemap.form;

import dev.trafficgenerator.console.desk.Messages;
import dev.trafficgenerator.console.sitemap.edit.VariableForm;
import dev.trafficgenerator.console.sitemap.edit.VariableKind;
import dev.trafficgenerator.sitemap.Alphabet;
import dev.trafficgenerator.sitemap.Variable;
import dev.trafficgenerator.value.Sample;
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

  private String summary(Variable variable) {
    String text =
        switch (variable) {
          case Variable.Choice(var all) ->
              String.join(", ", all.stream().map(Variable.Scalar::text).toList());
          case Variable.Range(long from, long to) -> from + " – " + to;
          case Variable.Uuid _ -> kind(variable);
          case Variable.Sequence(long start, long step, var end) ->
              start + ", " + (start + step) + " …" + (end.isPresent() ? " " + end.getAsLong() : "");
          case Variable.Timestamp(var format, _) -> format;
          case Variable.RandomString drawn ->
              VariableForm.lengthText(drawn)
                  + " × "
                  + Alphabet.of(drawn.characters())
                      .map(it -> messages.get("sitemap.variable.alphabet." + it.label()))
                      .orElse(drawn.characters());
          case Variable.Csv(var table) -> table.lines().findFirst().orElse("");
          case Variable.Faker(var expression, _) -> expression;
        };
    return text.length() <= SHOWN_CHARS_MAX ? text : text.substring(0, SHOWN_CHARS_MAX) + "…";
  }

  private String kind(Variable variable) {
    return messages.get("sitemap.variable." + VariableKind.of(variable).key());
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
        : new Line(variable.getKey(), variable.getValue(), Sample.of(variable.getValue(), random));
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

package dev.trafficgenerator.console.sitemap;

import dev.trafficgenerator.console.desk.Messages;
import dev.trafficgenerator.console.sitemap.edit.Lines;
import dev.trafficgenerator.console.sitemap.edit.SitemapEditor;
import dev.trafficgenerator.sitemap.Problem;
import dev.trafficgenerator.sitemap.Variable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The variables, with a value of each as it may be drawn, and the selected one as a form.
final class VariablesPane extends VBox {
  private static final int SHOWN_CHARS_MAX = 60;

  private final SitemapEditor editor;
  private final Messages messages;
  private final RandomGenerator random = RandomGenerator.getDefault();
  private final TableView<Line> table = new TableView<>();
  private final TextField nameInput = new TextField();
  private final ComboBox<Kind> kind = new ComboBox<>();
  private final TextArea valuesInput = new TextArea();
  private final TextField lowInput = new TextField();
  private final TextField highInput = new TextField();
  private final FieldBox name;
  private final FieldBox values;
  private final FieldBox low;
  private final FieldBox high;
  private final VBox form = new VBox(16);
  private String selected = "";
  private boolean isShowing;

  private enum Kind {
    LIST,
    RANGE
  }

  /// A row.
  ///
  /// @param sample a value as it may be drawn
  private record Line(String name, Variable variable, String sample) {}

  VariablesPane(SitemapEditor editor, Messages messages) {
    this.editor = editor;
    this.messages = messages;
    name = text("name", nameInput, this::nameTyped);
    values = text("values", valuesInput, it -> put(new Variable.Choice(Lines.values(it))));
    low = text("low", lowInput, _ -> rangeTyped());
    high = text("high", highInput, _ -> rangeTyped());
    layOut();
    kind.valueProperty().addListener((_, _, it) -> kindChosen(it));
    table
        .getSelectionModel()
        .selectedItemProperty()
        .addListener((_, _, line) -> {
          if (!isShowing && line != null) {
            select(line.name());
          }
        });
    editor.sitemapProperty().addListener(_ -> show());
    editor.examinedProperty().addListener(_ -> mark());
    show();
  }

  private FieldBox text(
      String key,
      javafx.scene.control.TextInputControl input,
      java.util.function.Consumer<String> onTyped) {
    return FieldBox.text(
        "variable-" + key, messages.get("sitemap.variable." + key), input, onTyped);
  }

  private void layOut() {
    table.setId("variables");
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    table.getColumns().add(column("name", 120, Line::name));
    table.getColumns().add(column("values", 180, it -> summary(it.variable())));
    table.getColumns().add(column("sample", 110, Line::sample));
    var none = new Label(messages.get("sitemap.variables.none"));
    none.getStyleClass().add("caption");
    none.setWrapText(true);
    table.setPlaceholder(none);
    table.setMinHeight(120);
    kind.getItems().setAll(Kind.values());
    kind.setConverter(
        Choices.named(it ->
            messages.get("sitemap.variable." + it.name().toLowerCase(java.util.Locale.ROOT))));
    valuesInput.setPrefRowCount(5);
    valuesInput.getStyleClass().add("code");
    var kindBox = new FieldBox("variable-kind", messages.get("sitemap.variable.kind"), kind);
    HBox.setHgrow(name, Priority.ALWAYS);
    form.getChildren().setAll(new HBox(8, name, kindBox), values, new HBox(8, low, high));
    var add = button("add", Feather.PLUS);
    add.setOnAction(_ -> add());
    var remove = button("remove", Feather.TRASH_2);
    remove.setOnAction(_ -> remove());
    VBox.setVgrow(table, Priority.ALWAYS);
    getStyleClass().add("form");
    getChildren().setAll(new HBox(4, add, remove), table, form);
  }

  private Button button(String key, Feather icon) {
    var button = new Button(null, new FontIcon(icon));
    button.setId("variable-" + key);
    button.getStyleClass().addAll("button-icon", "flat");
    button.setTooltip(new Tooltip(messages.get("sitemap.variable." + key)));
    button.setAccessibleText(messages.get("sitemap.variable." + key));
    return button;
  }

  private TableColumn<Line, String> column(
      String key, double width, java.util.function.Function<Line, String> text) {
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

  private Map<String, Variable> variables() {
    return editor.sitemapProperty().get().variables();
  }

  private Optional<Variable> variable() {
    return Optional.ofNullable(variables().get(selected));
  }

  private void write(String part, Map<String, Variable> changed) {
    editor.edit("/variables" + part, it -> it.with(changed));
  }

  private void put(Variable variable) {
    if (!isShowing && variables().containsKey(selected)) {
      var changed = new LinkedHashMap<>(variables());
      changed.put(selected, variable);
      write("/" + selected, changed);
    }
  }

  private void nameTyped(String typed) {
    String renamed = typed.strip();
    boolean isTaken = !renamed.equals(selected) && variables().containsKey(renamed);
    name.wrong(isTaken ? messages.get("sitemap.variable.taken") : "");
    if (isTaken || isShowing || variable().isEmpty()) {
      return;
    }
    var changed = new LinkedHashMap<String, Variable>();
    variables().forEach((each, it) -> changed.put(each.equals(selected) ? renamed : each, it));
    selected = renamed;
    write("/name", changed);
  }

  private void rangeTyped() {
    Optional<Long> from = whole(lowInput.getText());
    Optional<Long> to = whole(highInput.getText());
    low.wrong(from.isPresent() ? "" : messages.get("sitemap.field.whole"));
    high.wrong(to.isPresent() ? "" : messages.get("sitemap.field.whole"));
    if (from.isPresent() && to.isPresent()) {
      put(new Variable.Range(from.get(), to.get()));
    }
  }

  private static Optional<Long> whole(String text) {
    try {
      return Optional.of(Long.parseLong(text.strip()));
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  private void kindChosen(Kind chosen) {
    if (!isShowing) {
      put(
          switch (chosen) {
            case LIST -> new Variable.Choice(List.of(new Variable.Scalar("a", true)));
            case RANGE -> new Variable.Range(1, 100);
          });
    }
  }

  private void add() {
    int number = 1;
    while (variables().containsKey("name" + number)) {
      number++;
    }
    var changed = new LinkedHashMap<>(variables());
    changed.put("name" + number, new Variable.Range(1, 100));
    editor.closeStep();
    select("name" + number);
    write("/name" + number, changed);
  }

  private void remove() {
    var changed = new LinkedHashMap<>(variables());
    changed.remove(selected);
    editor.closeStep();
    write("", changed);
  }

  /// Shows a variable in the form.
  void select(String variable) {
    if (!variable.equals(selected)) {
      selected = variable;
      List.of(name, values, low, high).forEach(FieldBox::forget);
    }
    show();
  }

  private void show() {
    isShowing = true;
    try {
      var old = new LinkedHashMap<String, Line>();
      table.getItems().forEach(it -> old.put(it.name(), it));
      table.getItems().setAll(variables().entrySet().stream().map(it -> line(it, old)).toList());
      if (variable().isEmpty() && !table.getItems().isEmpty()) {
        selected = table.getItems().getFirst().name();
      }
      table.getItems().stream()
          .filter(it -> it.name().equals(selected))
          .findFirst()
          .ifPresent(table.getSelectionModel()::select);
      variable().ifPresent(this::show);
      form.setVisible(variable().isPresent());
      form.setManaged(variable().isPresent());
    } finally {
      isShowing = false;
    }
    mark();
  }

  /// A sample stays as long as its variable does.
  private Line line(Map.Entry<String, Variable> variable, Map<String, Line> old) {
    Line before = old.get(variable.getKey());
    return before != null && before.variable().equals(variable.getValue())
        ? before
        : new Line(variable.getKey(), variable.getValue(), sample(variable.getValue()));
  }

  private void show(Variable variable) {
    name.show(selected, nameInput.getText().strip().equals(selected));
    boolean isRange = variable instanceof Variable.Range;
    kind.setValue(isRange ? Kind.RANGE : Kind.LIST);
    values.setVisible(!isRange);
    values.setManaged(!isRange);
    low.getParent().setVisible(isRange);
    low.getParent().setManaged(isRange);
    switch (variable) {
      case Variable.Choice(var all) ->
          values.show(Lines.valueText(all), Lines.values(valuesInput.getText()).equals(all));
      case Variable.Range(long from, long to) -> {
        low.show(Long.toString(from), whole(lowInput.getText()).equals(Optional.of(from)));
        high.show(Long.toString(to), whole(highInput.getText()).equals(Optional.of(to)));
      }
    }
  }

  private void mark() {
    SitemapEditor.Examined examined = editor.examinedProperty().get();
    String at = Problem.below("/variables", selected);
    List<Problem> found = examined.problems(at);
    String base = examined.base() + at;
    List<Problem> own = found.stream().filter(it -> it.pointer().equals(base)).toList();
    List<Problem> inside = found.stream().filter(it -> !it.pointer().equals(base)).toList();
    name.problems(base, own);
    // What is said of a pair is said once.
    values.problems(base + "/value", inside);
    low.problems(base + "/value", inside);
  }
}

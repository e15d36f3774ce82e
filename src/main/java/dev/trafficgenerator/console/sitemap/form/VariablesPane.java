package dev.trafficgenerator.console.sitemap.form;

import dev.trafficgenerator.console.desk.Messages;
import dev.trafficgenerator.console.sitemap.edit.SitemapEditor;
import dev.trafficgenerator.console.sitemap.edit.VariableKind;
import dev.trafficgenerator.console.view.Shown;
import dev.trafficgenerator.sitemap.Problem;
import dev.trafficgenerator.sitemap.Variable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The variables in their table, and the selected one as a form.
public final class VariablesPane extends VBox {
  private final SitemapEditor editor;
  private final Messages messages;
  private final VariableTable table;
  private final TextField nameInput = new TextField();
  private final ComboBox<VariableKind> kind = new ComboBox<>();
  private final FieldBox name;
  private final VariableFields fields;
  private final VBox form = new VBox(16);
  private String selected = "";
  private boolean isShowing;

  public VariablesPane(SitemapEditor editor, Messages messages) {
    this.editor = editor;
    this.messages = messages;
    table = new VariableTable(messages);
    name =
        FieldBox.text(
            "variable-name", messages.get("sitemap.variable.name"), nameInput, this::nameTyped);
    fields = new VariableFields(messages, this::put);
    layOut();
    kind.valueProperty().addListener((_, _, it) -> kindChosen(it));
    table.onSelected(chosen -> {
      if (!isShowing) {
        select(chosen);
      }
    });
    editor.sitemapProperty().addListener(_ -> show());
    editor.examinedProperty().addListener(_ -> mark());
    show();
  }

  private void layOut() {
    kind.getItems().setAll(VariableKind.values());
    kind.setConverter(Choices.named(it -> messages.get("sitemap.variable." + it.key())));
    var kindBox = new FieldBox("variable-kind", messages.get("sitemap.variable.kind"), kind);
    HBox.setHgrow(name, Priority.ALWAYS);
    form.getChildren().setAll(new HBox(8, name, kindBox), fields);
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

  private void kindChosen(VariableKind chosen) {
    if (!isShowing) {
      fields.forget();
      put(chosen.first());
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
  public void select(String variable) {
    if (!variable.equals(selected)) {
      selected = variable;
      name.forget();
      fields.forget();
    }
    show();
  }

  private void show() {
    isShowing = true;
    try {
      table.show(variables());
      if (variable().isEmpty()) {
        selected = variables().keySet().stream().findFirst().orElse(selected);
      }
      table.select(selected);
      variable().ifPresent(this::show);
      Shown.onlyIf(form, variable().isPresent());
    } finally {
      isShowing = false;
    }
    mark();
  }

  private void show(Variable variable) {
    name.show(selected, nameInput.getText().strip().equals(selected));
    kind.setValue(VariableKind.of(variable));
    fields.show(variable);
  }

  private void mark() {
    SitemapEditor.Examined examined = editor.examinedProperty().get();
    String at = Problem.below("/variables", selected);
    List<Problem> found = examined.problems(at);
    String base = examined.base() + at;
    List<Problem> own = found.stream().filter(it -> it.pointer().equals(base)).toList();
    List<Problem> inside = found.stream().filter(it -> !it.pointer().equals(base)).toList();
    name.problems(base, own);
    fields.problems(base, inside);
  }
}

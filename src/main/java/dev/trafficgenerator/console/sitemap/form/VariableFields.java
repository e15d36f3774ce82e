package dev.trafficgenerator.console.sitemap.form;

import dev.trafficgenerator.console.desk.Messages;
import dev.trafficgenerator.console.sitemap.edit.VariableForm;
import dev.trafficgenerator.console.sitemap.edit.VariableKind;
import dev.trafficgenerator.console.view.Shown;
import dev.trafficgenerator.sitemap.Alphabet;
import dev.trafficgenerator.sitemap.Problem;
import dev.trafficgenerator.sitemap.Variable;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// What a variable is made of, as fields; those of its kind are shown.
final class VariableFields extends VBox {
  private static final int LINES = 5;

  private final Messages messages;
  private final Consumer<Variable> onTyped;
  private final Map<String, TextInputControl> inputs = new LinkedHashMap<>();
  private final Map<String, FieldBox> boxes = new LinkedHashMap<>();
  private final Map<VariableKind, Node> rows = new LinkedHashMap<>();
  private final ComboBox<Optional<Alphabet>> alphabet = new ComboBox<>();
  private VariableKind kind = VariableKind.LIST;
  private boolean isShowing;

  /// @param onTyped is told what the variable is after each change that a person makes
  VariableFields(Messages messages, Consumer<Variable> onTyped) {
    super(4);
    this.messages = messages;
    this.onTyped = onTyped;
    for (VariableKind each : VariableKind.values()) {
      var row = new VBox(4, fields(each));
      String help = messages.get("sitemap.variable." + each.key() + ".help");
      var line = new Label(help);
      line.getStyleClass().add("caption");
      line.setWrapText(true);
      row.getChildren().add(line);
      rows.put(each, row);
    }
    getChildren().setAll(rows.values());
  }

  private HBox fields(VariableKind of) {
    var row = new HBox(8);
    if (of == VariableKind.RANDOM_STRING) {
      layOutAlphabet();
    }
    for (String field : of.fields()) {
      FieldBox box = box(field);
      HBox.setHgrow(box, Priority.ALWAYS);
      row.getChildren().add(box);
      if (field.equals("length")) {
        row.getChildren().add(new FieldBox("variable-alphabet", caption("alphabet"), alphabet));
      }
    }
    return row;
  }

  private String caption(String field) {
    return messages.get("sitemap.variable." + field);
  }

  private FieldBox box(String field) {
    TextInputControl input = VariableKind.hasLines(field) ? area() : new TextField();
    FieldBox box = FieldBox.text("variable-" + field, caption(field), input, _ -> typed());
    inputs.put(field, input);
    boxes.put(field, box);
    return box;
  }

  private static TextArea area() {
    TextArea area = FieldBox.area(LINES);
    area.setPrefColumnCount(1);
    return area;
  }

  private void layOutAlphabet() {
    for (Alphabet each : Alphabet.values()) {
      alphabet.getItems().add(Optional.of(each));
    }
    alphabet.getItems().add(Optional.empty());
    alphabet.setConverter(
        Choices.named(it -> caption("alphabet." + it.map(Alphabet::label).orElse("own"))));
    alphabet
        .valueProperty()
        .addListener((_, _, it) -> {
          if (!isShowing && it != null) {
            it.ifPresent(named -> input("characters").setText(named.characters()));
          }
        });
  }

  private TextInputControl input(String field) {
    return Objects.requireNonNull(inputs.get(field), field);
  }

  private VariableForm.Read read() {
    Map<String, String> texts = new HashMap<>();
    kind.fields().forEach(it -> texts.put(it, input(it).getText()));
    return VariableForm.read(kind, texts);
  }

  private void typed() {
    if (isShowing) {
      return;
    }
    VariableForm.Read read = read();
    for (String field : kind.fields()) {
      String wrong = read.wrong().getOrDefault(field, "");
      boxOf(field).wrong(wrong.isEmpty() ? "" : messages.get(wrong));
    }
    read.variable().ifPresent(onTyped);
  }

  private FieldBox boxOf(String field) {
    return Objects.requireNonNull(boxes.get(field), field);
  }

  /// Shows something else from now on.
  void forget() {
    boxes.values().forEach(FieldBox::forget);
  }

  /// Shows what the model says; what a person is typing stays where it means the same.
  void show(Variable variable) {
    kind = VariableKind.of(variable);
    isShowing = true;
    try {
      boolean isSame = read().variable().equals(Optional.of(variable));
      VariableForm.texts(variable).forEach((field, text) -> boxOf(field).show(text, isSame));
      if (variable instanceof Variable.RandomString drawn) {
        alphabet.setValue(Alphabet.of(drawn.characters()));
      }
      rows.forEach((each, row) -> Shown.onlyIf(row, each == kind));
    } finally {
      isShowing = false;
    }
  }

  /// What was found wrong with the variable.
  ///
  /// @param at a JSON Pointer to the variable
  void problems(String at, List<Problem> found) {
    for (String field : kind.fields()) {
      String pointer = at + "/" + keyOf(field);
      // What is said of a pair is said once.
      boolean isSecond = field.equals("high");
      boxOf(field)
          .problems(
              pointer,
              isSecond
                  ? List.of()
                  : found.stream()
                      .filter(it -> (it.pointer() + "/").startsWith(pointer + "/"))
                      .toList());
    }
  }

  /// The variable's key in JSON that a field shows.
  private static String keyOf(String field) {
    return switch (field) {
      case "values", "low", "high", "table", "expression" -> "value";
      default -> field;
    };
  }
}

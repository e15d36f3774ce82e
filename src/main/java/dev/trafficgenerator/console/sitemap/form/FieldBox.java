package dev.trafficgenerator.console.sitemap.form;

import dev.trafficgenerator.sitemap.Problem;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.VBox;

/// A field with its caption above and what is wrong with it below.
public final class FieldBox extends VBox {
  private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");

  private final Control control;
  private final Label error = new Label();
  private String own = "";
  private List<Problem> problems = List.of();
  private String pointer = "";
  private String shown = "";
  private String model = "\0";

  /// @param id the control's, for tests and for style
  public FieldBox(String id, String caption, Control control) {
    this.control = control;
    control.setId(id);
    control.setAccessibleText(caption);
    var label = new Label(caption);
    label.setLabelFor(control);
    label.getStyleClass().add("caption");
    error.getStyleClass().addAll("caption", "problem");
    error.setId(id + "-problem");
    error.setWrapText(true);
    getStyleClass().add("field-box");
    getChildren().addAll(label, control, error);
    tell();
  }

  /// A control for lines of code.
  public static TextArea area(int rows) {
    var area = new TextArea();
    area.setPrefRowCount(rows);
    area.getStyleClass().add("code");
    return area;
  }

  /// A field for text.
  ///
  /// @param onTyped is told of each change that a person makes
  public static FieldBox text(
      String id, String caption, TextInputControl input, Consumer<String> onTyped) {
    var box = new FieldBox(id, caption, input);
    input
        .textProperty()
        .addListener((_, _, text) -> {
          if (!text.equals(box.shown)) {
            box.shown = text;
            onTyped.accept(text);
          }
        });
    return box;
  }

  /// Shows what the model says. What a person is typing stays as it is where it means the same, or
  /// where it can't be read yet and nothing else has changed.
  ///
  /// @param isSame whether what stands in the field means what `text` means
  public void show(String text, boolean isSame) {
    boolean isNew = !text.equals(model);
    model = text;
    if (!own.isBlank() && !isNew) {
      return;
    }
    if (!isSame && control instanceof TextInputControl input && !input.getText().equals(text)) {
      shown = text;
      input.setText(text);
    }
    wrong("");
  }

  /// Shows something else from now on.
  public void forget() {
    model = "\0";
    wrong("");
  }

  public void show(String text) {
    show(text, false);
  }

  /// What can't even be read; blank = nothing.
  public void wrong(String message) {
    own = message;
    tell();
  }

  /// Whether what stands in the field can't be read.
  public boolean isWrong() {
    return !own.isBlank();
  }

  /// What the check found at `at` and below.
  ///
  /// @param at a JSON Pointer into the text
  public void problems(String at, List<Problem> found) {
    pointer = at;
    problems = found;
    tell();
  }

  private void tell() {
    String text = own.isBlank() && !problems.isEmpty() ? said(problems.getFirst()) : own;
    error.setText(text);
    error.setVisible(!text.isBlank());
    error.setManaged(!text.isBlank());
    control.pseudoClassStateChanged(DANGER, !text.isBlank());
  }

  /// With what the problem is about where it is one of many in the field.
  private String said(Problem problem) {
    String inside =
        problem.pointer().length() > pointer.length()
            ? problem.pointer().substring(pointer.length() + 1)
            : "";
    String what =
        inside.matches("[0-9]{1,9}")
            ? Integer.toString(Integer.parseInt(inside) + 1)
            : inside.replace("~1", "/").replace("~0", "~");
    return what.isEmpty() ? problem.message() : what + ": " + problem.message();
  }
}

package dev.trafficgenerator.console.live;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// A knob: its name, a field, and a slider below.
public final class KnobView extends VBox {
  private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");
  private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");
  private static final double KEY_STEP = 0.02;

  private final Label caption = new Label();
  private final TextField field = new TextField();
  private final Slider slider = new Slider(0, 1, 0);
  private final Tooltip tip = new Tooltip();

  public KnobView() {
    getStyleClass().add("knob");
    caption.getStyleClass().add("caption");
    caption.setLabelFor(field);
    field.getStyleClass().add("knob-field");
    slider.setBlockIncrement(KEY_STEP);
    HBox.setHgrow(caption, Priority.ALWAYS);
    caption.setMaxWidth(Double.MAX_VALUE);
    var line = new HBox(caption, field);
    line.getStyleClass().add("knob-line");
    getChildren().addAll(line, slider);
    Tooltip.install(this, tip);
  }

  public String getCaption() {
    return caption.getText();
  }

  public void setCaption(String text) {
    caption.setText(text);
    field.setAccessibleText(text);
    slider.setAccessibleText(text);
  }

  public String getTip() {
    return tip.getText();
  }

  public void setTip(String text) {
    tip.setText(text);
  }

  void bind(Knob knob, String id) {
    field.setId(id);
    slider.setId(id + "-slider");
    field.textProperty().bindBidirectional(knob.textProperty());
    slider.valueProperty().bindBidirectional(knob.positionProperty());
    knob.changedProperty()
        .addListener((_, _, changed) -> pseudoClassStateChanged(CHANGED, changed));
    knob.wrongProperty().addListener((_, _, wrong) -> field.pseudoClassStateChanged(DANGER, wrong));
  }
}

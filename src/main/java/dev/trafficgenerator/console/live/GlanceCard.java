package dev.trafficgenerator.console.live;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// A card with one figure that is read from afar, what it is above it, and more below.
public final class GlanceCard extends VBox {
  private static final PseudoClass LOOK = PseudoClass.getPseudoClass("look");
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

  private final Label caption = new Label();
  private final Label figure = new Label();
  private final Label unit = new Label();
  private final Label detail = new Label();
  private final Tooltip tip = new Tooltip();

  public GlanceCard() {
    getStyleClass().addAll("card", "glance-card");
    caption.getStyleClass().add("caption");
    figure.getStyleClass().add("figure");
    unit.getStyleClass().add("unit");
    detail.getStyleClass().add("caption");
    var line = new HBox(figure, unit);
    line.getStyleClass().add("figure-line");
    figure.setMinWidth(USE_PREF_SIZE);
    getChildren().addAll(caption, line, detail);
    setFocusTraversable(false);
  }

  public String getCaption() {
    return caption.getText();
  }

  public void setCaption(String text) {
    caption.setText(text);
  }

  public String getTip() {
    return tip.getText();
  }

  public void setTip(String text) {
    tip.setText(text);
    Tooltip.install(this, tip);
  }

  void show(Glance.Card card) {
    figure.setText(card.figure());
    unit.setText(card.unit());
    detail.setText(card.detail());
    pseudoClassStateChanged(LOOK, card.tone() == Glance.Tone.LOOK);
    pseudoClassStateChanged(WRONG, card.tone() == Glance.Tone.WRONG);
    setAccessibleText(
        caption.getText() + ": " + card.figure() + " " + card.unit() + ", " + card.detail());
  }
}

package dev.trafficgenerator.console.live;

import java.util.OptionalDouble;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// One value that can be changed while a run goes on: a slider and a field beside it, which move
/// together. It knows what is in force, and whether it stands elsewhere.
final class Knob {
  private final StringProperty text = new SimpleStringProperty("");
  private final DoubleProperty position = new SimpleDoubleProperty();
  private final ReadOnlyBooleanWrapper changed = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper wrong = new ReadOnlyBooleanWrapper();
  private final KnobScale least;
  private KnobScale scale;
  private double inForce;
  private boolean isMoving;

  Knob(KnobScale scale, double value) {
    this.least = scale;
    this.scale = scale;
    inForce = value;
    revert();
    text.addListener((_, _, _) -> typed());
    position.addListener((_, _, to) -> slid(to.doubleValue()));
  }

  /// Another value is in force now. A knob that was not touched goes there.
  void inForce(double value) {
    boolean touched = changed.get();
    inForce = value;
    if (touched) {
      judge();
    } else {
      revert();
    }
  }

  /// Back to what is in force.
  void revert() {
    scale = least.around(inForce);
    isMoving = true;
    text.set(scale.text(inForce));
    position.set(scale.position(inForce));
    isMoving = false;
    judge();
  }

  private void slid(double to) {
    if (!isMoving) {
      isMoving = true;
      text.set(scale.text(scale.value(to)));
      isMoving = false;
      judge();
    }
  }

  private void typed() {
    if (!isMoving) {
      isMoving = true;
      scale.parse(text.get()).ifPresent(value -> position.set(scale.position(value)));
      isMoving = false;
      judge();
    }
  }

  private void judge() {
    OptionalDouble value = scale.parse(text.get());
    wrong.set(value.isEmpty());
    changed.set(value.isEmpty() || Double.compare(value.getAsDouble(), inForce) != 0);
  }

  /// NaN = not set; what is in force where that can't be read.
  double value() {
    return scale.parse(text.get()).orElse(inForce);
  }

  /// The field.
  StringProperty textProperty() {
    return text;
  }

  /// The slider, 0 to 1.
  DoubleProperty positionProperty() {
    return position;
  }

  /// Whether it stands elsewhere than what is in force.
  ReadOnlyBooleanProperty changedProperty() {
    return changed.getReadOnlyProperty();
  }

  /// Whether what is typed can't be.
  ReadOnlyBooleanProperty wrongProperty() {
    return wrong.getReadOnlyProperty();
  }
}

package dev.trafficgenerator.console.view;

import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.collections.ListChangeListener;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.input.MouseEvent;

/// The divider between two sides. One side keeps its size while the window changes, as far as there
/// is room; where a person drags the divider to is remembered. The split has its orientation when
/// it is looked after first.
public final class KeptDivider {
  private final SplitPane split;
  private final Side side;
  private final Function<String, Optional<String>> remembered;
  private final BiConsumer<String, String> remember;
  private final ReadOnlyDoubleProperty whole;
  private boolean isDue;

  /// The side that keeps its size. All sizes are in pixels.
  ///
  /// @param preference under which the size is remembered
  /// @param isFirst whether it is the left or upper one
  /// @param wish the size while nobody has dragged, of the whole
  /// @param least what it needs
  /// @param otherLeast what the other side needs, which goes second
  public record Side(
      String preference,
      boolean isFirst,
      DoubleUnaryOperator wish,
      double least,
      double otherLeast) {

    double size(Optional<Double> remembered, double whole) {
      double wanted = remembered.orElseGet(() -> wish.applyAsDouble(whole));
      return Math.clamp(wanted, least, Math.max(least, whole - otherLeast));
    }

    /// Between 0 and 1.
    double position(double size, double whole) {
      return (isFirst ? size : whole - size) / whole;
    }

    double sizeAt(double position, double whole) {
      return isFirst ? position * whole : (1 - position) * whole;
    }
  }

  private KeptDivider(
      SplitPane split,
      Side side,
      Function<String, Optional<String>> remembered,
      BiConsumer<String, String> remember) {
    this.split = split;
    this.side = side;
    this.remembered = remembered;
    this.remember = remember;
    whole =
        split.getOrientation() == Orientation.VERTICAL
            ? split.heightProperty()
            : split.widthProperty();
  }

  /// Looks after the divider of `split` from now on, whenever it has one.
  ///
  /// @param remembered what was kept by a name
  /// @param remember keeps a value by a name
  public static void keep(
      SplitPane split,
      Side side,
      Function<String, Optional<String>> remembered,
      BiConsumer<String, String> remember) {
    var divider = new KeptDivider(split, side, remembered, remember);
    divider.whole.addListener((_, _, _) -> divider.placeSoon());
    split.getItems().addListener((ListChangeListener<Node>) _ -> divider.placeSoon());
    split.addEventFilter(MouseEvent.MOUSE_RELEASED, divider::released);
    divider.placeSoon();
  }

  /// After the layout, which moves dividers in a way of its own when the size changes.
  private void placeSoon() {
    if (!isDue) {
      isDue = true;
      Platform.runLater(this::place);
    }
  }

  private void place() {
    isDue = false;
    double size = whole.get();
    if (size > 0 && split.getItems().size() > 1) {
      split.setDividerPositions(side.position(side.size(remembered(), size), size));
    }
  }

  private Optional<Double> remembered() {
    return remembered
        .apply(side.preference)
        .filter(it -> it.matches("[0-9]{1,5}"))
        .map(Double::valueOf);
  }

  private void released(MouseEvent event) {
    boolean isDivider =
        event.getTarget() instanceof Node node
            && split.equals(node.getParent())
            && node.getStyleClass().contains("split-pane-divider");
    if (isDivider && whole.get() > 0) {
      double size = side.sizeAt(split.getDividerPositions()[0], whole.get());
      remember.accept(side.preference, Long.toString(Math.round(size)));
    }
  }
}

package dev.trafficgenerator.console.view;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/// Whether a node is there: seen, and given room. For the FX thread.
public final class Shown {
  private Shown() {}

  /// Shows a node or takes it away.
  public static void onlyIf(Node node, boolean isShown) {
    node.setVisible(isShown);
    node.setManaged(isShown);
  }

  /// Shows a node while `when` says so, from now on.
  public static void onlyWhile(Node node, ObservableValue<Boolean> when) {
    node.visibleProperty().bind(when);
    node.managedProperty().bind(node.visibleProperty());
  }
}

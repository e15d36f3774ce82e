package dev.trafficgenerator.console.live;

import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.layout.Pane;

/// Holds a table and makes it as high as there is room for whole rows: none is cut by the edge.
public final class WholeRows extends Pane {
  private static final double ROOM_MIN = 100;

  @Override
  protected void layoutChildren() {
    for (Node child : getChildren()) {
      child.resizeRelocate(0, 0, getWidth(), child instanceof TableView<?> it ? height(it) : 0);
    }
  }

  private double height(TableView<?> table) {
    double row = table.getFixedCellSize();
    Node header = table.lookup(".column-header-background");
    if (row <= 0 || header == null) {
      return getHeight();
    }
    double frame = header.getLayoutBounds().getHeight() + snappedTopInset() + 2;
    return frame + Math.floor(Math.max(0, getHeight() - frame) / row) * row;
  }

  @Override
  protected double computeMinHeight(double width) {
    return ROOM_MIN;
  }

  @Override
  protected double computePrefHeight(double width) {
    return ROOM_MIN;
  }

  @Override
  protected double computePrefWidth(double height) {
    return 0;
  }
}

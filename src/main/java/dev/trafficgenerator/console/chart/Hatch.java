package dev.trafficgenerator.console.chart;

import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;

/// A pattern of slanting lines, for what is not there.
final class Hatch {
  static final int SIZE = 6;

  private static final double GROUND = 0.25;
  private static final int LINE = 2;

  private Hatch() {}

  static Image of(Color ink) {
    var image = new WritableImage(SIZE, SIZE);
    Color ground = ink.deriveColor(0, 1, 1, GROUND);
    for (int y = 0; y < SIZE; y++) {
      for (int x = 0; x < SIZE; x++) {
        image.getPixelWriter().setColor(x, y, (x + y) % SIZE < LINE ? ink : ground);
      }
    }
    return image;
  }
}

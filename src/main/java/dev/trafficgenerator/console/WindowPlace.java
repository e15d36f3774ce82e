package dev.trafficgenerator.console;

import dev.trafficgenerator.console.desk.Preferences;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.stage.Screen;
import javafx.stage.Stage;

/// Where the window stood and how large it was, to be there again the next time.
record WindowPlace(double x, double y, double width, double height, boolean isMaximized) {
  private static final String PREFERENCE = "window";
  private static final String NUMBER = "(-?[0-9]{1,6})";
  private static final Pattern TEXT =
      Pattern.compile(NUMBER + " " + NUMBER + " " + NUMBER + " " + NUMBER + "( maximized)?");

  /// Of a window's top, so much must be on a screen for it to be taken hold of.
  private static final double GRIP_WIDTH = 100;

  private static final double GRIP_HEIGHT = 32;

  static Optional<WindowPlace> parse(String text) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new WindowPlace(
            Double.parseDouble(parts.group(1)),
            Double.parseDouble(parts.group(2)),
            Double.parseDouble(parts.group(3)),
            Double.parseDouble(parts.group(4)),
            parts.group(5) != null));
  }

  /// As [#parse] reads it: `100 50 1280 860 maximized`.
  String text() {
    return Math.round(x)
        + " "
        + Math.round(y)
        + " "
        + Math.round(width)
        + " "
        + Math.round(height)
        + (isMaximized ? " maximized" : "");
  }

  /// Puts the window where it was; not where no screen is any more.
  static void restore(Stage stage, Preferences preferences) {
    parse(preferences.get(PREFERENCE, "")).ifPresent(place -> place.give(stage));
  }

  private void give(Stage stage) {
    stage.setWidth(Math.max(stage.getMinWidth(), width));
    stage.setHeight(Math.max(stage.getMinHeight(), height));
    double middle = x + (width - GRIP_WIDTH) / 2;
    if (!Screen.getScreensForRectangle(middle, y, GRIP_WIDTH, GRIP_HEIGHT).isEmpty()) {
      stage.setX(x);
      stage.setY(y);
    }
    stage.setMaximized(isMaximized);
  }

  /// Remembers where the window is. Of one that fills the screen, where it was before.
  static void keep(Stage stage, Preferences preferences) {
    Optional<WindowPlace> before = parse(preferences.get(PREFERENCE, ""));
    boolean fills = stage.isMaximized() || stage.isFullScreen();
    var now =
        new WindowPlace(
            stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), stage.isMaximized());
    WindowPlace kept = fills && before.isPresent() ? before.get().filling(now.isMaximized) : now;
    preferences.put(PREFERENCE, kept.text());
  }

  private WindowPlace filling(boolean maximized) {
    return new WindowPlace(x, y, width, height, maximized);
  }
}

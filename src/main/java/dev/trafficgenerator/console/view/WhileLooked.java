package dev.trafficgenerator.console.view;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Window;
import javafx.util.Duration;

/// A clock that goes only while a node is looked at: what nobody sees costs nothing. For the FX
/// thread.
public final class WhileLooked {
  private WhileLooked() {}

  /// Does `task` each time that `node` comes to be in a window that is shown, and every `step` as
  /// long as it is.
  public static void every(Duration step, Node node, Runnable task) {
    var clock = new Timeline(new KeyFrame(step, _ -> task.run()));
    clock.setCycleCount(Animation.INDEFINITE);
    node.sceneProperty()
        .flatMap(Scene::windowProperty)
        .flatMap(Window::showingProperty)
        .orElse(false)
        .addListener((_, _, looked) -> {
          if (looked) {
            task.run();
            clock.play();
          } else {
            clock.stop();
          }
        });
  }
}

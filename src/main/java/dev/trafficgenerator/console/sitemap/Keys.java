package dev.trafficgenerator.console.sitemap;

import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// The screen's keys, wherever in the window the focus is, for as long as the screen is shown.
/// Before the fields: there is one history, and theirs is none.
final class Keys {
  private final SitemapController controller;
  private final EventHandler<KeyEvent> handler = this::pressed;

  Keys(SitemapController controller) {
    this.controller = controller;
  }

  void listenOn(Node screen) {
    screen
        .sceneProperty()
        .addListener((_, before, now) -> {
          if (before != null) {
            before.removeEventFilter(KeyEvent.KEY_PRESSED, handler);
          }
          if (now != null) {
            now.addEventFilter(KeyEvent.KEY_PRESSED, handler);
          }
        });
  }

  private void pressed(KeyEvent event) {
    if (isDone(event)) {
      event.consume();
    }
  }

  private boolean isDone(KeyEvent event) {
    if (event.getCode() == KeyCode.F8) {
      controller.nextProblem();
      return true;
    }
    if (event.getCode() == KeyCode.ESCAPE) {
      controller.hideDrawer();
      return false;
    }
    return event.isShortcutDown()
        && !event.isAltDown()
        && isDone(event.getCode(), event.isShiftDown());
  }

  private boolean isDone(KeyCode code, boolean isShift) {
    Runnable action =
        switch (code) {
          case Z -> isShift ? controller::redo : controller::undo;
          case Y -> controller::redo;
          case O -> controller::open;
          case S -> isShift ? controller::saveAs : controller::save;
          case N -> controller::startNew;
          case ENTER -> controller::sendOnce;
          case L -> controller::tryLogin;
          case P -> controller::preview;
          default -> null;
        };
    if (action != null) {
      action.run();
    }
    return action != null;
  }
}

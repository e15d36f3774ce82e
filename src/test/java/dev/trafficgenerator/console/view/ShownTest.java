package dev.trafficgenerator.console.view;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;

class ShownTest {
  private final Node node = new Region();

  private void assertShown(boolean isShown) {
    assertThat(node.isVisible()).isEqualTo(isShown);
    assertThat(node.isManaged()).isEqualTo(isShown);
  }

  @Test
  void whatIsNotShownHasNoRoom() {
    Shown.onlyIf(node, false);
    assertShown(false);

    Shown.onlyIf(node, true);
    assertShown(true);
  }

  @Test
  void itFollowsWhatSaysSo() {
    var says = new SimpleBooleanProperty(false);
    Shown.onlyWhile(node, says);
    assertShown(false);

    says.set(true);
    assertShown(true);
  }
}

package dev.trafficgenerator.console.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NavigationTest {
  private final Navigation navigation = new Navigation();
  private final List<String> shown = new ArrayList<>();

  @Test
  void aPlaceOnAScreenIsToldToThatScreen() {
    navigation.onPointer("load", shown::add);
    navigation.onPointer("sitemap", _ -> shown.add("not here"));

    navigation.show("load", "/config/Rate Limit");
    navigation.show("load", "/config/Rate Limit");

    assertThat(navigation.screenProperty().get()).isEqualTo("load");
    assertThat(shown).containsExactly("/config/Rate Limit", "/config/Rate Limit");
  }

  @Test
  void aScreenThatIsMadeWhenItIsFirstShownIsTold() {
    navigation
        .screenProperty()
        .addListener((_, _, screen) -> navigation.onPointer(screen, shown::add));

    navigation.show("load", "/config/Rate Limit");

    assertThat(shown).containsExactly("/config/Rate Limit");
  }

  @Test
  void aScreenThatKnowsNoPlacesIsShown() {
    navigation.show("log", "/config/Rate Limit");

    assertThat(navigation.screenProperty().get()).isEqualTo("log");
  }
}

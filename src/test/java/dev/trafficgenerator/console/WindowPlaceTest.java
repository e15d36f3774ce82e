package dev.trafficgenerator.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowPlaceTest {

  @Test
  void aPlaceIsReadAsItIsWritten() {
    var place = new WindowPlace(-1200, 50, 1280, 860, true);

    assertThat(place.text()).isEqualTo("-1200 50 1280 860 maximized");
    assertThat(WindowPlace.parse(place.text())).hasValue(place);
    assertThat(WindowPlace.parse("0 0 1280 860")).hasValue(new WindowPlace(0, 0, 1280, 860, false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1 2 3", "0 0 NaN 5", "0 0 1280 860 wide", "0 0 99999999 5"})
  void whatIsNoPlaceIsPassedOver(String text) {
    assertThat(WindowPlace.parse(text)).isEmpty();
  }
}

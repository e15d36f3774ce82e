package dev.trafficgenerator.console.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnobTest {
  private static final KnobScale USERS = new KnobScale(1, 100, 100_000, 0, true, "");
  private static final KnobScale RATE = new KnobScale(0.1, 1_000, 1_000_000, 0, false, "off");
  private static final KnobScale THINK = new KnobScale(0, 10, 3_600, 0.05, false, "");

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.1, 0.5, 1, 7.5, 10})
  void aValueIsFoundAtItsPlace(double value) {
    assertThat(THINK.value(THINK.position(value))).isCloseTo(value, within(1e-9));
  }

  @Test
  void theSlidersWayGoesByFactors() {
    assertThat(USERS.value(0)).isEqualTo(1);
    assertThat(USERS.value(0.5)).isEqualTo(10);
    assertThat(USERS.value(1)).isEqualTo(100);
    assertThat(USERS.value(0.913)).isEqualTo(67);
  }

  @Test
  void theVeryLeftMeansNotSet() {
    assertThat(RATE.value(0)).isNaN();
    assertThat(RATE.text(RATE.value(0))).isEqualTo("off");
    assertThat(RATE.position(Double.NaN)).isZero();
    assertThat(RATE.value(0.02)).isEqualTo(0.1);
  }

  @Test
  void aSliderReachesTenfoldWhatIsInForceButNoFurtherThanAllowed() {
    assertThat(USERS.around(250).max()).isEqualTo(2_500);
    assertThat(USERS.around(50_000).max()).isEqualTo(100_000);
    assertThat(USERS.around(3).max()).isEqualTo(100);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "1.5", "100001", "many", "-3", "off"})
  void whatCannotBeIsWrongAndChangesNothing(String typed) {
    var knob = new Knob(USERS, 50);
    knob.textProperty().set(typed);

    assertThat(knob.wrongProperty().get()).isTrue();
    assertThat(knob.value()).isEqualTo(50);
  }

  @Test
  void whatIsTypedMovesTheSlider() {
    var knob = new Knob(USERS, 10);
    knob.textProperty().set("1,000");

    assertThat(knob.positionProperty().get()).isEqualTo(1);
    assertThat(knob.textProperty().get()).isEqualTo("1,000");
    assertThat(knob.value()).isEqualTo(1_000);
    assertThat(knob.changedProperty().get()).isTrue();
  }

  @Test
  void whatIsSlidIsWritten() {
    var knob = new Knob(RATE, Double.NaN);
    assertThat(knob.textProperty().get()).isEqualTo("off");

    knob.positionProperty().set(1);
    assertThat(knob.textProperty().get()).isEqualTo("1000");
    assertThat(knob.changedProperty().get()).isTrue();

    knob.positionProperty().set(0);
    assertThat(knob.changedProperty().get()).isFalse();
  }

  @Test
  void anUntouchedKnobFollowsWhatIsInForce() {
    var knob = new Knob(USERS, 10);
    knob.inForce(30);

    assertThat(knob.textProperty().get()).isEqualTo("30");
    assertThat(knob.changedProperty().get()).isFalse();
  }

  @Test
  void aTouchedOneStaysUntilItIsInForceOrReverted() {
    var knob = new Knob(USERS, 10);
    knob.textProperty().set("40");
    knob.inForce(30);
    assertThat(knob.textProperty().get()).isEqualTo("40");
    assertThat(knob.changedProperty().get()).isTrue();

    knob.inForce(40);
    assertThat(knob.changedProperty().get()).isFalse();

    knob.textProperty().set("50");
    knob.revert();
    assertThat(knob.textProperty().get()).isEqualTo("40");
  }

  @Test
  void aSliderThatReachedFarComesBack() {
    var knob = new Knob(USERS, 10);
    knob.inForce(5_000);
    knob.inForce(10);
    knob.positionProperty().set(1);

    assertThat(knob.textProperty().get()).isEqualTo("100");
  }
}

package dev.trafficgenerator.console.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.console.view.KeptDivider.Side;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeptDividerTest {
  private static final Side LOWER = new Side("lower", false, whole -> whole / 4, 100, 300);
  private static final Side UPPER = new Side("upper", true, whole -> whole / 4, 100, 300);

  @ParameterizedTest
  @CsvSource({
    // remembered, whole, size
    ",    1000, 250",
    "400, 1000, 400",
    "900, 1000, 700",
    "20,  1000, 100",
    "400, 600,  300",
    ",    350,  100",
    "400, 350,  100",
  })
  void aSideHasWhatItIsGivenAsFarAsThereIsRoom(Double remembered, double whole, double size) {
    assertThat(LOWER.size(Optional.ofNullable(remembered), whole)).isEqualTo(size);
  }

  @Test
  void positionsAreCountedFromTheFirstSide() {
    assertThat(UPPER.position(200, 1000)).isEqualTo(0.2);
    assertThat(LOWER.position(200, 1000)).isEqualTo(0.8);
    assertThat(UPPER.sizeAt(0.3, 1000)).isEqualTo(300);
    assertThat(LOWER.sizeAt(0.3, 1000)).isEqualTo(700);
  }
}

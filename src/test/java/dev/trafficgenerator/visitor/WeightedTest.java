package dev.trafficgenerator.visitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class WeightedTest {

  @Test
  void aValueIsDrawnAsOftenAsItsShareSays() {
    var weighted = new Weighted<String>();
    weighted.add("often", 9);
    weighted.add("seldom", 1);
    RandomGenerator random = new SplittableRandom(1);
    int often = 0;

    for (int i = 0; i < 10_000; i++) {
      often += weighted.draw(random).equals("often") ? 1 : 0;
    }

    assertThat(often).isBetween(8_850, 9_150);
  }

  @Test
  void theLastValueTakesTheUpperEnd() {
    var weighted = new Weighted<String>();
    weighted.add("first", 0.1);
    weighted.add("last", 0.2);
    RandomGenerator atTheEnd = () -> -1L; // nextDouble is the greatest below 1

    assertThat(weighted.draw(atTheEnd)).isEqualTo("last");
    assertThat(weighted.draw(() -> 0L)).isEqualTo("first");
  }
}

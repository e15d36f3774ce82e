package dev.trafficgenerator.visitor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrandListTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "131 | \"Google Chrome\";v=\"131\", \"Chromium\";v=\"131\", \"Not_A Brand\";v=\"24\"",
        "147 | \"Google Chrome\";v=\"147\", \"Not.A/Brand\";v=\"8\", \"Chromium\";v=\"147\"",
        "150 | \"Not;A=Brand\";v=\"8\", \"Chromium\";v=\"150\", \"Google Chrome\";v=\"150\"",
        "156 | \"Not:A-Brand\";v=\"8\", \"Chromium\";v=\"156\", \"Google Chrome\";v=\"156\"",
      })
  void isWhatThatVersionOfChromeSends(int version, String value) {
    assertThat(BrandList.of("Google Chrome", version)).isEqualTo(value);
  }

  @Test
  void namesEdgeInChromesPlace() {
    assertThat(BrandList.of("Microsoft Edge", 156))
        .endsWith("\"Chromium\";v=\"156\", \"Microsoft Edge\";v=\"156\"");
  }
}

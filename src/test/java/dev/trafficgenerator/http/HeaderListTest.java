package dev.trafficgenerator.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class HeaderListTest {
  private static final HeaderList LIST = HeaderList.of("Host", "h", "accept", "1", "Accept", "2");

  @Test
  void valuesAreFoundInAnyCaseTheFirstOfThem() {
    assertThat(LIST.get("ACCEPT")).isEqualTo("1");
    assertThat(LIST.get("none")).isNull();
  }

  @Test
  void settingKeepsThePlaceAndTakesTheNewSpelling() {
    assertThat(LIST.with("ACCEPT", "3"))
        .isEqualTo(HeaderList.of("Host", "h", "ACCEPT", "3", "Accept", "2"));
    assertThat(LIST.with("X", "y"))
        .isEqualTo(HeaderList.of("Host", "h", "accept", "1", "Accept", "2", "X", "y"));
  }

  @Test
  void removingTakesAllOfThem() {
    assertThat(LIST.toBuilder().remove("Accept").remove("none").build())
        .isEqualTo(HeaderList.of("Host", "h"));
  }

  @Test
  void equalityIsThatOfNamesAndValues() {
    HeaderList same = HeaderList.of("Host", "h", "accept", "1", "Accept", "2");

    assertThat(LIST).isEqualTo(same).hasSameHashCodeAs(same).isNotEqualTo(HeaderList.EMPTY);
    assertThat(LIST.equals(null)).isFalse();
  }

  @Test
  void valuesStayOutOfSight() {
    assertThat(HeaderList.of("Authorization", "secret")).hasToString("[Authorization]");
  }

  @Test
  void aNameWithoutAValueIsABug() {
    assertThatThrownBy(() -> HeaderList.of("Host")).isInstanceOf(IllegalArgumentException.class);
  }
}

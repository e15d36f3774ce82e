package dev.trafficgenerator.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trafficgenerator.http.HeaderList.Over;
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
  void aHeaderMayBeForOneVersionOfHttpAlone() {
    HeaderList list =
        new HeaderList.Builder()
            .add(new HeaderList.Line("Priority", "u=3", Over.HTTP_1_1))
            .add("Accept", "*/*")
            .add(new HeaderList.Line("Priority", "u=1", Over.HTTP_2))
            .build();

    assertThat(list.only(Over.HTTP_1_1).toString()).isEqualTo("[Priority, Accept]");
    assertThat(list.only(Over.HTTP_2).get("priority")).isEqualTo("u=1");
    assertThat(list.only(Over.ANY)).isSameAs(list).isNotEqualTo(list.only(Over.HTTP_2));
    assertThat(LIST.only(Over.HTTP_2)).isSameAs(LIST);
  }

  @Test
  void whatIsSetIsSetForAllVersions() {
    HeaderList list =
        new HeaderList.Builder()
            .add(new HeaderList.Line("Priority", "u=3", Over.HTTP_1_1))
            .add("Accept", "*/*")
            .add(new HeaderList.Line("priority", "u=1", Over.HTTP_2))
            .build();

    assertThat(list.with("PRIORITY", "own"))
        .isEqualTo(HeaderList.of("PRIORITY", "own", "Accept", "*/*"));
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

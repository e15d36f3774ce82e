package dev.trafficgenerator.engine.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.http.HeaderList;
import dev.trafficgenerator.http.HeaderList.Line;
import dev.trafficgenerator.http.HeaderList.Over;
import org.junit.jupiter.api.Test;

class RedirectedHeadersTest {
  private final HeaderList before = HeaderList.of("A", "1", "B", "2", "C", "3");

  @Test
  void theBrowsersOwnAreMadeAnewAndStandWhereItPutsThem() {
    HeaderList after = HeaderList.of("C", "3", "A", "new", "D", "4");

    assertThat(RedirectedHeaders.of(before, before, after)).isEqualTo(after);
  }

  @Test
  void whatAPersonWroteGoesAlong() {
    HeaderList sent = before.with("B", "mine").with("X", "too");

    assertThat(RedirectedHeaders.of(sent, before, HeaderList.of("C", "3", "B", "new", "A", "1")))
        .isEqualTo(HeaderList.of("C", "3", "B", "mine", "A", "1", "X", "too"));
  }

  @Test
  void whatTheRedirectTookAwayStaysAway() {
    HeaderList left = before.toBuilder().remove("B").build();

    assertThat(RedirectedHeaders.of(left, before, before)).isEqualTo(left);
  }

  @Test
  void whatIsForOneVersionOfHttpStaysThere() {
    HeaderList both =
        new HeaderList.Builder()
            .add(new Line("C", "1", Over.HTTP_1_1))
            .add(new Line("C", "2", Over.HTTP_2))
            .build();

    assertThat(RedirectedHeaders.of(both, both, both)).isEqualTo(both);
    assertThat(RedirectedHeaders.of(both.with("C", "mine"), both, both))
        .isEqualTo(HeaderList.of("C", "mine"));
  }
}

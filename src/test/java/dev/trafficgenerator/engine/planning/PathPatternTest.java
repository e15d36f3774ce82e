package dev.trafficgenerator.engine.planning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathPatternTest {
  @ParameterizedTest
  @CsvSource({
    "/cart, /cart, true",
    "cart, /cart, true",
    "/cart, cart, true",
    "/cart, /cart?x=1, true",
    "/cart?x=1, /cart, true",
    "/cart, /cart/, false",
    "/cart, /carts, false",
    "/cart, /Cart, false",
    "/, /, true",
    "/, /a, false",
    "/users/@id, /users/7, true",
    "/users/@id, /users/@user_id, true",
    "/users/@id, /users, false",
    "/users/@id, /users/7/orders, false",
    "/users/@id/orders, /users/7/orders, true",
    "/@a/@b, /x/y, true",
    "/@a, /x/y, false",
    "/users/7, /users/7, true",
    "/users/7, /users/8, false",
    "/users/@, /users/7, false",
    "/users/@, /users/@, true",
    "/a@b, /axb, false",
    "/users/@id?tab=1, /users/9?tab=2, true"
  })
  void aPatternMatchesSegmentBySegment(String pattern, String path, boolean matches) {
    assertThat(new PathPattern(pattern).matches(path)).isEqualTo(matches);
  }
}

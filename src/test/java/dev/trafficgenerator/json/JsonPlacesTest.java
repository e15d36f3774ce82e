package dev.trafficgenerator.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonPlacesTest {
  private static final String TEXT =
      """
      {
        "paths": [
          { "method": "GET", "weight": -1 },
          { "a/b": { "c~d": ["x", "y\\n"] }, "ü": null }
        ]
      }
      """;

  @ParameterizedTest
  @CsvSource({
    "'', 1, 1, {",
    "/paths, 2, 3, '\"paths\": ['",
    "/paths/0, 3, 5, {",
    "/paths/0/method, 3, 7, '\"method\": \"GET\"'",
    "/paths/0/weight, 3, 24, '\"weight\": -1'",
    "/paths/1/a~1b/c~0d/1, 4, 29, '\"y\\n\"'",
    "/paths/1/ü, 4, 39, '\"ü\": null'",
  })
  void eachValueHasItsPlace(String pointer, int line, int column, String covered) {
    JsonPlaces.Place place = JsonPlaces.of(TEXT).find(pointer).orElseThrow();

    assertThat(TEXT.substring(place.start(), place.end())).isEqualTo(covered);
    assertThat(place.line()).isEqualTo(line);
    assertThat(place.column()).isEqualTo(column);
  }

  @Test
  void whatIsMissingIsLookedForInWhatShouldHoldIt() {
    var places = JsonPlaces.of(TEXT);

    assertThat(places.find("/paths/0/traffic_type")).isEqualTo(places.find("/paths/0"));
    assertThat(places.find("/auth/credentials")).isEqualTo(places.find(""));
    assertThat(places.broken()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"a\": 1,\n \"b\": x}', 2",
    "'{\"a\": [1, 2', 1",
    "'{\"a\": 1\n\n\"b\": 2}', 3",
  })
  void textThatGoesWrongIsKnownUpToThere(String text, int line) {
    var places = JsonPlaces.of(text);

    assertThat(places.find("/a")).get().extracting(JsonPlaces.Place::start).isEqualTo(1);
    assertThat(places.broken()).get().extracting(JsonPlaces.Place::line).isEqualTo(line);
  }

  @Test
  void anEmptyTextHasNoPlaces() {
    assertThat(JsonPlaces.of("").find("/a")).isEmpty();
  }

  @Test
  void thereIsAnEndToWhatIsKept() {
    String text =
        IntStream.rangeClosed(0, JsonPlaces.PLACES_MAX)
            .mapToObj(Integer::toString)
            .collect(Collectors.joining(",", "[", "]"));
    var places = JsonPlaces.of(text);

    assertThat(places.find("/" + JsonPlaces.PLACES_MAX)).isEqualTo(places.find(""));
  }
}

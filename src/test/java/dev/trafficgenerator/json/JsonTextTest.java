package dev.trafficgenerator.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "` { \"a\" : [ 1 , 2.50 ] } ` | {\"a\":[1,2.50]}",
        "\"ä😀\"                     | \"ä😀\"",
        "\"\\u00e4\"                 | \"ä\"",
        "null                        | null",
        "1e5                         | 1E+5"
      })
  void jsonIsMadeCompactAndStaysSoWhenReadAgain(String text, String compact) {
    String once = Sent.valid(JsonText.compact(text));

    assertThat(once).isEqualTo(compact);
    assertThat(Sent.valid(JsonText.compact(once))).isEqualTo(compact);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`{\n\"id\": @id}` | is not valid JSON: Unexpected character ('@') (line 2, column 7)",
        "``                | is empty where JSON is expected",
        "[NaN]             | must be a finite number (NaN)",
        "\"\\ud800\"       | must not hold half a character (an unpaired surrogate)",
      })
  void whatIsNoJsonIsToldWithItsPlace(String text, String problem) {
    assertThat(Sent.told(JsonText.compact(text))).singleElement().asString().endsWith(problem);
  }

  @Test
  void aCharacterWithoutUtf8IsWrittenAsAQuestionMark() {
    assertThat(JsonText.write(false, out -> out.writeString("a\ud800b")))
        .asString()
        .isEqualTo("\"a?b\"");
  }
}

package dev.trafficgenerator.visitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTableTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ja | ja",
        "en-US,en | en-US,en;q=0.9",
        "de-DE,de,en-US,en | de-DE,de;q=0.9,en-US;q=0.8,en;q=0.7",
        "de, en-US, en | de,en-US;q=0.9,en;q=0.8",
        "a,b,c,d,e,f,g,h,i,j,k,l | "
            + "a,b;q=0.9,c;q=0.8,d;q=0.7,e;q=0.6,f;q=0.5,g;q=0.4,h;q=0.3,i;q=0.2,j;q=0.1,k;q=0.1,"
            + "l;q=0.1",
      })
  void eachFurtherLanguageIsATenthLessWanted(String list, String value) {
    assertThat(LanguageTable.withQualities(list)).isEqualTo(value);
  }

  @Test
  void aColumnHasItsOwnListOfEachLanguage() {
    LanguageTable table =
        LanguageTable.parse("l.txt", "# c\ncolumns: one two\n5 | de-DE,de | de\n\n1 | ja | ja,en");

    assertThat(table.column(name("two")).values()).containsExactly("de", "ja,en;q=0.9");
  }

  @Test
  void anUnknownColumnIsAMistakeOfTheLineThatNamesIt() {
    LanguageTable table = LanguageTable.parse("l.txt", "columns: one\n1 | ja");

    assertThatThrownBy(() -> table.column(name("none")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("p.txt:7: no such column of languages");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "1 | ja ; l.txt:1: expected 'columns: NAME ...' and a language",
        "columns: a ; l.txt:1: expected 'columns: NAME ...' and a language",
        "columns: a~1 | ja | en ; l.txt:2: expected a weight and 1 lists",
        "columns: a~x | ja ; l.txt:2: 'x' is not a number",
        "columns: a~0 | ja ; l.txt:2: '0' must be over 0",
        "columns: a~NaN | ja ; l.txt:2: 'NaN' must be over 0",
      })
  void aMistakeIsSaidWithFileAndLine(String content, String message) {
    assertThatThrownBy(() -> LanguageTable.parse("l.txt", content.replace('~', '\n')))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith(message);
  }

  private static SourceLine name(String text) {
    return new SourceLine("p.txt", 7, text);
  }
}

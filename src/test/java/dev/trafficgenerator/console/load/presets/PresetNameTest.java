package dev.trafficgenerator.console.load.presets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PresetNameTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Soak, 8 hours | Soak, 8 hours",
        "Süßes 测试 | Süßes 测试",
        "  two   blanks | two blanks",
        "../../etc/passwd | -..-etc-passwd",
        "a/b\\c:d*e?f | a-b-c-d-e-f",
        ".hidden | hidden",
        "v1.2 | v1.2",
        "ends. | ends",
        "NUL | _NUL",
        "com1.old | _com1.old",
        "... | ''"
      })
  void aNameIsMadeSafeForEveryFileSystem(String typed, String safe) {
    assertThat(PresetName.safe(typed)).isEqualTo(safe);
  }

  @Test
  void aLongNameIsCutBetweenCharacters() {
    String name = PresetName.safe("\uD83D\uDE00".repeat(100));

    assertThat(name.codePointCount(0, name.length())).isEqualTo(PresetName.CHARS_MAX);
  }
}

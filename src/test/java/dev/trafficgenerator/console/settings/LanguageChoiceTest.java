package dev.trafficgenerator.console.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.console.desk.Preferences;
import dev.trafficgenerator.console.settings.LanguageChoice.Choice;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LanguageChoiceTest {
  @TempDir Path folder;

  @Test
  void theChoiceIsRemembered() {
    try (var preferences = Preferences.in(folder, Files::write)) {
      var language = new LanguageChoice(preferences);
      assertThat(language.choiceProperty().get()).isEqualTo(Choice.SYSTEM);

      language.choiceProperty().set(Choice.GERMAN);
    }

    assertThat(new LanguageChoice(Preferences.in(folder, Files::write)).choiceProperty().get())
        .isEqualTo(Choice.GERMAN);
  }

  @Test
  void aLanguageIsCalledAsItsSpeakersCallIt() {
    assertThat(Choice.ENGLISH.ownName()).isEqualTo("English");
    assertThat(Choice.GERMAN.ownName()).isEqualTo("Deutsch");
  }

  @Test
  void aChoiceIsSpokenWhereItsWordsAreShown() {
    assertThat(Choice.GERMAN.isSpokenBy(Locale.GERMAN, Locale.ENGLISH)).isTrue();
    assertThat(Choice.GERMAN.isSpokenBy(Locale.ENGLISH, Locale.GERMANY)).isFalse();
    assertThat(Choice.SYSTEM.isSpokenBy(Locale.GERMAN, Locale.GERMANY)).isTrue();
    assertThat(Choice.SYSTEM.isSpokenBy(Locale.ENGLISH, Locale.FRANCE)).isTrue();
    assertThat(Choice.SYSTEM.isSpokenBy(Locale.ENGLISH, Locale.GERMANY)).isFalse();
  }
}

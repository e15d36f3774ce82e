package dev.trafficgenerator.console.settings;

import dev.trafficgenerator.console.desk.Preferences;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/// Which language the console speaks from its next start on.
public final class LanguageChoice {
  /// Holds a language tag; blank = as the system.
  public static final String PREFERENCE = "language";

  private final ObjectProperty<Choice> choice;

  /// The languages there are words in.
  public enum Choice {
    SYSTEM(""),
    ENGLISH("en"),
    GERMAN("de");

    private final String tag;

    Choice(String tag) {
      this.tag = tag;
    }

    /// The language's own name, as somebody who speaks no other finds it; empty for the system's.
    String ownName() {
      Locale locale = Locale.forLanguageTag(tag);
      return locale.getDisplayLanguage(locale);
    }

    /// Whether words in the language of `locale` are what this choice would bring.
    boolean isSpokenBy(Locale locale, Locale system) {
      return locale.getLanguage().equals(this == SYSTEM ? spoken(system) : tag);
    }

    /// English where there are no words in the system's language.
    private static String spoken(Locale system) {
      return Stream.of(values()).anyMatch(it -> it.tag.equals(system.getLanguage()))
          ? system.getLanguage()
          : ENGLISH.tag;
    }
  }

  public LanguageChoice(Preferences preferences) {
    String kept = preferences.get(PREFERENCE, "");
    choice =
        new SimpleObjectProperty<>(
            Stream.of(Choice.values())
                .filter(it -> it.tag.equals(kept))
                .findFirst()
                .orElse(Choice.SYSTEM));
    choice.addListener((_, _, chosen) -> preferences.put(PREFERENCE, chosen.tag));
  }

  ObjectProperty<Choice> choiceProperty() {
    return choice;
  }
}

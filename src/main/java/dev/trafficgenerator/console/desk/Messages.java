package dev.trafficgenerator.console.desk;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/// The console's words, in one language.
public final class Messages {
  private static final String BUNDLE = "dev.trafficgenerator.console.messages";

  private static final Locale OWN = Locale.ENGLISH;

  private final ResourceBundle bundle;

  private Messages(ResourceBundle bundle) {
    this.bundle = bundle;
  }

  /// In the language of `locale`, or in English where there are no words in it.
  public static Messages in(Locale locale) {
    // Without a fallback of the control's own, a computer set to German would never show English.
    var control =
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    return new Messages(ResourceBundle.getBundle(BUNDLE, locale, control));
  }

  /// For FXML's `%key`.
  public ResourceBundle bundle() {
    return bundle;
  }

  /// The language they are in.
  public Locale language() {
    Locale locale = bundle.getLocale();
    return locale.equals(Locale.ROOT) ? OWN : locale;
  }

  /// Whether there is such a message: some things have words of their own, and some none.
  public boolean has(String key) {
    return bundle.containsKey(key);
  }

  /// A message as it stands.
  ///
  /// @throws java.util.MissingResourceException if there is no such message
  public String get(String key) {
    return bundle.getString(key);
  }

  /// A message with `{0}`, `{1}` … filled in, as [MessageFormat] does it: an apostrophe in it is
  /// written twice.
  public String get(String key, Object... values) {
    return new MessageFormat(bundle.getString(key), bundle.getLocale()).format(values);
  }
}

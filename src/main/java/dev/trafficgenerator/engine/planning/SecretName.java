package dev.trafficgenerator.engine.planning;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Tells by the name of a header, a parameter or a field whether its value is a secret. Names are
/// compared word by word, so that `user_password` and `authToken` are secrets and `author` is none.
final class SecretName {
  /// A PIN is as good as a password, and rarely stands for anything else.
  private static final Set<String> WORDS =
      Set.of(
          "auth",
          "authorization",
          "oauth",
          "bearer",
          "jwt",
          "pass",
          "passphrase",
          "passcode",
          "pw",
          "pin",
          "otp",
          "cvv",
          "cvc",
          "sid",
          "credential",
          "signature",
          "secrets",
          "tokens");

  /// Also where they end a word, for those who write `clientsecret`.
  private static final Pattern ENDINGS =
      Pattern.compile(
          ".*(?:password|passwords|passwd|pwd|secret|token|credentials|sessionid|sessid"
              + "|apikey|accesskey|privatekey|secretkey)");

  private static final Set<String> PAIRS =
      Set.of("api key", "access key", "private key", "session id", "session key", "sess id");

  /// What stands between words, and where the letter case begins another one.
  private static final Pattern GAP =
      Pattern.compile("[^\\p{L}]+|(?<=\\p{Ll})(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})");

  private SecretName() {}

  static boolean matches(String name) {
    List<String> words =
        GAP.splitAsStream(name)
            .filter(word -> !word.isEmpty())
            .map(word -> word.toLowerCase(Locale.ROOT))
            .toList();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      boolean pair = i > 0 && PAIRS.contains(words.get(i - 1) + " " + word);
      if (pair || WORDS.contains(word) || ENDINGS.matcher(word).matches()) {
        return true;
      }
    }
    return false;
  }

  /// The same for a name as it stands in a query string or a form.
  static boolean matchesEncoded(String name) {
    return matches(UrlText.decoded(name.replace('+', ' ')));
  }
}

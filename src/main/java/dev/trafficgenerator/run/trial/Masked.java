package dev.trafficgenerator.run.trial;

import dev.trafficgenerator.sitemap.Secret;

/// A text with its secrets masked, and as it is.
///
/// @param shown with every secret masked
/// @param whole as it is; equal to `shown` where there is no secret in it
public record Masked(String shown, Secret whole) {

  /// A text that holds no secret.
  public static Masked plain(String text) {
    return new Masked(text, new Secret(text));
  }

  public boolean isMasked() {
    return !shown.equals(whole.reveal());
  }

  /// The one or the other.
  ///
  /// @param revealed whether the secrets are to be seen
  public String text(boolean revealed) {
    return revealed ? whole.reveal() : shown;
  }
}

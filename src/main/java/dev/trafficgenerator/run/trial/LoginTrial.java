package dev.trafficgenerator.run.trial;

import java.util.List;

/// A login that was tried.
///
/// @param exchanges the page with the form, if there is one, then the call, and where the redirects
///   of each led
/// @param decisive the index of the exchange that the outcome is plain from
public record LoginTrial(List<Trial> exchanges, int decisive, Pass pass) {
  public LoginTrial {
    exchanges = List.copyOf(exchanges);
  }

  /// What a session would show from then on.
  public enum Pass {
    /// A token that the answer brought.
    TOKEN,
    /// A cookie that the answer set.
    COOKIE,
    /// What the call itself carried, as the answer brought neither.
    CREDENTIALS,
    /// Nothing: it was let in, but nothing says so to the next request.
    NOTHING,
    /// The login was refused, or answered with its form once more.
    REFUSED,
    /// The page with the form was no such page, and no call was made.
    NO_FORM,
    /// No answer came.
    UNANSWERED
  }
}

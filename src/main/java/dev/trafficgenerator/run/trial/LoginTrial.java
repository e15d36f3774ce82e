package dev.trafficgenerator.run.trial;

import java.util.List;

/// A login that was tried.
///
/// @param exchanges the call, and where its redirects led
public record LoginTrial(List<Trial> exchanges, Pass pass) {
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
    /// The login was refused.
    REFUSED,
    /// No answer came.
    UNANSWERED
  }
}

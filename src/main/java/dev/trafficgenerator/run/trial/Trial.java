package dev.trafficgenerator.run.trial;

import java.time.Duration;
import java.util.List;

/// One request as it was sent, and what came of it.
///
/// @param visitor who sent it, such as `Chrome 156 on Windows`
/// @param headers in the order in which they were sent
/// @param body empty = none
public record Trial(
    String visitor, String method, Masked url, List<Header> headers, Masked body, Outcome outcome) {

  /// Most bytes of an answer's body that are kept.
  public static final int BODY_BYTES_MAX = 64 * 1024;

  public Trial {
    headers = List.copyOf(headers);
  }

  /// A header of a request or of an answer.
  public record Header(String name, Masked value) {}

  /// What came of it.
  public sealed interface Outcome {
    /// From handing the request over to the last byte of the answer, or to the end of hope.
    Duration took();
  }

  /// An answer came.
  ///
  /// @param headers in the order in which they came
  /// @param body decoded, and cut to [#BODY_BYTES_MAX]; empty where it is no text
  /// @param bodyBytes how many bytes were kept of it
  /// @param isCut whether there was more
  /// @param isText whether `body` shows it
  public record Answered(
      int status,
      List<Header> headers,
      Masked body,
      int bodyBytes,
      boolean isCut,
      boolean isText,
      Duration took)
      implements Outcome {
    public Answered {
      headers = List.copyOf(headers);
    }
  }

  /// No answer came.
  ///
  /// @param cause why, as a phrase: `no connection could be made`
  /// @param detail what was seen: `Connection refused`; equal to `cause` where no more is known
  public record Unanswered(String cause, String detail, Duration took) implements Outcome {}
}

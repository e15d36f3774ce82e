package dev.trafficgenerator.run.figures;

/// Answers by class of status.
public record ResponseCounts(
    long informational, long success, long redirection, long clientError, long serverError) {

  /// No answer yet.
  public static final ResponseCounts NONE = new ResponseCounts(0, 0, 0, 0, 0);

  public long total() {
    return informational + success + redirection + clientError + serverError;
  }
}

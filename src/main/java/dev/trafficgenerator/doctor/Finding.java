package dev.trafficgenerator.doctor;

/// One thing that was looked at.
///
/// @param subject in a word or two: `Memory`
/// @param seen what is there
/// @param advice what to do about it; empty where nothing has to be done
public record Finding(Grade grade, String subject, String seen, String advice) {

  /// How good it is.
  public enum Grade {
    OK,

    /// Something does not work or works worse, which may not matter here.
    NOTE,

    /// The generator can't do its work like this.
    PROBLEM
  }

  static Finding ok(String subject, String seen) {
    return new Finding(Grade.OK, subject, seen, "");
  }

  static Finding note(String subject, String seen, String advice) {
    return new Finding(Grade.NOTE, subject, seen, advice);
  }

  static Finding problem(String subject, String seen, String advice) {
    return new Finding(Grade.PROBLEM, subject, seen, advice);
  }
}

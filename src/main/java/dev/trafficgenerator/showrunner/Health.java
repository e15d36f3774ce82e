package dev.trafficgenerator.showrunner;

import dev.trafficgenerator.json.ReplyJson;
import java.time.Duration;

/// What a show runner is told when it asks how the application is.
///
/// @param reason one sentence on why it is so, or on what is wrong with the file; may be empty
public record Health(Status status, String reason) {

  /// In the show runner's words.
  public enum Status {
    /// The file is being taken.
    STARTING("starting"),
    /// There has been nothing to run yet.
    WAITING("waiting"),
    RUNNING("running"),
    STOPPED("stopped"),
    ERROR("error");

    private final String word;

    Status(String word) {
      this.word = word;
    }
  }

  /// `{"status":"running","reason":"","uptime_seconds":42.1}`
  ///
  /// @param uptime since the process began
  public byte[] json(Duration uptime) {
    return ReplyJson.health(status.word, reason, uptime);
  }
}

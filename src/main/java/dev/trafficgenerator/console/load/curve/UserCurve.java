package dev.trafficgenerator.console.load.curve;

import dev.trafficgenerator.run.RunSettings;
import dev.trafficgenerator.run.Seconds;
import java.util.ArrayList;
import java.util.List;

/// How many users are active over a run, as its settings say: user i of n comes at i/n of the ramp.
///
/// @param points corners of the line, in order
/// @param lastSecond where the picture ends: the run's end, or somewhat behind the ramp
/// @param peakUsers the most at once
/// @param fullSecond when the last user comes; may lie behind the end
/// @param hasEnd whether the run ends by itself
public record UserCurve(
    List<Point> points, double lastSecond, int peakUsers, double fullSecond, boolean hasEnd) {

  /// Shown of a run that has neither ramp nor end.
  static final double SECONDS_SHOWN = 60;

  private static final double SHOWN_BEHIND_RAMP = 1.5;

  /// With more users than this, the stairs are drawn as the slope that they look like.
  private static final int STAIRS_MAX = 40;

  /// Users at a second.
  public record Point(double second, double users) {}

  public UserCurve {
    points = List.copyOf(points);
  }

  /// The curve of settings; of numbers that no run takes, that of the nearest it does.
  public static UserCurve of(RunSettings settings) {
    int users = Math.clamp(settings.simulatedUsers(), 1, RunSettings.SIMULATED_USERS_MAX);
    double ramp = Math.max(0, Seconds.of(settings.rampUp()).doubleValue());
    double open = ramp > 0 ? ramp * SHOWN_BEHIND_RAMP : SECONDS_SHOWN;
    double end =
        settings
            .duration()
            .map(it -> Seconds.of(it).doubleValue())
            .filter(it -> it > 0)
            .orElse(open);
    double full = ramp * (users - 1) / users;
    List<Point> points = new ArrayList<>();
    points.add(new Point(0, usersAt(0, users, ramp)));
    if (users <= STAIRS_MAX) {
      stairs(points, users, ramp, end);
    } else if (full > 0 && full < end) {
      points.add(new Point(full, users));
    }
    int peak = usersAt(end, users, ramp);
    points.add(new Point(end, peak));
    if (settings.duration().isPresent()) {
      points.add(new Point(end, 0));
    }
    return new UserCurve(points, end, peak, full, settings.duration().isPresent());
  }

  private static void stairs(List<Point> points, int users, double ramp, double end) {
    for (int user = 1; user < users; user++) {
      double second = ramp * user / users;
      if (second > 0 && second < end) {
        points.add(new Point(second, user));
        points.add(new Point(second, user + 1));
      }
    }
  }

  private static int usersAt(double second, int users, double ramp) {
    return ramp == 0 ? users : (int) Math.min(users, Math.floor(second * users / ramp) + 1);
  }

  /// Whether the run is over before all users have come.
  public boolean isCutShort() {
    return hasEnd && fullSecond > lastSecond;
  }
}

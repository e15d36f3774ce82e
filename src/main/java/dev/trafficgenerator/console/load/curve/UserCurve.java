package dev.trafficgenerator.console.load.curve;

import dev.trafficgenerator.run.LoadCourse;
import dev.trafficgenerator.run.RunSettings;
import dev.trafficgenerator.run.Seconds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// How many users are active over a run, as its settings say: user i of n comes at i/n of the ramp,
/// and is there while the load curve has a place for i users.
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

  /// Points of a load curve between its corners.
  private static final int SAMPLES = 240;

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
    Optional<LoadCourse> curve =
        Optional.of(LoadCourse.of(settings)).filter(course -> !course.isSteady());
    double open =
        Math.max(
            ramp > 0 ? ramp * SHOWN_BEHIND_RAMP : SECONDS_SHOWN,
            curve.map(LoadCourse::lastCorner).orElse(0.0));
    double end =
        settings
            .duration()
            .map(it -> Seconds.of(it).doubleValue())
            .filter(it -> it > 0)
            .orElse(open);
    double full = ramp * (users - 1) / users;
    if (curve.isPresent()) {
      return curved(settings, curve.get(), users, end);
    }
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

  private static UserCurve curved(RunSettings settings, LoadCourse course, int users, double end) {
    double ramp = Math.max(0, Seconds.of(settings.rampUp()).doubleValue());
    DoubleStream samples =
        IntStream.rangeClosed(0, SAMPLES).mapToDouble(sample -> end * sample / SAMPLES);
    // At a corner from both sides, so that a jump stands upright.
    DoubleStream corners =
        Arrays.stream(course.corners())
            .flatMap(corner -> DoubleStream.of(Math.nextDown(corner), corner));
    List<Point> points =
        DoubleStream.concat(samples, corners)
            .filter(second -> second >= 0 && second <= end)
            .sorted()
            .mapToObj(second ->
                new Point(
                    second, Math.min(usersAt(second, users, ramp), course.usersAt(second, users))))
            .collect(Collectors.toCollection(ArrayList::new));
    double peak = points.stream().mapToDouble(Point::users).max().orElse(0);
    if (settings.duration().isPresent()) {
      points.add(new Point(end, 0));
    }
    return new UserCurve(points, end, (int) peak, 0, settings.duration().isPresent());
  }

  /// The fewest at once, the end of the run aside.
  public int leastUsers() {
    return (int)
        points.stream()
            .limit(hasEnd ? points.size() - 1 : points.size())
            .mapToDouble(Point::users)
            .min()
            .orElse(0);
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

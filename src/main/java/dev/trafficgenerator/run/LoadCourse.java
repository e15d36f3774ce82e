package dev.trafficgenerator.run;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A [LoadCurve] laid over a run: a share of the users for each second since the start, and the sum
/// of it, which says how far a schedule in proportion to it has come. Straight between its corners;
/// immutable, for any number of threads.
public final class LoadCourse {
  /// How long `ramp` and `spike` take in a run that has no end.
  public static final Duration ENDLESS = Duration.ofMinutes(10);

  /// The share of users at each full hour, from midnight on. Least at four in the morning, more
  /// from breakfast to noon, most at eight in the evening: as the logs of public web sites have it
  /// in the time zone of their visitors. The numbers are rounded, and of no one site.
  private static final double[] HOURS = {
    0.45, 0.30, 0.20, 0.15, 0.12, 0.14, 0.22, 0.36, 0.50, 0.60, 0.68, 0.74,
    0.78, 0.74, 0.72, 0.72, 0.74, 0.78, 0.84, 0.92, 1.00, 0.98, 0.84, 0.64
  };

  private static final double SHORTEST_DAY = 1e-9;

  private static final double[] SPIKE_TIMES = {0, 0.45, 0.5, 0.55, 0.6, 1};
  private static final double[] SPIKE_SHARES = {0.2, 0.2, 1, 1, 0.2, 0.2};

  private final double[] seconds;
  private final double[] shares;

  /// The sum of the share up to each corner.
  private final double[] areas;

  /// After how many seconds all begins anew; infinite if it does not.
  private final double period;

  private final boolean isSteady;

  private LoadCourse(double[] seconds, double[] shares, double period) {
    this.seconds = seconds;
    this.shares = shares;
    this.period = period;
    isSteady = Arrays.stream(shares).allMatch(share -> share == 1);
    areas = new double[seconds.length];
    for (int i = 1; i < areas.length; i++) {
      areas[i] = areas[i - 1] + (seconds[i] - seconds[i - 1]) * (shares[i - 1] + shares[i]) / 2;
    }
  }

  /// The course of a run with these settings; of numbers that no run takes, that of the nearest
  /// that one does.
  public static LoadCourse of(RunSettings settings) {
    Habits habits = settings.habits();
    return switch (habits.loadCurve()) {
      case LoadCurve.BuiltIn(var shape) -> of(shape, settings.duration(), habits.dayLength());
      case LoadCurve.Drawn drawn -> of(drawn);
    };
  }

  private static LoadCourse of(
      LoadCurve.Shape shape, Optional<Duration> duration, Duration dayLength) {
    double run = inSeconds(duration.orElse(ENDLESS));
    return switch (shape) {
      case STEADY -> once(new double[] {0}, new double[] {1});
      case RAMP -> once(new double[] {0, run}, new double[] {0, 1});
      case SPIKE ->
          once(Arrays.stream(SPIKE_TIMES).map(it -> it * run).toArray(), SPIKE_SHARES.clone());
      case DAY -> {
        double day = Math.max(SHORTEST_DAY, inSeconds(dayLength));
        double[] times = new double[HOURS.length + 1];
        Arrays.setAll(times, hour -> day * hour / HOURS.length);
        double[] shares = Arrays.copyOf(HOURS, times.length);
        shares[HOURS.length] = HOURS[0];
        yield new LoadCourse(times, shares, day);
      }
    };
  }

  private static LoadCourse of(LoadCurve.Drawn drawn) {
    int count = drawn.points().size();
    double[] seconds = new double[count + 1];
    double[] shares = new double[count + 1];
    for (int i = 0; i < count; i++) {
      LoadCurve.Point point = drawn.points().get(i);
      seconds[i + 1] = Math.max(seconds[i], inSeconds(point.at()));
      shares[i + 1] = Math.clamp(point.share(), 0, 1);
    }
    shares[0] = shares[1];
    return once(seconds, shares);
  }

  private static LoadCourse once(double[] seconds, double[] shares) {
    return new LoadCourse(seconds, shares, Double.POSITIVE_INFINITY);
  }

  private static double inSeconds(Duration time) {
    return Math.max(0, Seconds.of(time).doubleValue());
  }

  /// Whether all users are active all the time.
  public boolean isSteady() {
    return isSteady;
  }

  /// Where it bends, in seconds since the start; of one that begins anew, for the first time.
  public double[] corners() {
    return seconds.clone();
  }

  /// When its last corner is reached for the first time.
  public double lastCorner() {
    return seconds[seconds.length - 1];
  }

  /// The share of users who are active then.
  public double shareAt(double second) {
    double within = within(second);
    int corner = lastUpTo(seconds, within);
    return corner == seconds.length - 1
        ? shares[corner]
        : shares[corner] + slope(corner) * (within - seconds[corner]);
  }

  /// How many of so many users are active then: at least one, where the share is above 0.
  public int usersAt(double second, int users) {
    double share = shareAt(second);
    return share <= 0 ? 0 : Math.clamp(Math.round(share * users), 1, users);
  }

  /// The sum of the share from the start until then, in seconds with all users.
  public double areaUpTo(double second) {
    double within = within(second);
    int corner = lastUpTo(seconds, within);
    double further = within - seconds[corner];
    double mean = (shares[corner] + shareAt(within)) / 2;
    double rounds = Double.isInfinite(period) ? 0 : Math.floor(second / period) * wholeArea();
    return rounds + areas[corner] + further * mean;
  }

  /// When the sum of the share goes beyond `area`; infinite where it never does.
  public double secondOf(double area) {
    double rounds = 0;
    double within = area;
    if (!Double.isInfinite(period)) {
      if (wholeArea() == 0) {
        return Double.POSITIVE_INFINITY;
      }
      rounds = Math.floor(area / wholeArea());
      within = Math.min(area - rounds * wholeArea(), Math.nextDown(wholeArea()));
    }
    int corner = lastUpTo(areas, within);
    double share = shares[corner];
    boolean isLast = corner == seconds.length - 1;
    if (isLast && share == 0) {
      return Double.POSITIVE_INFINITY;
    }
    double missing = within - areas[corner];
    double slope = isLast ? 0 : slope(corner);
    double second = seconds[corner] + (missing == 0 ? 0 : further(missing, share, slope));
    return rounds == 0 ? second : rounds * period + second;
  }

  /// Of x · share + x² · slope / 2 = missing the root that also stands where the slope is 0.
  private static double further(double missing, double share, double slope) {
    return 2 * missing / (share + Math.sqrt(Math.max(0, share * share + 2 * slope * missing)));
  }

  private double wholeArea() {
    return areas[areas.length - 1];
  }

  private double within(double second) {
    return Double.isInfinite(period) ? second : second - Math.floor(second / period) * period;
  }

  private double slope(int corner) {
    double width = seconds[corner + 1] - seconds[corner];
    return width == 0 ? 0 : (shares[corner + 1] - shares[corner]) / width;
  }

  /// The last index whose value is not above `point`; of equal ones the last.
  private static int lastUpTo(double[] values, double point) {
    int low = 0;
    int high = values.length - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (values[middle] <= point) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof LoadCourse that
        && period == that.period
        && Arrays.equals(seconds, that.seconds)
        && Arrays.equals(shares, that.shares);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(seconds) + Arrays.hashCode(shares);
  }
}

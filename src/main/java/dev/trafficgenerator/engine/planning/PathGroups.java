package dev.trafficgenerator.engine.planning;

import dev.trafficgenerator.run.Habits;
import dev.trafficgenerator.sitemap.TrafficType;
import java.util.Arrays;
import java.util.List;
import java.util.function.ObjDoubleConsumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Groups of paths with running sums of their weights, and of their paths' where these are not
/// alike.
final class PathGroups {
  private final PlannedPath[][] paths;
  private final double[] upTo;
  private final double totalWeight;

  /// By group; null where the paths of each are alike.
  private final double @Nullable [][] ranksUpTo;

  PathGroups(List<PlannedPath[]> paths, List<Double> weights, Habits habits) {
    this.paths = paths.toArray(PlannedPath[][]::new);
    ranksUpTo =
        switch (habits.popularity()) {
          case WEIGHTS -> null;
          case ZIPF ->
              paths.stream()
                  .map(group -> ranksUpTo(group.length, habits.popularityExponent()))
                  .toArray(double[][]::new);
        };
    upTo = new double[weights.size()];
    double sum = 0;
    for (int i = 0; i < upTo.length; i++) {
      sum += weights.get(i);
      upTo[i] = sum;
    }
    totalWeight = sum;
  }

  double totalWeight() {
    return totalWeight;
  }

  /// Null when there is none.
  @Nullable PlannedPath choose(RandomGenerator random) {
    if (upTo.length == 0) {
      return null;
    }
    int index = upTo.length == 1 ? 0 : indexOf(upTo, random.nextDouble(totalWeight));
    PlannedPath[] group = paths[index];
    if (group.length == 1) {
      return group[0];
    }
    if (ranksUpTo == null) {
      return group[random.nextInt(group.length)];
    }
    double[] ranks = ranksUpTo[index];
    return group[indexOf(ranks, random.nextDouble(ranks[ranks.length - 1]))];
  }

  /// Running sums of 1 / k^exponent.
  private static double[] ranksUpTo(int count, double exponent) {
    double[] sums = new double[count];
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += Math.pow(i + 1.0, -exponent);
      sums[i] = sum;
    }
    return sums;
  }

  private static int indexOf(double[] upTo, double point) {
    int index = Arrays.binarySearch(upTo, point);
    return Math.min(index >= 0 ? index + 1 : -index - 1, upTo.length - 1);
  }

  boolean hasPages() {
    for (PlannedPath[] group : paths) {
      if (group[0].trafficType() == TrafficType.WEB) {
        return true;
      }
    }
    return false;
  }

  /// Each path with its part of its group's weight.
  void forEach(ObjDoubleConsumer<PlannedPath> action) {
    for (int i = 0; i < paths.length; i++) {
      double weight = share(upTo, i);
      double[] ranks = ranksUpTo == null ? null : ranksUpTo[i];
      for (int k = 0; k < paths[i].length; k++) {
        double part =
            ranks == null ? 1.0 / paths[i].length : share(ranks, k) / ranks[ranks.length - 1];
        action.accept(paths[i][k], weight * part);
      }
    }
  }

  private static double share(double[] upTo, int index) {
    return index == 0 ? upTo[0] : upTo[index] - upTo[index - 1];
  }
}

package dev.trafficgenerator.metrics;

import dev.trafficgenerator.run.figures.PathStats;
import dev.trafficgenerator.run.figures.RequestKind;
import dev.trafficgenerator.sitemap.TrafficType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// All paths of a run, read once: the figures of each, and what all have counted together. The most
/// requested [PathStats#PATHS_MAX] are listed, most requests first, those with as many by path, and
/// what is left as one more entry. Paths that were never requested are not.
final class PathReading {
  private static final Comparator<Counted> MOST_REQUESTED_FIRST =
      Comparator.comparing(Counted::isOther)
          // A page's pictures must not push what the sitemap names out of the list.
          .thenComparing(counted -> counted.key().kind() == RequestKind.RESOURCE)
          .thenComparing(Comparator.comparingLong(Counted::requests).reversed())
          .thenComparing(counted -> counted.key().template())
          .thenComparing(counted -> counted.key().method())
          .thenComparing(counted -> counted.key().kind())
          .thenComparing(counted -> counted.key().type());

  private final Tally tally = new Tally();
  private final List<PathStats> paths = new ArrayList<>();

  /// A path and what it had counted at the one time that it was asked.
  private record Counted(PathRecorder recorder, Tally tally) {
    PathRecorder.Key key() {
      return recorder.key();
    }

    long requests() {
      return tally.requests();
    }

    boolean isOther() {
      return key().template().equals(PathStats.OTHER);
    }
  }

  PathReading(List<PathRecorder> recorders) {
    List<Counted> counted =
        recorders.stream()
            .map(recorder -> new Counted(recorder, recorder.tally()))
            .filter(path -> path.requests() > 0)
            .sorted(MOST_REQUESTED_FIRST)
            .toList();
    long named = counted.stream().filter(path -> !path.isOther()).count();
    int listed = (int) Math.min(named, PathStats.PATHS_MAX);
    var one = new Distribution();
    for (Counted path : counted.subList(0, listed)) {
      one.clear();
      one.add(path.recorder.latency());
      list(path.key(), path.tally, one);
    }
    if (listed < counted.size()) {
      listTogether(counted.subList(listed, counted.size()), one);
    }
  }

  private void listTogether(List<Counted> rest, Distribution together) {
    var restTally = new Tally();
    together.clear();
    for (Counted path : rest) {
      restTally.add(path.tally);
      together.add(path.recorder.latency());
    }
    var other = new PathRecorder.Key("", PathStats.OTHER, TrafficType.WEB, RequestKind.PAGE);
    list(other, restTally, together);
  }

  private void list(PathRecorder.Key key, Tally pathTally, Distribution pathLatency) {
    tally.add(pathTally);
    paths.add(
        new PathStats(
            key.method(),
            key.template(),
            key.type(),
            key.kind(),
            pathTally.requests(),
            pathTally.failures(),
            pathTally.responseCounts(),
            pathLatency.summary(),
            pathTally.statuses(),
            pathTally.unexpected()));
  }

  /// Of all paths.
  Tally tally() {
    return tally;
  }

  List<PathStats> paths() {
    return List.copyOf(paths);
  }
}

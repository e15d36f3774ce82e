package dev.trafficgenerator.console.sitemap.edit;

import dev.trafficgenerator.sitemap.Body;
import dev.trafficgenerator.sitemap.HttpMethod;
import dev.trafficgenerator.sitemap.PathGroup;
import dev.trafficgenerator.sitemap.Problem;
import dev.trafficgenerator.sitemap.Sitemap;
import dev.trafficgenerator.sitemap.TrafficType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// The path groups of a sitemap as one list: those for everybody, then those that need a login.
/// Every change gives another sitemap.
public final class Groups {
  private Groups() {}

  /// A group's place.
  ///
  /// @param needsLogin in which of the two lists
  public record Place(boolean needsLogin, int index) {

    /// A JSON Pointer to the group, from the sitemap on.
    public String pointer() {
      return Problem.below(needsLogin ? "/paths_auth_req" : "/paths", index);
    }
  }

  /// A sitemap after a change, and where the group that was changed is now.
  public record Moved(Sitemap sitemap, Place place) {}

  /// All places, in order.
  public static List<Place> places(Sitemap sitemap) {
    var places = new ArrayList<Place>();
    IntStream.range(0, sitemap.paths().size()).forEach(i -> places.add(new Place(false, i)));
    IntStream.range(0, sitemap.pathsAuthReq().size()).forEach(i -> places.add(new Place(true, i)));
    return places;
  }

  private static List<PathGroup> list(Sitemap sitemap, boolean needsLogin) {
    return needsLogin ? sitemap.pathsAuthReq() : sitemap.paths();
  }

  public static boolean has(Sitemap sitemap, Place place) {
    return place.index >= 0 && place.index < list(sitemap, place.needsLogin).size();
  }

  public static PathGroup at(Sitemap sitemap, Place place) {
    return list(sitemap, place.needsLogin).get(place.index);
  }

  private static Sitemap with(Sitemap sitemap, boolean needsLogin, List<PathGroup> groups) {
    return needsLogin
        ? sitemap.with(sitemap.paths(), groups)
        : sitemap.with(groups, sitemap.pathsAuthReq());
  }

  /// The sitemap with one group changed.
  public static Sitemap changed(Sitemap sitemap, Place place, UnaryOperator<PathGroup> change) {
    var groups = new ArrayList<>(list(sitemap, place.needsLogin));
    groups.set(place.index, change.apply(groups.get(place.index)));
    return with(sitemap, place.needsLogin, groups);
  }

  /// A new group of one page, behind `after`.
  public static Moved added(Sitemap sitemap, Place after) {
    var page =
        new PathGroup(
            HttpMethod.GET,
            List.of("/"),
            Body.NONE,
            TrafficType.WEB,
            Map.of(),
            PathGroup.DEFAULT_WEIGHT);
    return inserted(sitemap, after, page);
  }

  /// The group once more, behind itself.
  public static Moved duplicated(Sitemap sitemap, Place place) {
    return inserted(sitemap, place, at(sitemap, place));
  }

  private static Moved inserted(Sitemap sitemap, Place after, PathGroup group) {
    var groups = new ArrayList<>(list(sitemap, after.needsLogin));
    int index = Math.min(after.index + 1, groups.size());
    groups.add(index, group);
    return new Moved(with(sitemap, after.needsLogin, groups), new Place(after.needsLogin, index));
  }

  /// Without the group; the place is that of its neighbour, which need not be there.
  public static Moved removed(Sitemap sitemap, Place place) {
    var groups = new ArrayList<>(list(sitemap, place.needsLogin));
    groups.remove(place.index);
    int index = Math.max(0, Math.min(place.index, groups.size() - 1));
    return new Moved(with(sitemap, place.needsLogin, groups), new Place(place.needsLogin, index));
  }

  /// The group in another place: it stands at `to` afterwards, before what stood there.
  public static Moved moved(Sitemap sitemap, Place from, Place to) {
    PathGroup group = at(sitemap, from);
    var source = new ArrayList<>(list(sitemap, from.needsLogin));
    source.remove(from.index);
    Sitemap without = with(sitemap, from.needsLogin, source);
    var target = new ArrayList<>(list(without, to.needsLogin));
    int index = Math.max(0, Math.min(to.index, target.size()));
    target.add(index, group);
    return new Moved(with(without, to.needsLogin, target), new Place(to.needsLogin, index));
  }

  /// One place up or down; over the border between the lists, too. Unchanged at the ends.
  ///
  /// @param by -1 or 1
  public static Moved shifted(Sitemap sitemap, Place place, int by) {
    int to = place.index + by;
    if (to >= 0 && to < list(sitemap, place.needsLogin).size()) {
      return moved(sitemap, place, new Place(place.needsLogin, to));
    }
    if (by < 0 && place.needsLogin) {
      return moved(sitemap, place, new Place(false, sitemap.paths().size()));
    }
    return by > 0 && !place.needsLogin
        ? moved(sitemap, place, new Place(true, 0))
        : new Moved(sitemap, place);
  }

  /// Which part of a visitor's requests a group gets, from 0 to 1.
  ///
  /// @param loggedIn whether the visitor is logged in; if not, groups that need that get nothing
  public static double share(Sitemap sitemap, Place place, boolean loggedIn) {
    if (place.needsLogin && !loggedIn) {
      return 0;
    }
    double all =
        places(sitemap).stream()
            .filter(each -> loggedIn || !each.needsLogin)
            .mapToDouble(each -> weight(at(sitemap, each)))
            .sum();
    return all > 0 ? weight(at(sitemap, place)) / all : 0;
  }

  /// A group without paths is never chosen; one whose weight is wrong can't be yet.
  private static double weight(PathGroup group) {
    return group.paths().isEmpty() ? 0 : Math.max(0, group.weight());
  }
}

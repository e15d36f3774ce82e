package dev.trafficgenerator.engine;

import dev.trafficgenerator.engine.planning.Click;
import dev.trafficgenerator.engine.planning.RequestPlanner;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// A visitor's way through the site: the page seen last, and where its links lead. For one thread.
final class Way {
  private @Nullable String page;
  private List<String> links = List.of();

  /// The page seen last; null before the first, and when nobody may know of it any more.
  @Nullable String page() {
    return page;
  }

  /// The visitor has come to `url`.
  ///
  /// @param named where that page's links lead, as far as they may be clicked
  void leadsTo(String url, List<String> named) {
    page = url;
    links = named;
  }

  /// Forgets where the visitor has been.
  void forget() {
    page = null;
    links = List.of();
  }

  /// The link that the visitor clicks next; null for none.
  @Nullable Click click(RequestPlanner planner, boolean loggedIn, RandomGenerator random) {
    return page == null ? null : planner.click(page, links, loggedIn, random);
  }
}

package dev.trafficgenerator.engine;

import dev.trafficgenerator.engine.Courier.Arrival;
import dev.trafficgenerator.engine.page.BrowserCache;
import dev.trafficgenerator.engine.page.Contents;
import dev.trafficgenerator.engine.page.Page;
import dev.trafficgenerator.engine.page.Resource;
import dev.trafficgenerator.engine.planning.PageAnswer;
import dev.trafficgenerator.engine.planning.RequestPlanner;
import dev.trafficgenerator.http.Exchange;
import dev.trafficgenerator.http.OutgoingRequest;
import dev.trafficgenerator.run.RunSettings;
import dev.trafficgenerator.visitor.BrowserProfile;
import dev.trafficgenerator.visitor.Purpose;
import dev.trafficgenerator.visitor.Visitor;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What a visitor's browser knows of the site: the answers that it has stored, and the icons that
/// it has seen. For one thread at a time.
final class BrowserState {
  /// Most icons remembered as fetched; what is beyond is fetched again.
  private static final int ICONS_REMEMBERED_MAX = 20;

  private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS");
  private static final int STATUS_ERROR_MIN = 400;

  private final BrowserCache cache;
  private final Set<String> icons = new HashSet<>();

  /// Whose pages' links are known of what is stored; null while nobody clicks any.
  private @Nullable RequestPlanner linksFor;

  private BrowserState(BrowserCache cache) {
    this.cache = cache;
  }

  /// That of a visitor who has never been here.
  static BrowserState of(Visitor visitor, RunSettings settings) {
    return new BrowserState(
        storesAnswers(visitor, settings) ? new BrowserCache() : BrowserCache.none());
  }

  private static boolean storesAnswers(Visitor visitor, RunSettings settings) {
    return visitor.profile() instanceof BrowserProfile
        && settings.browserCache()
        && settings.loadPageResources();
  }

  /// Whether it stores answers just as one of `visitor` would under these settings.
  boolean fits(Visitor visitor, RunSettings settings) {
    return cache.isInUse() == storesAnswers(visitor, settings);
  }

  BrowserCache cache() {
    return cache;
  }

  /// Pages are read for `planner` from now on. What is stored was read for the links of another
  /// one, and would not be read again while it is right.
  void readFor(RequestPlanner planner) {
    if (planner.clickable() != null && planner != linksFor) {
      linksFor = planner;
      cache.clear();
    }
  }

  /// A request was answered: where something may have been changed, what is stored is no longer
  /// right (RFC 9111, 4.4).
  void answered(OutgoingRequest request, int status) {
    boolean isSafe = SAFE_METHODS.contains(request.method());
    if (!isSafe && status < STATUS_ERROR_MIN) {
      cache.invalidate(request.url());
    }
  }

  /// What the page that came names; of one that has not changed, what it named before. An icon is
  /// fetched once, whatever is said of how long it may be stored.
  ///
  /// @param clickable which of its links count; null = none
  Contents arrived(Arrival page, @Nullable Predicate<String> clickable) {
    String url = page.request().url();
    Exchange.Answered answer = page.answer();
    Contents read = read(url, answer, clickable);
    boolean isFetched = page.request().method().equals("GET");
    // What answers a form is looked at, and not stored.
    Contents contents = isFetched ? cache.arrived(url, answer, read) : read;
    List<Resource> toFetch =
        contents.resources().stream()
            .filter(part -> part.purpose() != Purpose.ICON || isNewIcon(part.url()))
            .toList();
    return new Contents(toFetch, contents.links());
  }

  private static Contents read(
      String url, Exchange.Answered answer, @Nullable Predicate<String> clickable) {
    // A body that was kept to be judged need not be a page.
    boolean isPage =
        PageAnswer.KEEP.bytesMax(answer.status(), answer.headers().get("Content-Type")) > 0;
    return isPage && answer.body() != null
        ? Page.read(answer.body(), url, Page.Depth.WHOLE, clickable)
        : Contents.NOTHING;
  }

  private boolean isNewIcon(String url) {
    return !icons.contains(url) && (icons.size() >= ICONS_REMEMBERED_MAX || icons.add(url));
  }
}

package dev.trafficgenerator.engine;

import dev.trafficgenerator.engine.page.BrowserCache;
import dev.trafficgenerator.engine.page.Page;
import dev.trafficgenerator.engine.page.Resource;
import dev.trafficgenerator.engine.planning.PageAnswer;
import dev.trafficgenerator.http.Exchange;
import dev.trafficgenerator.http.Freshness;
import dev.trafficgenerator.run.RunSettings;
import dev.trafficgenerator.visitor.BrowserProfile;
import dev.trafficgenerator.visitor.Occasion.Validators;
import dev.trafficgenerator.visitor.Purpose;
import dev.trafficgenerator.visitor.Visitor;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a visitor's browser knows of the site: the answers that it has stored, and the icons that
/// it has seen. For one thread at a time.
final class BrowserState {
  /// Most icons remembered as fetched; what is beyond is fetched again.
  private static final int ICONS_REMEMBERED_MAX = 20;

  private final @Nullable BrowserCache cache;
  private final Set<String> icons = new HashSet<>();

  private BrowserState(@Nullable BrowserCache cache) {
    this.cache = cache;
  }

  /// That of a visitor who has never been here.
  static BrowserState of(Visitor visitor, RunSettings settings) {
    boolean storesAnswers =
        visitor.profile() instanceof BrowserProfile
            && settings.browserCache()
            && settings.loadPageResources();
    return new BrowserState(storesAnswers ? new BrowserCache() : null);
  }

  /// Null where the browser stores nothing.
  @Nullable BrowserCache cache() {
    return cache;
  }

  /// What to ask with about the stored answer for `url`.
  Validators validators(String url) {
    return cache == null ? Validators.NONE : cache.validators(url);
  }

  /// What the page that came is made of; of one that has not changed, what it was made of before.
  /// An icon is fetched once, whatever is said of how long it may be stored.
  List<Resource> partsToFetch(String url, Exchange.Answered answer) {
    return parts(url, answer).stream()
        .filter(part -> part.purpose() != Purpose.ICON || isNewIcon(part.url()))
        .toList();
  }

  private List<Resource> parts(String url, Exchange.Answered answer) {
    Instant now = Instant.now();
    if (cache != null && answer.status() == BrowserCache.NOT_MODIFIED) {
      cache.renew(url, answer.headers(), now);
      BrowserCache.Stored stored = cache.get(url);
      return stored == null ? List.of() : stored.parts();
    }
    // A body that was kept to be judged need not be a page.
    boolean isPage =
        PageAnswer.KEEP.bytesMax(answer.status(), answer.headers().get("Content-Type")) > 0;
    List<Resource> parts =
        isPage && answer.body() != null
            ? Page.read(answer.body(), url, Page.Depth.WHOLE).resources()
            : List.of();
    if (cache != null) {
      Freshness freshness = Freshness.of(answer.status(), answer.headers(), now);
      cache.put(url, freshness, now.toEpochMilli(), answer.bytesReceived(), parts);
    }
    return parts;
  }

  private boolean isNewIcon(String url) {
    return icons.size() >= ICONS_REMEMBERED_MAX || icons.add(url);
  }
}

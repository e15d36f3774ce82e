package dev.trafficgenerator.engine;

import dev.trafficgenerator.engine.page.BrowserCache;
import dev.trafficgenerator.engine.page.Contents;
import dev.trafficgenerator.engine.page.Resource;
import dev.trafficgenerator.http.Exchange;
import dev.trafficgenerator.visitor.Purpose;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What of a page is still to be fetched, the most urgent first, each URL once. What is stored and
/// fresh is not; what it names is. For one thread at a time.
final class PageQueue {
  /// All that a page is made of, with what its style sheets and frames name.
  static final int RESOURCES_MAX = 100;

  /// One thing to fetch.
  ///
  /// @param isInner whether a style sheet or a frame named it: what it names itself is left alone
  /// @param stored what the browser has of it, and asks about; null for nothing
  record Task(
      Resource resource, boolean isInner, int number, BrowserCache.@Nullable Stored stored) {
    private static final Comparator<Task> URGENCY =
        Comparator.comparingInt((Task task) -> task.resource.rank()).thenComparingInt(Task::number);
  }

  private final BrowserCache cache;
  private final PriorityQueue<Task> waiting = new PriorityQueue<>(Task.URGENCY);
  private final Set<String> known = new HashSet<>();

  PageQueue(BrowserCache cache, List<Resource> resources) {
    this.cache = cache;
    add(resources, false);
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  /// The next one; null when there is none for now.
  @Nullable Task next() {
    return waiting.poll();
  }

  /// An answer for `url` came, such as a redirect.
  void remember(String url) {
    cache.remember(url);
  }

  /// What came for a task.
  ///
  /// @param url where it was found, which a redirect may have led to
  /// @param parts what the answer names
  void arrived(Task task, String url, Exchange.Answered answer, List<Resource> parts) {
    cache.remember(url);
    Contents contents = cache.arrived(key(task.resource, url), answer, Contents.of(parts));
    addInner(task.isInner, contents.resources());
  }

  /// What a frame names is not what the same page names by itself.
  private static String key(Resource resource, String url) {
    return resource.purpose() == Purpose.FRAME ? "frame " + url : url;
  }

  private void addInner(boolean isInner, List<Resource> parts) {
    if (!isInner) {
      add(parts, true);
    }
  }

  private void add(List<Resource> resources, boolean isInner) {
    for (Resource resource : resources) {
      if (known.size() < RESOURCES_MAX && known.add(resource.url())) {
        BrowserCache.Stored stored = cache.get(key(resource, resource.url()));
        if (stored != null && stored.isFresh(System.currentTimeMillis())) {
          addInner(isInner, stored.contents().resources());
        } else {
          waiting.add(new Task(resource, isInner, known.size(), stored));
        }
      }
    }
  }
}

package dev.trafficgenerator.engine.page;

import dev.trafficgenerator.engine.planning.StoredAnswers;
import dev.trafficgenerator.http.AnswerHeaders;
import dev.trafficgenerator.http.Exchange;
import dev.trafficgenerator.http.Freshness;
import dev.trafficgenerator.visitor.Occasion.Recall;
import dev.trafficgenerator.visitor.Occasion.Validators;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One visitor's browser cache: what it would hold, and on which terms it may use that again. The
/// answers themselves are of no use here; of pages and style sheets it keeps what they name. For
/// one thread at a time.
public final class BrowserCache implements StoredAnswers {
  private static final int NOT_MODIFIED = 304;

  /// Most answers; beyond, the one that was not needed for longest goes.
  static final int ENTRIES_MAX = 128;

  /// Most bytes that the answers took on the wire, with what is known of what they name.
  static final long BYTES_MAX = 32L << 20;

  /// One larger than this part of the cache is not kept, as in Chromium.
  private static final int LARGEST_PART = 8;

  /// A stored answer.
  ///
  /// @param staleAtMillis when it is no longer fresh, as a reading of the clock
  /// @param bytes that it took on the wire
  /// @param contents what it names
  public record Stored(Freshness freshness, long staleAtMillis, long bytes, Contents contents) {
    /// What to ask with whether it is still right.
    public Validators validators() {
      return new Validators(freshness.etag(), freshness.lastModified());
    }

    /// Whether it can be used without asking.
    public boolean isFresh(long nowMillis) {
      return nowMillis < staleAtMillis;
    }
  }

  private final int entriesMax;
  private final Map<String, Stored> entries = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;

  /// What came during the visit, and the pages' own memory holds, however long it may be stored.
  private final Set<String> inMemory = new HashSet<>();

  /// An empty one.
  public BrowserCache() {
    this(ENTRIES_MAX);
  }

  private BrowserCache(int entriesMax) {
    this.entriesMax = entriesMax;
  }

  /// Of a browser that stores nothing.
  public static BrowserCache none() {
    return new BrowserCache(0);
  }

  /// Whether anything is ever stored.
  public boolean isInUse() {
    return entriesMax > 0;
  }

  /// The stored answer for `url`; null for none.
  public @Nullable Stored get(String url) {
    return entries.get(url);
  }

  @Override
  public Validators validators(String url) {
    Stored stored = entries.get(url);
    return stored == null ? Validators.NONE : stored.validators();
  }

  @Override
  public Recall recall(String url) {
    return inMemory.contains(url) ? Recall.IN_MEMORY : Recall.NOTHING;
  }

  /// An answer for `url` came, whatever it was.
  public void remember(String url) {
    if (isInUse() && inMemory.size() < ENTRIES_MAX) {
      inMemory.add(url);
    }
  }

  /// The visit is over, and with it the pages.
  public void closePages() {
    inMemory.clear();
  }

  /// Forgets all of it.
  public void clear() {
    entries.clear();
    inMemory.clear();
    bytes = 0;
  }

  /// The stored answer for `url` is no longer right: something was sent there (RFC 9111, 4.4).
  public void invalidate(String url) {
    remove(url);
  }

  /// Takes in what came for `url`: an answer that is stored, if it may be, in the place of an
  /// earlier one; or the target's word that the stored one is still right.
  ///
  /// @param contents what the answer names
  /// @return what the answer that counts now names
  public Contents arrived(String url, Exchange.Answered answer, Contents contents) {
    if (!isInUse()) {
      return contents;
    }
    Instant now = Instant.now();
    if (answer.status() != NOT_MODIFIED) {
      Freshness freshness = Freshness.of(answer.status(), answer.headers(), now);
      put(url, freshness, now.toEpochMilli(), answer.bytesReceived(), contents);
      return contents;
    }
    renew(url, answer.headers(), now);
    Stored stored = entries.get(url);
    return stored == null ? contents : stored.contents();
  }

  /// Stores a whole answer, if it may be stored, in the place of an earlier one.
  void put(String url, Freshness freshness, long nowMillis, long wireBytes, Contents contents) {
    remove(url);
    long size = wireBytes + contents.bytes();
    if (freshness.isStorable() && size <= BYTES_MAX / LARGEST_PART) {
      entries.put(url, stored(freshness, nowMillis, size, contents));
      bytes += size;
      makeRoom();
    }
  }

  /// The target says that the stored answer is still right, and on which terms from now on.
  void renew(String url, AnswerHeaders answer, Instant now) {
    Stored before = entries.get(url);
    if (before != null) {
      Freshness terms = before.freshness.renewedBy(answer, now);
      entries.put(url, stored(terms, now.toEpochMilli(), before.bytes, before.contents));
    }
  }

  private static Stored stored(Freshness freshness, long nowMillis, long size, Contents contents) {
    return new Stored(freshness, nowMillis + freshness.freshMillis(), size, contents);
  }

  private void remove(String url) {
    Stored before = entries.remove(url);
    bytes -= before == null ? 0 : before.bytes;
  }

  private void makeRoom() {
    while (entries.size() > entriesMax || bytes > BYTES_MAX) {
      remove(entries.keySet().iterator().next());
    }
  }

  int size() {
    return entries.size();
  }
}

package dev.trafficgenerator.engine.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.http.Freshness;
import dev.trafficgenerator.visitor.Occasion.Recall;
import dev.trafficgenerator.visitor.Occasion.Validators;
import dev.trafficgenerator.visitor.Purpose;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class BrowserCacheTest {
  private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");
  private static final Freshness MINUTE = new Freshness(true, 60_000, "\"v1\"", null);

  private final BrowserCache cache = new BrowserCache();

  private void put(String url, Freshness freshness, long bytes) {
    cache.put(url, freshness, NOON.toEpochMilli(), bytes, Contents.NOTHING);
  }

  private boolean isFresh(String url, int secondsLater) {
    return Objects.requireNonNull(cache.get(url))
        .isFresh(NOON.plusSeconds(secondsLater).toEpochMilli());
  }

  @Test
  void whatIsStoredIsFreshForItsTime() {
    put("/a", MINUTE, 100);

    assertThat(isFresh("/a", 59)).isTrue();
    assertThat(isFresh("/a", 60)).isFalse();
    assertThat(cache.validators("/a")).isEqualTo(new Validators("\"v1\"", null));
    assertThat(cache.validators("/b")).isEqualTo(Validators.NONE);
  }

  @Test
  void anAnswerThatMayNotBeStoredDrivesOutTheOneBefore() {
    put("/a", MINUTE, 100);
    put("/a", Freshness.NONE, 100);

    assertThat(cache.get("/a")).isNull();
  }

  @Test
  void aRenewedAnswerIsFreshAgain() {
    put("/a", MINUTE, 100);
    cache.renew("/a", Map.of("ETag", "\"v2\"")::get, NOON.plusSeconds(100));

    assertThat(isFresh("/a", 159)).isTrue();
    assertThat(isFresh("/a", 160)).isFalse();
    assertThat(cache.validators("/a").etag()).isEqualTo("\"v2\"");

    cache.renew("/a", Map.of("Cache-Control", "max-age=10")::get, NOON.plusSeconds(200));
    assertThat(isFresh("/a", 209)).isTrue();
    assertThat(isFresh("/a", 211)).isFalse();
  }

  @Test
  void thereIsRoomForSoManyAndWhatWasNotNeededForLongestGoes() {
    for (int i = 0; i < BrowserCache.ENTRIES_MAX; i++) {
      put("/" + i, MINUTE, 1);
    }
    cache.get("/0");
    put("/new", MINUTE, 1);

    assertThat(cache.size()).isEqualTo(BrowserCache.ENTRIES_MAX);
    assertThat(cache.get("/0")).isNotNull();
    assertThat(cache.get("/1")).isNull();
  }

  @Test
  void thereIsRoomForSoManyBytes() {
    long eighth = BrowserCache.BYTES_MAX / 8;
    put("/large", MINUTE, eighth + 1);
    assertThat(cache.get("/large")).isNull();

    for (int i = 0; i < 9; i++) {
      put("/" + i, MINUTE, eighth);
    }
    assertThat(cache.size()).isEqualTo(8);
    // The one that is replaced no longer counts.
    put("/8", MINUTE, 1);
    put("/9", MINUTE, eighth - 1);
    assertThat(cache.size()).isEqualTo(9);
  }

  @Test
  void whatCameIsInMemoryUntilThePagesAreClosed() {
    cache.remember("/a");

    assertThat(cache.recall("/a")).isEqualTo(Recall.IN_MEMORY);
    assertThat(cache.recall("/b")).isEqualTo(Recall.NOTHING);

    cache.closePages();
    assertThat(cache.recall("/a")).isEqualTo(Recall.NOTHING);
  }

  @Test
  void aBrowserThatStoresNothingRemembersNothing() {
    BrowserCache none = BrowserCache.none();
    none.remember("/a");

    assertThat(none.recall("/a")).isEqualTo(Recall.NOTHING);
  }

  @Test
  void whatSomethingWasSentToIsNotStoredAnyMore() {
    put("/a", MINUTE, 100);
    put("/b", MINUTE, 100);

    cache.invalidate("/a");

    assertThat(cache.get("/a")).isNull();
    assertThat(cache.get("/b")).isNotNull();
  }

  @Test
  void whatAnAnswerNamesTakesRoomToo() {
    String long1 = "http://shop.test/" + "x".repeat(7_000);
    var names =
        new Contents(
            Collections.nCopies(100, new Resource(Purpose.IMAGE, long1, "/", long1)), List.of());
    for (int i = 0; i < 100; i++) {
      cache.put("/" + i, MINUTE, NOON.toEpochMilli(), 1, names);
    }

    assertThat(cache.size()).isBetween(10, 30);
  }
}

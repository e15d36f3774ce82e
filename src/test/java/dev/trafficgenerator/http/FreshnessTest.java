package dev.trafficgenerator.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// RFC 9111, as far as a private cache of GETs goes.
class FreshnessTest {
  private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");

  private static Map<String, String> headers(String written) {
    var headers = new HashMap<String, String>();
    for (String line : written.split(";", -1)) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers.put(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
      }
    }
    return headers;
  }

  private static Freshness of(int status, String written) {
    return Freshness.of(status, headers(written)::get, NOW);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Cache-Control: max-age=60 | 60",
        "Cache-Control: public, max-age=60, immutable | 60",
        "Cache-Control: max-age=60, s-maxage=5 | 60",
        "Cache-Control: max-age=60; Age: 20 | 40",
        "Cache-Control: max-age=60; Age: 90; ETag: x | 0",
        "Cache-Control: max-age=60; Age: what | 60",
        "Cache-Control: no-cache, max-age=60; ETag: x | 0",
        "Cache-Control: max-age=0; ETag: x | 0",
        "Cache-Control: max-age=60; Expires: Fri, 27 Nov 2026 13:00:00 GMT | 60",
        "Expires: Fri, 27 Nov 2026 13:00:00 GMT; Date: Fri, 27 Nov 2026 12:59:00 GMT | 60",
        "Expires: Fri, 27 Nov 2026 12:01:00 GMT | 60",
        "Expires: 0; ETag: x | 0",
        "Last-Modified: Fri, 27 Nov 2026 11:50:00 GMT | 60",
        "Last-Modified: Fri, 27 Nov 2026 12:10:00 GMT | 0",
        "Cache-Control: max-age=999999999999 | 31536000",
        "ETag: x | 0"
      })
  void anAnswerIsFreshFor(String written, long seconds) {
    Freshness freshness = of(200, written);

    assertThat(freshness.isStorable()).isTrue();
    assertThat(freshness.freshMillis()).isEqualTo(seconds * 1_000);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "200 | Cache-Control: no-store, max-age=60",
        "200 | Cache-Control: max-age=60; Vary: *",
        "200 | Content-Type: text/html",
        "404 | Cache-Control: max-age=60",
        "302 | Cache-Control: max-age=60",
        "206 | Cache-Control: max-age=60"
      })
  void anAnswerIsNotStored(int status, String written) {
    assertThat(of(status, written)).isEqualTo(Freshness.NONE);
  }

  @Test
  void theValidatorsAreThoseOfTheAnswer() {
    Freshness freshness = of(200, "ETag: W/x; Last-Modified: Fri, 27 Nov 2026 11:50:00 GMT");

    assertThat(freshness.etag()).isEqualTo("W/x");
    assertThat(freshness.lastModified()).isEqualTo("Fri, 27 Nov 2026 11:50:00 GMT");
  }

  @Test
  void whatA304LeavesOutStays() {
    Freshness stored = of(200, "Cache-Control: max-age=60; ETag: a");

    assertThat(stored.renewedBy(headers("ETag: b")::get, NOW))
        .isEqualTo(new Freshness(true, 60_000, "b", null));
    assertThat(stored.renewedBy(headers("Cache-Control: no-cache")::get, NOW))
        .isEqualTo(new Freshness(true, 0, "a", null));
    assertThat(stored.renewedBy(headers("Cache-Control: public")::get, NOW))
        .isEqualTo(new Freshness(true, 60_000, "a", null));
  }
}

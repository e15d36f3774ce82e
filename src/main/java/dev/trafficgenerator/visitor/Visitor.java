package dev.trafficgenerator.visitor;

import dev.trafficgenerator.http.HeaderList;
import java.util.SplittableRandom;
import java.util.UUID;

/// One visit's identity; it stays the same for a session.
///
/// @param address public IPv4 text
/// @param country where the address is from, by its code; empty where nobody knows
/// @param language the value of `Accept-Language`; empty for an API client, which has no person
public record Visitor(Profile profile, String address, String country, String language) {

  /// A visitor from nobody knows where.
  public Visitor(Profile profile, String address, String language) {
    this(profile, address, "", language);
  }

  /// What this visitor sends on `occasion`, in its order and letter case for HTTP/1.1, with
  /// [slots][HeaderList#SLOT] for Host, Cookie and Content-Length where it puts them.
  ///
  /// @throws IllegalArgumentException when the occasion's origin is no http or https origin
  public HeaderList headers(Occasion occasion) {
    HeaderTemplate template =
        switch (profile) {
          case BrowserProfile browser -> browser.headers(occasion.purpose());
          case ClientProfile client -> client.headers();
        };
    return template.fill(this, occasion);
  }

  /// A random-looking UUID (version 4) that stays with the address, for the clients that send one.
  String token() {
    var random = new SplittableRandom(address.hashCode());
    long high = (random.nextLong() & 0xffff_ffff_ffff_0fffL) | 0x4000L;
    long low = (random.nextLong() >>> 2) | (1L << 63);
    return new UUID(high, low).toString();
  }
}

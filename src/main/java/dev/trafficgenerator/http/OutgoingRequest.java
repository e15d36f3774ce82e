package dev.trafficgenerator.http;

import org.jspecify.annotations.Nullable;

/// A request that is ready to go. Immutable, and worth keeping: sending the same object again
/// spares all the work of building it.
public final class OutgoingRequest {
  private final String method;
  private final String url;
  private final HeaderList headers;
  private final byte @Nullable [] body;

  /// Racy on purpose: immutable, and at worst made twice.
  private @Nullable PreparedRequest prepared;

  /// @param url absolute, http or https, already percent-encoded. `.` and `..` in its path are
  ///   resolved and a fragment is left out, as browsers do it
  /// @param headers all that is sent, in order; see [HeaderList#SLOT]
  /// @param body null = none; the array is not copied. A POST, PUT or PATCH without one has an
  ///   empty one
  public OutgoingRequest(String method, String url, HeaderList headers, byte @Nullable [] body) {
    this.method = method;
    this.url = url;
    this.headers = headers;
    this.body = body;
  }

  public String method() {
    return method;
  }

  public String url() {
    return url;
  }

  public HeaderList headers() {
    return headers;
  }

  public byte @Nullable [] body() {
    return body;
  }

  /// The headers as they went out last, with every [slot][HeaderList#SLOT] filled, in the letter
  /// case that HTTP/1.1 shows; as they would go out over HTTP/1.1 without any cookie of the
  /// visitor's where they have not been sent yet.
  ///
  /// @throws IllegalArgumentException if the URL, the method or a header cannot be sent
  public HeaderList headersOnTheWire() {
    return prepared().headersOnTheWire();
  }

  /// The request in the form in which it is sent.
  ///
  /// @throws IllegalArgumentException if the URL, the method or a header cannot be sent
  PreparedRequest prepared() {
    PreparedRequest made = prepared;
    if (made == null) {
      made = new PreparedRequest(this);
      prepared = made;
    }
    return made;
  }
}

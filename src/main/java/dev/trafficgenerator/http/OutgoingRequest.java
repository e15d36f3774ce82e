package dev.trafficgenerator.http;

import org.jspecify.annotations.Nullable;

/// A request that is ready to go. Immutable, and worth keeping: sending the same object again
/// spares all the work of building it.
public final class OutgoingRequest {
  private final String method;
  private final String url;
  private final HeaderList headers;
  private final byte @Nullable [] body;

  /// @param url absolute, http or https, already percent-encoded
  /// @param headers all that is sent, in order; see [HeaderList#SLOT]
  /// @param body null = none; the array is not copied
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
}

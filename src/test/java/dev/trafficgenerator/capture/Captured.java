package dev.trafficgenerator.capture;

import java.util.List;

/// A request as it came over the wire.
///
/// @param method of HTTP
/// @param path with the query
/// @param headers in their order and letter case, over HTTP/2 without the pseudo headers
/// @param priority what an HTTP/2 frame said of the stream's; empty for nothing
record Captured(String method, String path, List<Header> headers, String priority) {

  record Header(String name, String value) {
    @Override
    public String toString() {
      return name + ": " + value;
    }
  }

  Captured {
    headers = List.copyOf(headers);
  }

  /// The first one's value, whatever the letter case; empty for none.
  String header(String name) {
    return headers.stream()
        .filter(header -> header.name().equalsIgnoreCase(name))
        .map(Header::value)
        .findFirst()
        .orElse("");
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}

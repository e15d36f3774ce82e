package dev.trafficgenerator.http;

import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/// An answer's headers as OkHttp read them.
record ReceivedHeaders(Headers headers) implements AnswerHeaders {

  @Override
  public @Nullable String get(String name) {
    return headers.get(name);
  }

  @Override
  public HeaderList all() {
    var all = new HeaderList.Builder();
    headers.forEach(header -> all.add(header.getFirst(), header.getSecond()));
    return all.build();
  }

  /// Names only: values may be secrets.
  @Override
  public String toString() {
    return headers.names().toString();
  }
}

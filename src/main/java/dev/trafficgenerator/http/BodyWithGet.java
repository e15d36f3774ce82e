package dev.trafficgenerator.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import okhttp3.Interceptor.Chain;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.internal.http.RealInterceptorChain;
import okio.BufferedSink;
import okio.Okio;

/// A GET or HEAD with a body: unusual, but some APIs take one, `curl -X GET -d` sends one, and it
/// is among the things that a firewall wants to be tried with. OkHttp's last step leaves the body
/// out though the headers name its length; so it is written here, as soon as the headers are, by
/// way of what OkHttp keeps to itself. Used for no other request.
final class BodyWithGet {
  private BodyWithGet() {}

  /// @param bare the request without its body
  static Request request(Request bare, RequestBody body) {
    Request.Builder builder = bare.newBuilder();
    builder.setBody$okhttp(body);
    return builder.build();
  }

  /// Whether OkHttp takes it that no request of this method has a body.
  static boolean isRefused(String method) {
    return method.equals("GET") || method.equals("HEAD");
  }

  /// To be called when the headers of `request` have been written over the connection of `chain`.
  /// Does nothing for a request that has no body, or one that OkHttp sends.
  ///
  /// @throws UncheckedIOException if it can't be written
  static void write(Chain chain, Request request) {
    RequestBody body = request.body();
    if (body == null || !isRefused(request.method())) {
      return;
    }
    var exchange = Objects.requireNonNull(((RealInterceptorChain) chain).getExchange$okhttp());
    try (BufferedSink sink = Okio.buffer(exchange.createRequestBody(request, false))) {
      body.writeTo(sink);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

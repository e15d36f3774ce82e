package dev.trafficgenerator.http;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.Objects;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Handshake;
import okhttp3.Interceptor.Chain;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/// How far the exchange in flight has come: what OkHttp tells on the way, and what the lane counts.
final class Progress extends EventListener {

  /// The steps of an exchange, in order.
  enum Step {
    START,
    CONNECTING,
    SECURING,
    CONNECTED,
    EXCHANGING
  }

  private Step step = Step.START;
  private boolean freshConnection;
  private boolean answering;
  private @Nullable Chain chain;
  private @Nullable Response headers;
  private long startNanos;
  private long bytesSent;
  private long bytesReceived;

  void begin(long nanos) {
    startNanos = nanos;
    bytesSent = 0;
    bytesReceived = 0;
    attempt();
  }

  /// From the beginning, with what was counted.
  void attempt() {
    step = Step.START;
    freshConnection = false;
    answering = false;
    headers = null;
  }

  void exchanging() {
    step = Step.EXCHANGING;
  }

  /// The request is about to go out over a connection.
  void sendingOver(Chain connected) {
    chain = connected;
  }

  void sent(long bytes) {
    bytesSent += bytes;
  }

  void received(long bytes) {
    bytesReceived += bytes;
  }

  Step step() {
    return step;
  }

  /// Whether the connection was made for this exchange.
  boolean isFreshConnection() {
    return freshConnection;
  }

  /// Whether anything came back, be it only a 100.
  boolean isAnswering() {
    return answering;
  }

  /// The answer's, once they are there.
  @Nullable Response headers() {
    return headers;
  }

  long startNanos() {
    return startNanos;
  }

  long bytesSent() {
    return bytesSent;
  }

  long bytesReceived() {
    return bytesReceived;
  }

  @Override
  public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
    step = Step.CONNECTING;
    freshConnection = true;
  }

  @Override
  public void secureConnectStart(Call call) {
    step = Step.SECURING;
  }

  @Override
  public void secureConnectEnd(Call call, @Nullable Handshake handshake) {
    step = Step.CONNECTED;
  }

  @Override
  public void connectEnd(
      Call call, InetSocketAddress address, Proxy proxy, @Nullable Protocol protocol) {
    step = Step.CONNECTED;
  }

  @Override
  public void requestHeadersEnd(Call call, Request request) {
    BodyWithGet.write(Objects.requireNonNull(chain), request);
  }

  @Override
  public void requestBodyEnd(Call call, long byteCount) {
    bytesSent += byteCount;
  }

  @Override
  public void responseHeadersStart(Call call) {
    answering = true;
  }

  @Override
  public void responseHeadersEnd(Call call, Response response) {
    headers = response;
    bytesReceived += headBytes(response);
  }

  /// `HTTP/1.1 200 OK`, the headers and the empty line.
  private static long headBytes(Response response) {
    return 17L + response.message().length() + response.headers().byteCount();
  }
}

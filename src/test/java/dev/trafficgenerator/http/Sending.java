package dev.trafficgenerator.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.http.Exchange.Answered;
import dev.trafficgenerator.http.Exchange.Unanswered;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// A sender and one visitor's connections, and the short words tests use.
final class Sending implements AutoCloseable {
  static final long LONG_NANOS = TimeUnit.SECONDS.toNanos(30);
  static final Keep ALL = (_, _) -> 1 << 20;

  final OkHttpSender sender;
  final Connections connections;

  Sending() {
    this(new ConnectionSettings(Optional.empty(), false, Protocol.NEGOTIATED, TlsLibrary.AUTO));
  }

  Sending(ConnectionSettings settings) {
    this(new OkHttpSender(settings));
  }

  Sending(OkHttpSender sender) {
    this.sender = sender;
    this.connections = sender.newConnections();
  }

  static Sending to(InetAddress address) {
    return new Sending(
        new ConnectionSettings(Optional.of(address), false, Protocol.NEGOTIATED, TlsLibrary.AUTO));
  }

  static Sending with(Protocol protocol) {
    return new Sending(new ConnectionSettings(Optional.empty(), false, protocol, TlsLibrary.AUTO));
  }

  static OutgoingRequest get(String url) {
    return request("GET", url);
  }

  static OutgoingRequest request(String method, String url, String... headers) {
    return new OutgoingRequest(method, url, HeaderList.of(headers), null);
  }

  static OutgoingRequest post(String url, String body, String... headers) {
    return new OutgoingRequest("POST", url, HeaderList.of(headers), bytes(body));
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  void use(Consumer<Lane> work) {
    connections.use(work);
  }

  /// One after the other on one lane, all of the bodies kept.
  List<Exchange> send(OutgoingRequest... requests) {
    var exchanges = new ArrayList<Exchange>();
    use(lane -> {
      for (OutgoingRequest request : requests) {
        exchanges.add(lane.send(request, LONG_NANOS, ALL));
      }
    });
    return exchanges;
  }

  Answered answer(OutgoingRequest request) {
    return answered(send(request).getFirst());
  }

  Unanswered failure(OutgoingRequest request) {
    return failed(send(request).getFirst());
  }

  static Answered answered(Exchange exchange) {
    assertThat(exchange).isInstanceOf(Answered.class);
    return (Answered) exchange;
  }

  static Unanswered failed(Exchange exchange) {
    assertThat(exchange).isInstanceOf(Unanswered.class);
    return (Unanswered) exchange;
  }

  static String body(Answered answered) {
    return new String(answered.body(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    connections.close();
    sender.close();
  }
}

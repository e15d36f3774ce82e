package dev.trafficgenerator.http;

import java.net.Proxy;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.X509TrustManager;
import okhttp3.ConnectionSpec;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/// Sends through OkHttp. What all visitors of a run share is made once here: trust, names, sockets,
/// the sweeper; connections and cookies are each visitor's own.
///
/// OkHttp's own redirects, cookies, gzip, retries, proxies, headers and time limits are all off:
/// what goes out is the [OutgoingRequest] and nothing else.
public final class OkHttpSender implements Sender {

  /// One attempt to connect to one address may take this long, unless the exchange's limit is
  /// shorter. Browsers wait longer, but a run wants to know.
  static final int CONNECT_MILLIS_MAX = 10_000;

  private final boolean onlyHttp2;
  private final OkHttpClient tlsClient;
  private final OkHttpClient clearClient;
  private final Set<VisitorConnections> visitors = ConcurrentHashMap.newKeySet();
  private final Set<OkHttpLane> lanes = ConcurrentHashMap.newKeySet();
  private final Sweeper sweeper = new Sweeper(lanes);
  private volatile boolean aborted;
  private volatile boolean tlsUsual = true;

  public OkHttpSender(ConnectionSettings settings) {
    this(settings, null);
  }

  /// @param anchors decides over certificates in place of the platform's own, if they are checked
  OkHttpSender(ConnectionSettings settings, @Nullable X509TrustManager anchors) {
    onlyHttp2 = settings.protocol() == Protocol.HTTP_2;
    OkHttpClient shared = sharedClient(settings, anchors);
    tlsClient = shared.newBuilder().protocols(overTls(settings.protocol())).build();
    clearClient =
        onlyHttp2
            ? shared.newBuilder().protocols(List.of(okhttp3.Protocol.H2_PRIOR_KNOWLEDGE)).build()
            : tlsClient;
  }

  private static OkHttpClient sharedClient(
      ConnectionSettings settings, @Nullable X509TrustManager anchors) {
    var names = new NameResolver(settings.connectTo());
    var builder =
        new OkHttpClient.Builder()
            .addInterceptor(chain -> OkHttpLane.current().open(chain))
            .addNetworkInterceptor(chain -> OkHttpLane.current().overConnection(chain))
            .eventListenerFactory(_ -> OkHttpLane.current().progress())
            .dns(_ -> names.lookup(OkHttpLane.current().host()))
            .socketFactory(new TargetSocket.Factory(settings.connectTo()))
            .proxy(Proxy.NO_PROXY)
            .connectionSpecs(specs(settings.tlsLibrary().here()))
            .followRedirects(false)
            .followSslRedirects(false)
            .retryOnConnectionFailure(false)
            .fastFallback(false)
            .connectTimeout(CONNECT_MILLIS_MAX, TimeUnit.MILLISECONDS)
            // The sweeper's business: a timed read costs a wake-up of another thread each time.
            .readTimeout(0, TimeUnit.MILLISECONDS)
            .writeTimeout(0, TimeUnit.MILLISECONDS)
            .callTimeout(0, TimeUnit.MILLISECONDS);
    Trust.configure(builder, settings, anchors);
    return builder.build();
  }

  /// OkHttp would cut the visitors' lists of cipher suites to those it has heard of.
  private static List<ConnectionSpec> specs(TlsLibrary library) {
    return switch (library) {
      case CONSCRYPT ->
          List.of(
              new ConnectionSpec.Builder(ConnectionSpec.MODERN_TLS)
                  .allEnabledCipherSuites()
                  .build(),
              ConnectionSpec.CLEARTEXT);
      case AUTO, JDK -> List.of(ConnectionSpec.MODERN_TLS, ConnectionSpec.CLEARTEXT);
    };
  }

  private static List<okhttp3.Protocol> overTls(Protocol protocol) {
    return switch (protocol) {
      case HTTP_1_1 -> List.of(okhttp3.Protocol.HTTP_1_1);
      case NEGOTIATED, HTTP_2 -> List.of(okhttp3.Protocol.HTTP_2, okhttp3.Protocol.HTTP_1_1);
    };
  }

  @Override
  public Connections newConnections(VisitorCookies cookies, CipherSuites ciphers) {
    var connections = new VisitorConnections(this, cookies, ciphers);
    visitors.add(connections);
    return connections;
  }

  @Override
  public void abortAll() {
    aborted = true;
    lanes.forEach(OkHttpLane::abort);
  }

  @Override
  public void close() {
    abortAll();
    sweeper.close();
    visitors.forEach(VisitorConnections::dropIdle);
    visitors.clear();
  }

  boolean isAborted() {
    return aborted;
  }

  /// Whether an https answer in HTTP/1.1 is a failure.
  boolean isOnlyHttp2() {
    return onlyHttp2;
  }

  /// Which URLs a lane should be made for, judged by those that came.
  boolean isTlsUsual() {
    return tlsUsual;
  }

  void usual(boolean tls) {
    tlsUsual = tls;
  }

  /// The client that serves `https` or plain URLs; the same one but for [Protocol#HTTP_2].
  OkHttpClient client(boolean tls) {
    return tls ? tlsClient : clearClient;
  }

  void opened(OkHttpLane lane) {
    lanes.add(lane);
    sweeper.start();
  }

  void ended(OkHttpLane lane) {
    lanes.remove(lane);
  }

  void closed(VisitorConnections connections) {
    visitors.remove(connections);
  }
}

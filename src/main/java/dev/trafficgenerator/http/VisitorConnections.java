package dev.trafficgenerator.http;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/// One visitor's pool, cookies and TLS sessions. Costs next to nothing until a lane is used.
final class VisitorConnections implements Connections {

  /// As many as a browser keeps to one host.
  static final int IDLE_CONNECTIONS_MAX = 6;

  private static final long KEEP_ALIVE_MINUTES = 5;

  /// A connection silent for this long may well have been closed by the target, whose limit is some
  /// seconds as a rule.
  private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

  /// What a lane's call is made of; never sent.
  private static final Request PLACEHOLDER =
      new Request.Builder().url("http://lane.invalid/").build();

  private final OkHttpSender sender;
  private final VisitorCookies cookies;
  private final CipherSuites ciphers;
  private final ReadAllowance allowance = new ReadAllowance();
  private volatile @Nullable ConnectionPool pool;

  /// All three guarded by this.
  private @Nullable OkHttpClient tlsClient;

  private @Nullable OkHttpClient clearClient;
  private @Nullable SSLContext tls;
  private volatile @Nullable String host;
  private @Nullable Connection lastConnection;
  private long lastUsedNanos;
  private volatile boolean laneOpen;
  private volatile boolean closed;

  VisitorConnections(OkHttpSender sender, VisitorCookies cookies, CipherSuites ciphers) {
    this.sender = sender;
    this.cookies = cookies;
    this.ciphers = ciphers;
  }

  @Override
  public void use(Consumer<Lane> work) {
    if (closed || laneOpen) {
      throw new IllegalStateException(closed ? "closed" : "a lane is open already");
    }
    laneOpen = true;
    try {
      run(new OkHttpLane(this, false, work));
    } finally {
      laneOpen = false;
    }
  }

  @Override
  public void beside(Consumer<Lane> work) {
    if (closed || !laneOpen) {
      throw new IllegalStateException(closed ? "closed" : "no lane is open");
    }
    run(new OkHttpLane(this, true, work));
  }

  private void run(OkHttpLane lane) {
    sender.opened(lane);
    try {
      lane.run();
    } finally {
      sender.ended(lane);
      if (closed || sender.isAborted()) {
        dropIdle();
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    dropIdle();
    cookies.endSession();
    lastConnection = null;
    sender.closed(this);
  }

  /// The pool could not tell apart two hosts by their [alias][PreparedRequest#ALIAS].
  ///
  /// @throws IllegalArgumentException if it is not the host of all requests before
  void checkHost(String requested) {
    String known = host;
    if (known == null) {
      host = requested;
    } else if (!known.equals(requested)) {
      throw new IllegalArgumentException("a visitor's connections are to one host, " + known);
    }
  }

  OkHttpSender sender() {
    return sender;
  }

  VisitorCookies cookies() {
    return cookies;
  }

  CipherSuites ciphers() {
    return ciphers;
  }

  /// What the visitor's TLS connections have in common.
  synchronized SSLContext tls(TlsSockets sockets) {
    SSLContext context = tls;
    if (context == null) {
      context = sockets.newContext();
      tls = context;
    }
    return context;
  }

  ReadAllowance allowance() {
    return allowance;
  }

  /// A call that runs into the lane of this thread.
  Call newCall(boolean tls) {
    return client(tls).newCall(PLACEHOLDER);
  }

  /// Closes the connections that no lane holds.
  void dropIdle() {
    ConnectionPool existing = pool;
    if (existing != null) {
      existing.evictAll();
    }
  }

  void used(Connection connection, long nanos) {
    lastConnection = connection;
    lastUsedNanos = nanos;
  }

  /// Closes our side of a connection that the target has closed in a pause, so that a fresh one is
  /// made: for requests that must not be sent a second time if it turns out to be dead. OkHttp has
  /// such a check, but makes it before each request that is not a GET, and it takes a millisecond.
  void dropIfClosedInPause(long nowNanos) {
    Connection connection = lastConnection;
    if (connection == null
        || nowNanos - lastUsedNanos < PAUSE_NANOS
        || Peer.isMultiplexed(connection)) {
      return;
    }
    switch (Peer.look(connection.socket())) {
      case SILENT -> {}
      case GONE, TALKING -> Peer.closeQuietly(connection.socket());
    }
  }

  private synchronized OkHttpClient client(boolean tls) {
    OkHttpClient client = tls ? tlsClient : clearClient;
    if (client == null) {
      client = sender.client(tls).newBuilder().connectionPool(pool()).build();
      boolean forBoth = !sender.isOnlyHttp2();
      tlsClient = tls || forBoth ? client : tlsClient;
      clearClient = tls && !forBoth ? clearClient : client;
    }
    return client;
  }

  private ConnectionPool pool() {
    ConnectionPool existing = pool;
    if (existing == null) {
      existing = new ConnectionPool(IDLE_CONNECTIONS_MAX, KEEP_ALIVE_MINUTES, TimeUnit.MINUTES);
      pool = existing;
    }
    return existing;
  }
}

package dev.trafficgenerator.http;

import dev.trafficgenerator.http.Progress.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import okhttp3.Call;
import okhttp3.Interceptor.Chain;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/// A lane is one OkHttp call whose first interceptor sends as many requests as it likes. The call
/// keeps its connection meanwhile, where separate calls would hand it back and fetch it each time,
/// under a lock of the whole process. Its price: a cancelled call is over, and so is the lane.
final class OkHttpLane implements Lane {
  private static final ScopedValue<OkHttpLane> CURRENT = ScopedValue.newInstance();
  private static final long TIMEOUT_NANOS_MAX = TimeUnit.DAYS.toNanos(1);

  private final VisitorConnections visitor;
  private final Consumer<Lane> work;
  private final boolean tls;
  private final boolean isBeside;
  private final ReadAllowance allowance;
  private final TimeLimit limit = new TimeLimit();
  private final Progress progress = new Progress();
  private final WireExchange wire;
  private @Nullable Chain chain;
  private @Nullable PreparedRequest sending;
  private volatile @Nullable Call call;
  private volatile @Nullable Socket connecting;

  /// @param isBeside whether it is one of several, beside the visitor's own
  OkHttpLane(VisitorConnections visitor, boolean isBeside, Consumer<Lane> work) {
    this.visitor = visitor;
    this.isBeside = isBeside;
    this.work = work;
    this.tls = visitor.sender().isTlsUsual();
    this.allowance = new ReadAllowance(visitor.allowance());
    this.wire = new WireExchange(this, progress);
  }

  /// The lane of the calling thread.
  static OkHttpLane current() {
    return CURRENT.get();
  }

  /// Null for a thread that has none, as the one that reads HTTP/2.
  static @Nullable OkHttpLane ofThisThread() {
    return CURRENT.isBound() ? CURRENT.get() : null;
  }

  /// Runs the work to its end.
  void run() {
    try {
      ScopedValue.where(CURRENT, this).run(() -> execute(visitor.newCall(tls)));
    } finally {
      limit.spend();
    }
  }

  private void execute(Call made) {
    call = made;
    try {
      made.execute().close();
    } catch (IOException e) {
      // This is how a call ends that was cut off.
      if (!made.isCanceled()) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /// The first step of a call: of the lane's own, or of one for a single exchange.
  Response open(Chain opened) throws IOException {
    if (chain == null) {
      chain = opened;
      work.accept(this);
    } else {
      opened.proceed(Objects.requireNonNull(sending).inner());
    }
    return WireExchange.NOTHING;
  }

  /// The last step before the connection.
  Response overConnection(Chain connected) throws IOException {
    connecting = null;
    wire.exchange(connected);
    return WireExchange.NOTHING;
  }

  @Override
  public Exchange send(OutgoingRequest request, long timeoutNanos, Keep keep) {
    PreparedRequest prepared = request.prepared();
    visitor.checkHost(prepared.url().host());
    if (!prepared.isIdempotent() && !isBeside) {
      visitor.dropIfClosedInPause(System.nanoTime());
    }
    long startNanos = System.nanoTime();
    progress.begin(startNanos);
    if (visitor.sender().isAborted() || Thread.currentThread().isInterrupted()) {
      return unanswered(Cause.ABORTED);
    }
    if (!limit.begin(startNanos + Math.min(timeoutNanos, TIMEOUT_NANOS_MAX))) {
      if (visitor.sender().isAborted()) {
        return unanswered(Cause.ABORTED);
      }
      throw new IllegalStateException("the lane is spent");
    }
    sending = prepared;
    wire.begin(prepared, keep);
    boolean inTime = false;
    @Nullable IOException failure = null;
    try {
      failure = attempts(prepared);
    } finally {
      inTime = limit.end();
    }
    return outcome(inTime, failure);
  }

  private Exchange outcome(boolean inTime, @Nullable IOException failure) {
    Exchange.Answered answered = wire.answered();
    if (!inTime) {
      Cause cause = Objects.requireNonNull(limit.cutOffBy());
      return unanswered(cause, cause == Cause.TIMEOUT ? lateness() : cause.meaning());
    }
    if (answered != null) {
      if (wire.hasSwitchedProtocols()) {
        limit.spend();
      }
      return answered;
    }
    if (visitor.sender().isAborted() || Thread.currentThread().isInterrupted()) {
      return unanswered(Cause.ABORTED);
    }
    Cause cause = Failures.causeOf(Objects.requireNonNull(failure), progress.step());
    return unanswered(cause, FailureDetail.of(failure, cause));
  }

  private String lateness() {
    return FailureDetail.late(progress.step(), progress.isAnswering());
  }

  private Exchange unanswered(Cause cause) {
    return unanswered(cause, cause.meaning());
  }

  private Exchange unanswered(Cause cause, String detail) {
    return new Exchange.Unanswered(
        cause,
        detail,
        progress.startNanos(),
        System.nanoTime(),
        progress.bytesSent(),
        progress.bytesReceived());
  }

  /// A connection that was kept may have been closed by the target at the very moment the request
  /// goes out. As browsers do, the request is then sent once more, on a fresh connection; but only
  /// if nothing came back, and sending it twice does no harm.
  private @Nullable IOException attempts(PreparedRequest prepared) {
    IOException failure = attempt(prepared);
    if (failure == null || !isWorthAnother(prepared, failure)) {
      return failure;
    }
    visitor.dropIdle();
    progress.attempt();
    return attempt(prepared);
  }

  private boolean isWorthAnother(PreparedRequest prepared, IOException failure) {
    return prepared.isIdempotent()
        && progress.step() == Step.EXCHANGING
        && !progress.isFreshConnection()
        && !progress.isAnswering()
        && limit.isOpen()
        && !Thread.currentThread().isInterrupted()
        && Failures.isClosedBeforeAnswer(failure);
  }

  private @Nullable IOException attempt(PreparedRequest prepared) {
    try {
      if (isGivenUp()) {
        throw new IOException("aborted before it began");
      }
      if (visitor.sender().isOnlyHttp2() && prepared.url().isHttps() != tls) {
        attemptApart(prepared.url().isHttps());
      } else {
        Objects.requireNonNull(chain).proceed(prepared.inner());
      }
      return null;
    } catch (IOException e) {
      return e;
    }
  }

  /// With HTTP/2 alone, https and plain URLs need different clients; a redirect may go from one to
  /// the other.
  private void attemptApart(boolean apartTls) throws IOException {
    visitor.sender().usual(apartTls);
    Call own = call;
    Call apart = visitor.newCall(apartTls);
    call = apart;
    try {
      if (isGivenUp()) {
        throw new IOException("cut off");
      }
      apart.execute().close();
    } finally {
      call = own;
    }
  }

  @Override
  public boolean isUsable() {
    return !isGivenUp();
  }

  /// Whether nobody waits for this lane any more.
  boolean isGivenUp() {
    return visitor.sender().isAborted() || !limit.isOpen();
  }

  /// The sweeper comes by.
  void expire(long nowNanos) {
    if (limit.expire(nowNanos)) {
      cancel();
    }
  }

  void abort() {
    if (limit.abort()) {
      cancel();
    }
  }

  private void cancel() {
    Call running = call;
    if (running != null) {
      running.cancel();
    }
    // OkHttp misses a cancel that comes between two steps of connecting.
    Socket unconnected = connecting;
    if (unconnected != null) {
      Peer.closeQuietly(unconnected);
    }
  }

  /// A socket was made that is about to connect.
  void connecting(Socket socket) throws IOException {
    connecting = socket;
    allowance.renew(false);
    if (isGivenUp()) {
      throw new IOException("cut off");
    }
  }

  /// The host of the exchange in flight.
  String host() {
    return Objects.requireNonNull(sending).url().host();
  }

  Progress progress() {
    return progress;
  }

  ReadAllowance allowance() {
    return allowance;
  }

  VisitorConnections visitor() {
    return visitor;
  }

  boolean isBeside() {
    return isBeside;
  }

  @Override
  public boolean isMultiplexed() {
    return wire.isMultiplexed();
  }
}

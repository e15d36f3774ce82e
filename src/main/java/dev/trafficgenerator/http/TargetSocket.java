package dev.trafficgenerator.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.util.Optional;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/// A socket to the target, or to the address that stands in for it.
final class TargetSocket extends Socket {
  private final Optional<InetAddress> connectTo;
  private final ReadAllowance allowance;
  private @Nullable InputStream counted;
  private int soTimeoutMillis;

  TargetSocket(Optional<InetAddress> connectTo, ReadAllowance allowance) {
    this.connectTo = connectTo;
    this.allowance = allowance;
  }

  @Override
  public void connect(SocketAddress endpoint, int timeoutMillis) throws IOException {
    // Here and not only in the names, as a URL's host may be an address, which nobody looks up.
    super.connect(instead(endpoint), timeoutMillis);
    // The end of a large request must not wait for the acknowledgement of its beginning.
    setTcpNoDelay(true);
  }

  /// OkHttp sets it before each exchange, always to the same; setting it takes a lock.
  @Override
  public void setSoTimeout(int millis) throws SocketException {
    if (millis != soTimeoutMillis) {
      super.setSoTimeout(millis);
      soTimeoutMillis = millis;
    }
  }

  private SocketAddress instead(SocketAddress endpoint) {
    return connectTo.isPresent() && endpoint instanceof InetSocketAddress address
        ? new InetSocketAddress(connectTo.get(), address.getPort())
        : endpoint;
  }

  @Override
  public InputStream getInputStream() throws IOException {
    InputStream existing = counted;
    if (existing == null) {
      existing = new Counted(super.getInputStream(), allowance);
      counted = existing;
    }
    return existing;
  }

  /// What a lane reads is the lane's; what is read for all of them is the visitor's.
  private static final class Counted extends FilterInputStream {
    private final ReadAllowance allowance;

    Counted(InputStream in, ReadAllowance allowance) {
      super(in);
      this.allowance = allowance;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int count = super.read(bytes, offset, length);
      OkHttpLane lane = OkHttpLane.ofThisThread();
      (lane == null ? allowance : lane.allowance()).count(Math.max(count, 0));
      return count;
    }
  }

  /// Sockets for the lane of the thread that asks.
  static final class Factory extends SocketFactory {
    private final Optional<InetAddress> connectTo;

    Factory(Optional<InetAddress> connectTo) {
      this.connectTo = connectTo;
    }

    @Override
    public Socket createSocket() throws IOException {
      OkHttpLane lane = OkHttpLane.current();
      var socket = new TargetSocket(connectTo, lane.visitor().allowance());
      lane.connecting(socket);
      return socket;
    }

    @Override
    public Socket createSocket(String host, int port) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) {
      throw new UnsupportedOperationException();
    }
  }
}

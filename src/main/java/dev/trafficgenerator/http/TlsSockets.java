package dev.trafficgenerator.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.Queue;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/// TLS over connections of the lane of the thread that asks. Sessions that can be resumed are its
/// visitor's: nobody resumes those of others, as no browser could.
final class TlsSockets extends SSLSocketFactory {
  private final TlsLibrary library;
  private final Optional<String> obstacle;
  private final X509TrustManager trust;
  private final Queue<ByteBuffer> idleBuffers = TlsBuffers.newIdle();

  TlsSockets(TlsLibrary library, X509TrustManager trust) {
    this.library = library.here();
    this.obstacle = library.obstacle();
    this.trust = trust;
  }

  /// Holds a visitor's sessions.
  SSLContext newContext() {
    try {
      return switch (library) {
        case CONSCRYPT -> ConscryptTls.newContext(trust);
        case AUTO, JDK -> {
          SSLContext context = SSLContext.getInstance("TLS");
          context.init(null, new TrustManager[] {trust}, null);
          yield context;
        }
      };
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no TLS", e);
    }
  }

  @Override
  public Socket createSocket(Socket socket, String host, int port, boolean autoClose)
      throws IOException {
    if (obstacle.isPresent()) {
      throw new SSLException(obstacle.get());
    }
    VisitorConnections visitor = OkHttpLane.current().visitor();
    SSLSocketFactory factory = visitor.tls(this).getSocketFactory();
    var secured = (SSLSocket) factory.createSocket(socket, host, port, autoClose);
    switch (library) {
      case CONSCRYPT -> ConscryptTls.prepare(secured, visitor.ciphers(), idleBuffers);
      // Java's has not all that browsers offer, so that its own list is as good.
      case AUTO, JDK -> {}
    }
    return secured;
  }

  @Override
  public String[] getDefaultCipherSuites() {
    throw new UnsupportedOperationException();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    throw new UnsupportedOperationException();
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

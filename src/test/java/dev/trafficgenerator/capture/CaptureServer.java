package dev.trafficgenerator.capture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import javax.net.ssl.SSLServerSocket;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/// Serves a [CaptureSite] on the loopback address and keeps every request as it came: HTTP/1.1 in
/// plain text, or HTTP/2 over TLS with a certificate of its own.
final class CaptureServer implements AutoCloseable {
  private static final HeldCertificate CERTIFICATE =
      new HeldCertificate.Builder()
          .commonName("capture")
          .addSubjectAlternativeName("localhost")
          .build();

  /// What clients speak to it.
  enum Wire {
    HTTP_1_1,
    HTTP_2
  }

  private final Wire wire;
  private final CaptureSite site;
  private final ServerSocket server;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final List<Captured> captured = new ArrayList<>();
  private volatile Consumer<Captured> beforeAnswer = _ -> {};

  CaptureServer(Wire wire, CaptureSite site) {
    this.wire = wire;
    this.site = site;
    try {
      server = listen();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.startVirtualThread(this::accept);
  }

  private ServerSocket listen() throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    if (wire == Wire.HTTP_1_1) {
      return new ServerSocket(0, 0, loopback);
    }
    var tls =
        (SSLServerSocket)
            new HandshakeCertificates.Builder()
                .heldCertificate(CERTIFICATE)
                .build()
                .sslContext()
                .getServerSocketFactory()
                .createServerSocket(0, 0, loopback);
    var parameters = tls.getSSLParameters();
    parameters.setApplicationProtocols(new String[] {"h2"});
    tls.setSSLParameters(parameters);
    return tls;
  }

  /// The hash of the certificate's key by which Chromium can be told to trust it.
  static String keyHash() {
    X509Certificate certificate = CERTIFICATE.certificate();
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(certificate.getPublicKey().getEncoded());
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Such as `https://localhost:12345`.
  String origin(String host) {
    return (wire == Wire.HTTP_2 ? "https://" : "http://") + host + ":" + server.getLocalPort();
  }

  Wire wire() {
    return wire;
  }

  /// Is called with each request when it has been kept, before it is answered.
  void beforeAnswer(Consumer<Captured> watcher) {
    beforeAnswer = watcher;
  }

  /// In the order in which they came; without the port, which is another one each time.
  List<Captured> captured() {
    synchronized (captured) {
      return captured.stream().map(this::withoutPort).toList();
    }
  }

  private Captured withoutPort(Captured request) {
    String port = ":" + server.getLocalPort();
    return new Captured(
        request.method(),
        request.path(),
        request.headers().stream()
            .map(header -> new Captured.Header(header.name(), header.value().replace(port, "")))
            .toList(),
        request.priority());
  }

  private CaptureSite.Answer answer(Captured request) {
    synchronized (captured) {
      captured.add(request);
    }
    beforeAnswer.accept(request);
    return site.answer(request);
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        open.add(socket);
        Thread.startVirtualThread(() -> serve(socket));
      }
    } catch (IOException _) {
      // Closed: the capture is over.
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      switch (wire) {
        case HTTP_1_1 -> new Http1Caller(socket).serve(this::answer);
        case HTTP_2 -> new Http2Caller(socket).serve(this::answer);
      }
    } catch (IOException _) {
      // The client went away, or the capture is over.
    } finally {
      open.remove(socket);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : open) {
      socket.close();
    }
  }
}

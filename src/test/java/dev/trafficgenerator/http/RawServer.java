package dev.trafficgenerator.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// A server that does to each connection what a test says, byte by byte.
final class RawServer implements AutoCloseable {
  static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

  @FunctionalInterface
  interface Script {
    /// The connection is closed when this returns.
    void serve(Caller peer) throws Exception;
  }

  private final ServerSocket server;
  private final AtomicInteger accepted = new AtomicInteger();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final List<String> heads = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch closed = new CountDownLatch(1);

  RawServer(Script script) {
    this(InetAddress.getLoopbackAddress(), script);
  }

  RawServer(InetAddress address, Script script) {
    try {
      server = new ServerSocket(0, 200, address);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.startVirtualThread(() -> accept(script));
  }

  /// Answers each request of each connection with the same bytes.
  static RawServer answering(String answer) {
    return new RawServer(peer -> {
      while (peer.readHead() != null) {
        peer.write(answer);
      }
    });
  }

  private void accept(Script script) {
    try {
      while (true) {
        Socket socket = server.accept();
        open.add(socket);
        int number = accepted.incrementAndGet();
        Thread.startVirtualThread(() -> serve(script, socket, number));
      }
    } catch (IOException _) {
      // Closed: the test is over.
    }
  }

  private void serve(Script script, Socket socket, int number) {
    try (socket) {
      script.serve(new Caller(socket, number));
    } catch (SocketException | InterruptedException _) {
      // The client went away, or the test is over.
    } catch (Exception e) {
      throw new IllegalStateException(e);
    } finally {
      open.remove(socket);
    }
  }

  String url(String path) {
    String host = server.getInetAddress().getHostAddress();
    return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port() + path;
  }

  int port() {
    return server.getLocalPort();
  }

  int accepted() {
    return accepted.get();
  }

  /// Connections that are open now.
  int open() {
    return open.size();
  }

  /// Everything up to the empty line, of each request.
  List<String> heads() {
    synchronized (heads) {
      return List.copyOf(heads);
    }
  }

  @Override
  public void close() throws IOException {
    closed.countDown();
    server.close();
    for (Socket socket : open) {
      socket.close();
    }
  }

  /// The client, as a script sees it.
  final class Caller {
    private final Socket socket;
    private final int number;

    Caller(Socket socket, int number) {
      this.socket = socket;
      this.number = number;
    }

    /// 1 for the first connection.
    int number() {
      return number;
    }

    Socket socket() {
      return socket;
    }

    /// A request's lines; null when the client has closed.
    String readHead() throws IOException {
      var head = new StringBuilder();
      InputStream in = socket.getInputStream();
      while (head.indexOf("\r\n\r\n") < 0) {
        int next = in.read();
        if (next < 0) {
          return null;
        }
        head.append((char) next);
      }
      heads.add(head.toString());
      return head.toString();
    }

    /// What is in a record of TLS, such as a ClientHello; what comes in plain text, that is.
    byte[] readTlsRecord() throws IOException {
      byte[] head = socket.getInputStream().readNBytes(5);
      return socket.getInputStream().readNBytes((head[3] & 0xff) << 8 | head[4] & 0xff);
    }

    String readBody(int bytes) throws IOException {
      return new String(socket.getInputStream().readNBytes(bytes), StandardCharsets.UTF_8);
    }

    void write(String text) throws IOException {
      write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    void write(byte[] bytes) throws IOException {
      socket.getOutputStream().write(bytes);
    }

    /// Ends the connection with a reset.
    void reset() throws IOException {
      socket.setSoLinger(true, 0);
      socket.close();
    }

    /// Until the test is over.
    void hold() throws InterruptedException {
      closed.await();
    }

    /// Until the client has closed.
    void awaitEnd() throws IOException {
      socket.getInputStream().skip(Long.MAX_VALUE);
      while (socket.getInputStream().read() >= 0) {}
    }
  }
}

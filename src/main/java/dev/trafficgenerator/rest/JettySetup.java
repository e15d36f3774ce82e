package dev.trafficgenerator.rest;

import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import java.util.Optional;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/// The HTTP server below the control API: its threads, limits and time-outs.
///
/// The threads are the operating system's, not virtual ones: those share their few carriers with
/// thousands of simulated users, and the health check would wait its turn among them.
final class JettySetup {
  private final String host;
  private final int port;
  private final ServerLimits limits;
  private final QueuedThreadPool threads;
  private final Optional<StreamServlet> stream;

  private JettySetup(
      String host,
      int port,
      ServerLimits limits,
      QueuedThreadPool threads,
      Optional<StreamServlet> stream) {
    this.host = host;
    this.port = port;
    this.limits = limits;
    this.threads = threads;
    this.stream = stream;
  }

  static JettySetup forControl(String host, int port, ServerLimits limits, StreamServlet stream) {
    QueuedThreadPool threads =
        threads("control-http", ServerLimits.SERVER_THREADS_MAX, ServerLimits.SERVER_THREADS_MIN);
    return new JettySetup(host, port, limits, threads, Optional.of(stream));
  }

  static JettySetup forProbes(String host, int port, ServerLimits limits) {
    QueuedThreadPool threads =
        threads("probe-http", ServerLimits.PROBE_THREADS_MAX, ServerLimits.PROBE_THREADS_MIN);
    return new JettySetup(host, port, limits, threads, Optional.empty());
  }

  void apply(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.http.prefer405over404 = true;
    config.http.generateEtags = false;
    config.http.compressionStrategy = CompressionStrategy.NONE; // the CPU is the users'
    config.http.asyncTimeout = 0; // the command queue has its own
    config.concurrency.useVirtualThreads = false;
    config.jetty.threadPool = threads;
    config.jetty.modifyHttpConfiguration(JettySetup::http);
    config.jetty.addConnector(this::connector);
    config.jetty.modifyServer(this::server);
    config.jetty.modifyServletContextHandler(this::context);
  }

  /// Jobs for these threads wait in an unbounded queue, as the server demands; connections are
  /// limited, and each of them has one job at a time.
  private static QueuedThreadPool threads(String name, int max, int min) {
    var pool = new QueuedThreadPool(max, min);
    pool.setName(name);
    return pool;
  }

  private static void http(HttpConfiguration http) {
    http.setSendServerVersion(false);
    http.setSendXPoweredBy(false);
    http.setRequestHeaderSize(ServerLimits.HEADER_BYTES_MAX);
  }

  private Connector connector(Server server, HttpConfiguration http) {
    var connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    connector.setHost(host);
    connector.setPort(port);
    connector.setAcceptQueueSize(ServerLimits.BACKLOG);
    connector.setIdleTimeout(limits.idle().toMillis());
    return connector;
  }

  private void context(ServletContextHandler context) {
    context.setErrorHandler(new JettyErrors());
    stream.ifPresent(servlet -> {
      var holder = new ServletHolder(servlet);
      holder.setAsyncSupported(true);
      context.addServlet(holder, ApiPaths.STREAM);
      context.addServlet(holder, ApiPaths.STREAM + "/");
    });
  }

  private void server(Server server) {
    var crowd = new NetworkConnectionLimit(ServerLimits.CONNECTIONS_MAX, server);
    crowd.setEndPointIdleTimeout(ServerLimits.IDLE_WHEN_CROWDED.toMillis());
    server.addBean(crowd);
    server.insertHandler(new GracefulHandler());
    server.setErrorHandler(new JettyErrors());
    server.setStopTimeout(limits.close().toMillis());
  }
}

package dev.trafficgenerator.demo;

import dev.trafficgenerator.demo.shop.Catalogue;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import io.javalin.router.Endpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.VirtualThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A small shop on 127.0.0.1: pages with all that belongs to them, a JSON interface, logins of
/// every kind. Serves from the moment it is started until it is closed. Safe for any number of
/// threads.
public final class DemoSite implements AutoCloseable {

  /// The route of requests that no route was found for.
  public static final String NO_ROUTE = "(no route)";

  /// The method of requests whose method nobody knows.
  public static final String OTHER_METHOD = "(other)";

  /// Most connections that wait to be accepted: a run's users may all come at once.
  private static final int BACKLOG = 4096;

  /// Most requests that are worked on at once; more wait.
  private static final int CONCURRENT_REQUESTS_MAX = 20_000;

  /// Longer than any pause of a visitor, so that a connection is not closed under a request.
  private static final long IDLE_TIMEOUT_MILLIS = 120_000;

  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT");

  private static final Logger LOG = LoggerFactory.getLogger(DemoSite.class);

  private final RequestTally tally = new RequestTally();
  private final Answers answers = new Answers();
  private final int port;
  private final Javalin javalin;

  /// What requests have in common that are counted together.
  ///
  /// @param method or [#OTHER_METHOD]
  /// @param route the template, such as `/products/{id}`, or [#NO_ROUTE]
  public record Label(String method, String route, int status) {}

  /// How many requests were answered since the start. One whose answer has been read is counted.
  public record Counts(Map<Label, Long> requests) {
    public Counts {
      requests = Map.copyOf(requests);
    }

    /// All of them.
    public long total() {
      return requests.values().stream().mapToLong(Long::longValue).sum();
    }

    /// Those of one method and route with one status.
    public long of(String method, String route, int status) {
      return requests.getOrDefault(new Label(method, route, status), 0L);
    }
  }

  private DemoSite(DemoSettings settings, InstantSource clock) throws IOException {
    ServerSocketChannel channel = listen(settings.port());
    port = ((InetSocketAddress) channel.getLocalAddress()).getPort();
    javalin = Javalin.create(config -> configure(config, settings, clock, channel));
    javalin.start();
  }

  /// Starts the site on `port` of 127.0.0.1, 0 for any free one, with delays and mishaps.
  ///
  /// @throws UncheckedIOException when the port is taken
  public static DemoSite start(int port) {
    return start(DemoSettings.DEFAULTS.withPort(port));
  }

  /// Starts the site.
  ///
  /// @throws UncheckedIOException when the port is taken
  public static DemoSite start(DemoSettings settings) {
    return start(settings, InstantSource.system());
  }

  /// @param clock decides when tokens and sessions have expired
  static DemoSite start(DemoSettings settings, InstantSource clock) {
    try {
      return new DemoSite(settings, clock);
    } catch (IOException e) {
      throw new UncheckedIOException("port " + settings.port() + ": " + e.getMessage(), e);
    }
  }

  /// The port it listens on.
  public int port() {
    return port;
  }

  /// Where it is: `http://127.0.0.1:8090`.
  public String url() {
    return "http://127.0.0.1:" + port;
  }

  public Counts counts() {
    return tally.counts();
  }

  /// Stops serving; what is being answered is cut off.
  @Override
  public void close() {
    javalin.stop();
  }

  /// Opened here and not by Jetty, which would log a taken port with a stack trace.
  private static ServerSocketChannel listen(int port) throws IOException {
    ServerSocketChannel channel = ServerSocketChannel.open();
    try {
      InetAddress loopback = InetAddress.ofLiteral("127.0.0.1");
      return channel.bind(new InetSocketAddress(loopback, port), BACKLOG);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private void configure(
      JavalinConfig config,
      DemoSettings settings,
      InstantSource clock,
      ServerSocketChannel channel) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.http.prefer405over404 = true;
    config.http.maxRequestSize = Input.BODY_BYTES_MAX;
    // What can be compressed beforehand is; see Content.
    config.http.compressionStrategy = CompressionStrategy.NONE;
    config.jetty.threadPool = new VirtualThreadPool(CONCURRENT_REQUESTS_MAX);
    config.jetty.addConnector((server, http) -> connector(server, http, channel));
    addRoutes(config, settings, clock);
    // Before the answer is written: whoever has read an answer finds it counted.
    config.routes.after(this::count);
    config.routes.exception(MethodNotAllowedResponse.class, this::wrongMethod);
    config.routes.exception(
        HttpResponseException.class, (e, ctx) -> answers.problem(ctx, e.getStatus(), saying(e)));
    config.routes.exception(Exception.class, this::failed);
  }

  private void addRoutes(JavalinConfig config, DemoSettings settings, InstantSource clock) {
    var catalogue = new Catalogue();
    var state = new VisitorState(clock, settings.tokenLifetime());
    var pages = new ShopPages(catalogue, answers, clock.instant());
    var routes = new Routes(config.routes, new SimulatedWork(settings), answers);
    pages.addTo(routes);
    new VisitorPages(catalogue, state, answers).addTo(routes);
    new ShopApi(catalogue, state, answers).addTo(routes);
    new GuardedPaths(catalogue, state.accounts, pages, answers).addTo(routes);
    routes.answerOptions();
  }

  private static Connector connector(
      Server server, HttpConfiguration http, ServerSocketChannel channel) {
    var connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    connector.setIdleTimeout(IDLE_TIMEOUT_MILLIS);
    try {
      connector.open(channel);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return connector;
  }

  private void count(Context ctx) {
    String method = ctx.method().name();
    Endpoint route = ctx.endpoints().matchedHttpEndpoint();
    tally.count(
        METHODS.contains(method) ? method : OTHER_METHOD,
        route == null ? NO_ROUTE : route.path,
        ctx.statusCode());
  }

  private void wrongMethod(MethodNotAllowedResponse e, Context ctx) {
    // Javalin says what is allowed in its only detail, whose name depends on the client.
    String allowed = String.join(", ", e.getDetails().values()).replaceAll("\\s*,\\s*", ", ");
    ctx.header("Allow", allowed);
    answers.problem(ctx, e.getStatus(), "This can be asked for with " + allowed + " only.");
  }

  private static String saying(HttpResponseException e) {
    return switch (e.getStatus()) {
      case 404 -> "There is nothing at this address.";
      case 413 -> "More than %d bytes are not read.".formatted(Input.BODY_BYTES_MAX);
      default -> "The request could not be answered.";
    };
  }

  private void failed(Exception e, Context ctx) {
    if (e instanceof InterruptedException) {
      Thread.currentThread().interrupt(); // the site is closing
      ctx.status(503);
      return;
    }
    LOG.error("{} {} failed", ctx.method(), ctx.path(), e);
    answers.problem(ctx, 500, "The shop could not do that. Try again.");
  }
}

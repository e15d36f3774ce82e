package dev.trafficgenerator.rest;

import dev.trafficgenerator.run.Scrapable;
import io.javalin.Javalin;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;
import io.javalin.http.HttpResponseException;
import io.javalin.util.JavalinException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The port that newer show runners and orchestrators look at: `/metrics` and `/healthz`, and
/// nothing that drives the generator.
public final class ProbeServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ProbeServer.class);
  private static final String HEALTH = "/healthz";
  private static final String METHODS = "GET, HEAD";

  private final Javalin javalin;
  private final String host;

  private ProbeServer(Javalin javalin, String host) {
    this.javalin = javalin;
    this.host = host;
  }

  /// Starts serving; returns once connections are accepted.
  ///
  /// @param health the JSON answer of `GET /healthz`, which is always 200; called on server threads
  /// @param prometheus the answer of `GET /metrics`; called on server threads
  /// @param host address to listen on; `0.0.0.0` for all of IPv4
  /// @param port 0 for any free one
  /// @throws UncheckedIOException if the address cannot be listened on; the message is one sentence
  public static ProbeServer start(
      Supplier<byte[]> health, Scrapable prometheus, String host, int port) {
    Javalin javalin =
        Javalin.create(config -> {
          JettySetup.forProbes(host, port, ServerLimits.DEFAULT).apply(config);
          config.router.javaLangErrorHandler(ControlServer::sendInternal);
          routes(config.routes, health, prometheus);
        });
    try {
      javalin.start();
    } catch (JavalinException failure) {
      String message = "Figures and health cannot be told on %s:%d".formatted(host, port);
      throw new UncheckedIOException(message, new IOException(failure.getMessage(), failure));
    }
    return new ProbeServer(javalin, host);
  }

  private static void routes(RoutesConfig routes, Supplier<byte[]> health, Scrapable prometheus) {
    both(
        routes,
        HEALTH,
        context ->
            ControlServer.send(
                context, Answer.json(200, health.get()).with("Cache-Control", "no-store")));
    both(
        routes,
        ApiPaths.PROMETHEUS,
        context ->
            ControlServer.send(
                context,
                Answer.exposition(prometheus.scrape(context.header("Accept")))
                    .with("Vary", "Accept")));
    routes.exception(
        HttpResponseException.class,
        (_, context) -> ControlServer.sendRefusal(context, allowed(context.path())));
    routes.exception(
        Exception.class, (bug, context) -> ControlServer.send(context, ProblemBody.failed(bug)));
  }

  private static void both(RoutesConfig routes, String path, Handler handler) {
    routes.get(path, handler);
    routes.head(path, handler);
  }

  private static Optional<String> allowed(String path) {
    String given = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    return given.equals(HEALTH) || given.equals(ApiPaths.PROMETHEUS)
        ? Optional.of(METHODS)
        : Optional.empty();
  }

  /// Where this computer reaches it: `http://127.0.0.1:9090`.
  public String url() {
    return ControlServer.url(host, javalin.port());
  }

  /// Stops serving.
  @Override
  public void close() {
    try {
      javalin.stop();
    } catch (JavalinException late) {
      LOG.warn("the port for figures and health was closed before every request had ended", late);
    }
  }
}

package dev.trafficgenerator.rest;

import dev.trafficgenerator.run.Generator;
import dev.trafficgenerator.run.Scrapable;
import dev.trafficgenerator.sitemap.Problem;
import io.javalin.Javalin;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpResponseException;
import io.javalin.util.JavalinException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The control API: a generator driven over HTTP, as the control contract says.
///
/// Health and metrics are answered on the server's own few threads, at once; commands wait and work
/// elsewhere, in bounded number, and so never hold up the former. There is no authentication:
/// whoever reaches the address drives the generator, so give it the narrowest host that will do.
public final class ControlServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ControlServer.class);

  private final ControlApi api;
  private final MetricsStream stream;
  private final RunsApi runs;
  private final ApiDocs docs = new ApiDocs();
  private final ServerLimits limits;
  private final CommandQueue commands;
  private final CommandQueue histories;
  private final Semaphore largeBody = new Semaphore(1);
  private final Javalin javalin;
  private final String host;

  private ControlServer(
      ControlApi api,
      MetricsStream stream,
      RunsApi runs,
      String host,
      int port,
      ServerLimits limits) {
    this.api = api;
    this.stream = stream;
    this.runs = runs;
    this.host = host;
    this.limits = limits;
    commands = new CommandQueue("control-command-", limits);
    histories = new CommandQueue("control-history-", limits);
    javalin =
        Javalin.create(config -> {
          JettySetup.forControl(host, port, limits, new StreamServlet(stream)).apply(config);
          config.router.javaLangErrorHandler(ControlServer::sendInternal);
          routes(config.routes);
        });
  }

  /// Starts serving; returns once connections are accepted.
  ///
  /// @param generator what the commands drive; its snapshot is read at each health check
  /// @param prometheus the answer of `GET /metrics`; called on server threads
  /// @param host address to listen on; `0.0.0.0` for all of IPv4
  /// @param port 0 for any free one, which [#port] then tells
  /// @throws UncheckedIOException if the address cannot be listened on; the message is one sentence
  public static ControlServer start(
      Generator generator, Scrapable prometheus, String host, int port) {
    return start(generator, prometheus, host, port, ServerLimits.DEFAULT);
  }

  /// The same, with reports as pages and as CSV, too.
  public static ControlServer start(
      Generator generator, Scrapable prometheus, ReportWriter reports, String host, int port) {
    var runs = new RunsApi(generator, Optional.of(reports));
    return start(generator, prometheus, runs, host, port, ServerLimits.DEFAULT);
  }

  static ControlServer start(
      Generator generator, Scrapable prometheus, String host, int port, ServerLimits limits) {
    var runs = new RunsApi(generator, Optional.empty());
    return start(generator, prometheus, runs, host, port, limits);
  }

  private static ControlServer start(
      Generator generator,
      Scrapable prometheus,
      RunsApi runs,
      String host,
      int port,
      ServerLimits limits) {
    var api = new ControlApi(generator, prometheus);
    var server = new ControlServer(api, new MetricsStream(generator), runs, host, port, limits);
    try {
      server.javalin.start();
    } catch (JavalinException failure) {
      server.commands.close();
      server.histories.close();
      String message = "The control API cannot listen on %s:%d".formatted(host, port);
      throw new UncheckedIOException(message, new IOException(failure.getMessage(), failure));
    }
    return server;
  }

  private void routes(RoutesConfig routes) {
    get(routes, ApiPaths.HEALTH, api::health);
    get(routes, ApiPaths.METRICS, api::metrics);
    routes.get(ApiPaths.PROMETHEUS, this::prometheus);
    routes.head(ApiPaths.PROMETHEUS, this::prometheus);
    routes.get(ApiPaths.HISTORY, this::history);
    routes.head(ApiPaths.HISTORY, this::history);
    routes.get(ApiPaths.REPORT, this::report);
    routes.head(ApiPaths.REPORT, this::report);
    get(routes, ApiPaths.RUNS, runs::runs);
    Stream.concat(ApiDocs.PATHS.stream(), ApiDocs.FILES.stream())
        .forEach(path -> document(routes, path));
    routes.post(ApiPaths.START, context -> command(context, api::start));
    routes.post(ApiPaths.STOP, context -> command(context, api::stop));
    routes.post(ApiPaths.UPDATE, context -> command(context, api::update));
    routes.exception(HttpResponseException.class, ControlServer::sendRefusal);
    routes.exception(Exception.class, (bug, context) -> send(context, ProblemBody.failed(bug)));
  }

  private static void get(RoutesConfig routes, String path, Supplier<Answer> answer) {
    routes.get(path, context -> send(context, answer.get()));
    routes.head(path, context -> send(context, answer.get()));
  }

  private void prometheus(Context context) {
    send(context, api.prometheus(context.header("Accept")).with("Vary", "Accept"));
  }

  private void history(Context context) {
    @Nullable String from = context.queryParam("from");
    @Nullable String step = context.queryParam("step");
    if (isRefused(context, "from", "step")) {
      return;
    }
    context.future(() ->
        histories.submit(() -> api.history(from, step)).thenAccept(done -> send(context, done)));
  }

  private void report(Context context) {
    @Nullable String format = context.queryParam("format");
    @Nullable String run = context.queryParam("run");
    if (isRefused(context, "format", "run")) {
      return;
    }
    context.future(() ->
        histories.submit(() -> runs.report(format, run)).thenAccept(done -> send(context, done)));
  }

  /// Parameters that can't be decoded count as not given, so they are looked for.
  private static boolean isRefused(Context context, String... names) {
    List<Problem> problems = QueryEncoding.problems(context.queryString(), List.of(names));
    if (!problems.isEmpty()) {
      send(context, ProblemBody.invalidQuery(problems));
    }
    return !problems.isEmpty();
  }

  private void document(RoutesConfig routes, String path) {
    Handler handler = context -> send(context, docs.get(path, context.header("If-None-Match")));
    routes.get(path, handler);
    routes.head(path, handler);
  }

  private void command(Context context, Function<byte[], Answer> command) {
    Optional<Answer> notAllowed = CallingPage.refusal(context);
    if (notAllowed.isPresent()) {
      send(context, notAllowed.get());
      return;
    }
    context.future(() -> {
      CompletableFuture<Answer> answer =
          commands.submit(() ->
              switch (new BodyReading(context.req(), limits).result()) {
                case RequestBody.Whole body -> work(body.bytes(), command);
                case RequestBody.Unreadable(var refusal) -> refusal;
              });
      return answer.thenAccept(done -> send(context, done));
    });
  }

  private Answer work(byte[] body, Function<byte[], Answer> command) {
    if (body.length <= ServerLimits.LARGE_BODY_BYTES) {
      return command.apply(body);
    }
    try {
      largeBody.acquire();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return CommandQueue.closing();
    }
    try {
      return command.apply(body);
    } finally {
      largeBody.release();
    }
  }

  static void send(Context context, Answer answer) {
    context.status(answer.status());
    context.res().setContentType(answer.contentType());
    if (answer.status() != Answer.NOT_MODIFIED) {
      context.res().setContentLength(answer.body().length);
    }
    answer.headers().forEach(context::header);
    context.result(answer.body());
  }

  /// Of Javalin's own refusals there are two: no such path, and no such method there.
  private static void sendRefusal(HttpResponseException refusal, Context context) {
    sendRefusal(context, ApiPaths.allowed(context.path()));
  }

  /// @param methods that may be used at this path; empty where nothing is
  static void sendRefusal(Context context, Optional<String> methods) {
    String path = ProblemBody.quoted(context.path());
    String method = ProblemBody.quoted(context.req().getMethod());
    send(
        context,
        methods
            .map(allowed ->
                ProblemBody.of(405, path + " does not take " + method + ", but " + allowed)
                    .with("Allow", allowed))
            .orElseGet(() -> ProblemBody.of(404, "There is nothing at " + path)));
  }

  /// Out of memory and its like, outside a command.
  static void sendInternal(HttpServletResponse response, Error error) {
    Answer answer = ProblemBody.failed(error);
    response.setStatus(answer.status());
    response.setContentType(answer.contentType());
    try {
      response.getOutputStream().write(answer.body());
    } catch (IOException gone) {
      LOG.debug("nobody reads the answer any more", gone);
    }
  }

  /// The port that is listened on.
  public int port() {
    return javalin.port();
  }

  /// Where this computer reaches the API: `http://127.0.0.1:8080`.
  public String url() {
    return url(host, port());
  }

  static String url(String host, int port) {
    String reachable =
        switch (host) {
          case "0.0.0.0", "", "::" -> "127.0.0.1";
          default -> host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
        };
    return "http://" + reachable + ":" + port;
  }

  /// Stops serving: new requests are answered 503, those under way may end, for 3 seconds at most.
  /// Does not stop the generator.
  @Override
  public void close() {
    commands.refuse();
    histories.refuse();
    stream.close();
    try {
      javalin.stop();
    } catch (JavalinException late) {
      LOG.warn("the control API was closed before every request had ended", late);
    } finally {
      commands.close();
      histories.close();
    }
  }
}

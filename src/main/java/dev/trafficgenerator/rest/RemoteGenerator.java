package dev.trafficgenerator.rest;

import dev.trafficgenerator.json.HistoryJson;
import dev.trafficgenerator.json.OpenApiJson;
import dev.trafficgenerator.json.ReplyJson;
import dev.trafficgenerator.json.RunRecordJson;
import dev.trafficgenerator.json.RunsJson;
import dev.trafficgenerator.json.SnapshotJson;
import dev.trafficgenerator.json.StartRequestJson;
import dev.trafficgenerator.run.Generator;
import dev.trafficgenerator.run.GeneratorUnreachable;
import dev.trafficgenerator.run.Reply;
import dev.trafficgenerator.run.RunPlan;
import dev.trafficgenerator.run.RunSnapshot;
import dev.trafficgenerator.run.RunUpdate;
import dev.trafficgenerator.run.StopMode;
import dev.trafficgenerator.run.history.RunHistory;
import dev.trafficgenerator.run.history.RunRecord;
import dev.trafficgenerator.run.history.RunSummary;
import dev.trafficgenerator.sitemap.Problem;
import dev.trafficgenerator.sitemap.Secret;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/// A generator that runs elsewhere, driven over its control API. Safe to call from any number of
/// threads. An interrupt ends a call at once, with [GeneratorUnreachable] and the thread's
/// interrupt flag set.
public final class RemoteGenerator implements Generator, AutoCloseable {

  /// Longest answer that is read.
  static final int ANSWER_BYTES_MAX = 8 * 1024 * 1024;

  private final String base;
  private final Timeouts timeouts;
  private final Optional<Secret> token;
  private final HttpClient client;

  /// How long each kind of call may take, from its begin to the answer's last byte.
  ///
  /// @param connect to make a connection; default 3 s
  /// @param snapshot to be told the figures; default 5 s
  /// @param command to start, update or stop; default 30 s. A stop waits for requests in flight
  public record Timeouts(Duration connect, Duration snapshot, Duration command) {
    public static final Timeouts DEFAULT =
        new Timeouts(Duration.ofSeconds(3), Duration.ofSeconds(5), Duration.ofSeconds(30));
  }

  /// A generator with the default time-outs.
  public RemoteGenerator(URI base) {
    this(base, Optional.empty());
  }

  /// A generator behind something that wants a token, with the default time-outs.
  ///
  /// @param token sent as `Authorization: Bearer …` with each call
  public RemoteGenerator(URI base, Optional<Secret> token) {
    this(base, Timeouts.DEFAULT, token);
  }

  /// A generator that wants no token.
  public RemoteGenerator(URI base, Timeouts timeouts) {
    this(base, timeouts, Optional.empty());
  }

  /// Connects to nothing yet.
  ///
  /// @param base where the control API is, `http://host:8080`; a path in it goes before `/api/…`
  /// @throws IllegalArgumentException if it is not an http or https URL; the message is one
  ///   sentence
  public RemoteGenerator(URI base, Timeouts timeouts, Optional<Secret> token) {
    this.base = checked(base);
    this.timeouts = timeouts;
    this.token = token;
    client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(timeouts.connect())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  private static String checked(URI base) {
    String scheme = String.valueOf(base.getScheme()).toLowerCase(Locale.ROOT);
    if (!(scheme.equals("http") || scheme.equals("https")) || base.getHost() == null) {
      throw new IllegalArgumentException(
          "A generator's address looks like http://host:8080, not " + withoutUser(base));
    }
    String path = base.getRawPath().replaceAll("/+$", "");
    String port = base.getPort() < 0 ? "" : ":" + base.getPort();
    return scheme + "://" + base.getHost() + port + path;
  }

  private static String withoutUser(URI base) {
    return base.toString().replaceAll("//[^/]*@", "//");
  }

  @Override
  public Reply start(RunPlan plan) {
    return command("start", ApiPaths.START, StartRequestJson.write(plan));
  }

  @Override
  public Reply update(RunUpdate update) {
    return command("update", ApiPaths.UPDATE, StartRequestJson.writeUpdate(update));
  }

  @Override
  public List<Problem> problemsOf(RunUpdate update) {
    return List.of();
  }

  @Override
  public Reply stop(StopMode mode) {
    String body =
        switch (mode) {
          case GRACEFUL -> "{}";
          case FORCE -> "{\"force\":true}";
        };
    return command("stop", ApiPaths.STOP, body.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public RunSnapshot snapshot() {
    return read("metrics", ApiPaths.METRICS, SnapshotJson::read);
  }

  @Override
  public RunHistory history(Duration from, Duration step) {
    String query =
        "?from=%d&step=%d".formatted(Math.max(0, from.toSeconds()), Math.max(1, step.toSeconds()));
    return read("history", ApiPaths.HISTORY + query, HistoryJson::read);
  }

  @Override
  public List<RunSummary> runs() {
    return read("runs", ApiPaths.RUNS, RunsJson::read);
  }

  @Override
  public Optional<RunRecord> recordOf(String runId) {
    if (runId.isEmpty()) {
      return Optional.empty();
    }
    String path =
        ApiPaths.REPORT + "?format=json&run=" + URLEncoder.encode(runId, StandardCharsets.UTF_8);
    HttpResponse<byte[]> answer = answer("report", to(path).GET().build(), timeouts.snapshot());
    return answer.statusCode() == 404 && isGenerators(answer.body())
        ? Optional.empty()
        : Optional.of(read("report", answer, RunRecordJson::read));
  }

  /// The generator's version; empty where it does not tell one, as older ones don't.
  public Optional<String> version() {
    HttpResponse<byte[]> answer =
        answer("version", to(ApiPaths.OPENAPI).GET().build(), timeouts.snapshot());
    return answer.statusCode() == 404
        ? Optional.empty()
        : read("version", answer, OpenApiJson::readVersion);
  }

  /// An older generator has no reports, and says so in the same way.
  private static boolean isGenerators(byte[] body) {
    try {
      return !ReplyJson.readError(body).detail().isEmpty();
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private <T> T read(String name, String path, Function<byte[], T> reading) {
    return read(name, answer(name, to(path).GET().build(), timeouts.snapshot()), reading);
  }

  private <T> T read(String name, HttpResponse<byte[]> answer, Function<byte[], T> reading) {
    if (answer.statusCode() != 200) {
      throw unexpected(name, answer);
    }
    try {
      return reading.apply(answer.body());
    } catch (IllegalArgumentException strange) {
      throw strange(name, strange);
    }
  }

  private Reply command(String name, String path, byte[] body) {
    HttpRequest request =
        to(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(body))
            .build();
    HttpResponse<byte[]> answer = answer(name, request, timeouts.command());
    try {
      return switch (answer.statusCode()) {
        case 200 -> new Reply.Done(ReplyJson.readMessage(answer.body()));
        case 400 -> ReplyJson.readError(answer.body());
        default -> throw unexpected(name, answer);
      };
    } catch (IllegalArgumentException strange) {
      throw strange(name, strange);
    }
  }

  private HttpRequest.Builder to(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path)).header("Accept", "application/json");
    token.ifPresent(it -> request.header("Authorization", "Bearer " + it.reveal()));
    return request;
  }

  private HttpResponse<byte[]> answer(String name, HttpRequest request, Duration limit) {
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(
            request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), ANSWER_BYTES_MAX));
    try {
      return answer.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      answer.cancel(true);
      String message =
          "The generator at %s did not answer \"%s\" within %.1f s. Try again; if it stays silent, look at its log"
              .formatted(base, name, limit.toMillis() / 1000.0);
      throw new GeneratorUnreachable(message, late);
    } catch (InterruptedException interrupt) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new GeneratorUnreachable(
          "Waiting for the generator at %s was given up".formatted(base), interrupt);
    } catch (ExecutionException failed) {
      throw failed(name, failed);
    }
  }

  private GeneratorUnreachable failed(String name, ExecutionException failed) {
    Throwable cause = failed.getCause() == null ? failed : failed.getCause();
    boolean nobodyThere =
        cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException;
    String message =
        nobodyThere
            ? "No generator can be reached at %s. Is it running, and is the address right?"
                .formatted(base)
            : "The connection to the generator at %s failed during \"%s\": %s. Try again"
                .formatted(base, name, ProblemBody.quoted(String.valueOf(cause.getMessage())));
    return new GeneratorUnreachable(message, cause);
  }

  private GeneratorUnreachable unexpected(String name, HttpResponse<byte[]> answer) {
    if (answer.statusCode() == 401 || answer.statusCode() == 403) {
      String message =
          "%s wants a bearer token%s (status %d)"
              .formatted(base, token.isEmpty() ? "" : ", and not this one", answer.statusCode());
      return new GeneratorUnreachable(message, new IOException("status " + answer.statusCode()));
    }
    String said;
    try {
      said = ProblemBody.quoted(ReplyJson.readError(answer.body()).detail());
    } catch (IllegalArgumentException _) {
      said = "is this the address of a generator?";
    }
    String message =
        "%s answered \"%s\" with status %d: %s".formatted(base, name, answer.statusCode(), said);
    return new GeneratorUnreachable(message, new IOException("status " + answer.statusCode()));
  }

  private GeneratorUnreachable strange(String name, IllegalArgumentException strange) {
    String message =
        "%s answered \"%s\" with something that no generator says. Is the address right?"
            .formatted(base, name);
    return new GeneratorUnreachable(message, strange);
  }

  /// Drops all connections; calls under way fail. The generator itself goes on.
  @Override
  public void close() {
    client.shutdownNow();
  }
}

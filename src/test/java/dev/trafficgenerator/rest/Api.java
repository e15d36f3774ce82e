package dev.trafficgenerator.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// A show runner, as tests need one.
final class Api implements AutoCloseable {
  static final ObjectMapper JSON = new ObjectMapper();

  /// A start body that is right, and names a target that does not exist.
  static final String START =
      """
      {"config": {"Traffic Generator URL": "http://127.0.0.1:9", "Simulated Users": 2},
       "sitemap": {"has_auth": false, "paths": [
         {"method": "GET", "paths": ["/", "/shop"], "traffic_type": "web"}]}}
      """;

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private final String url;

  Api(ControlServer server) {
    this(server.url());
  }

  Api(String url) {
    this.url = url;
  }

  HttpResponse<String> get(String path) {
    return send(path, HttpRequest.Builder::GET);
  }

  /// What is streamed, line by line, until it is closed.
  Stream<String> lines(String path) {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url + path)).build();
    try {
      return client.send(request, BodyHandlers.ofLines()).body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  HttpResponse<String> post(String path, String body) {
    return send(path, request -> request.POST(BodyPublishers.ofString(body)));
  }

  HttpResponse<String> send(String path, UnaryOperator<HttpRequest.Builder> change) {
    HttpRequest request =
        change
            .apply(HttpRequest.newBuilder(URI.create(url + path)).timeout(Duration.ofSeconds(50)))
            .build();
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  static JsonNode json(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON: " + body, e);
    }
  }

  /// Holds for every error, whoever found it.
  static JsonNode assertError(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
    JsonNode error = json(answer.body());
    assertThat(error.path("detail").asText()).isNotBlank();
    assertThat(error.path("errors").isArray()).isTrue();
    assertThat(answer.body()).doesNotContain("<html", "\tat ", "Exception");
    return error;
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}

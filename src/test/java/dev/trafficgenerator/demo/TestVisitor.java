package dev.trafficgenerator.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// Sends requests to a site, one by one; follows nothing and remembers nothing.
final class TestVisitor implements AutoCloseable {
  private final String url;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(30))
          .build();

  TestVisitor(DemoSite site) {
    url = site.url();
  }

  HttpResponse<String> get(String path, String... headers) {
    return send("GET", path, "", headers);
  }

  HttpResponse<String> postForm(String path, String body, String... headers) {
    return send("POST", path, body, with(headers, "application/x-www-form-urlencoded"));
  }

  HttpResponse<String> postJson(String path, String body, String... headers) {
    return send("POST", path, body, with(headers, "application/json"));
  }

  HttpResponse<String> send(String method, String path, String body, String... headers) {
    return exchange(method, path, body, BodyHandlers.ofString(), headers);
  }

  HttpResponse<byte[]> getBytes(String path, String... headers) {
    return exchange("GET", path, "", BodyHandlers.ofByteArray(), headers);
  }

  private <T> HttpResponse<T> exchange(
      String method,
      String path,
      String body,
      HttpResponse.BodyHandler<T> handler,
      String... headers) {
    var request =
        HttpRequest.newBuilder(URI.create(url + path))
            .timeout(Duration.ofSeconds(60))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return client.send(request.build(), handler);
    } catch (IOException e) {
      throw new AssertionError(method + " " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static String[] with(String[] headers, String contentType) {
    String[] all = new String[headers.length + 2];
    System.arraycopy(headers, 0, all, 2, headers.length);
    all[0] = "Content-Type";
    all[1] = contentType;
    return all;
  }

  /// The value of a header that must be there.
  static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElseThrow(() -> new AssertionError("no " + name));
  }

  /// `name=value` of a cookie that the response must set.
  static String cookie(HttpResponse<?> response, String name) {
    return response.headers().allValues("Set-Cookie").stream()
        .filter(cookie -> cookie.startsWith(name + "="))
        .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no cookie " + name));
  }

  @Override
  public void close() {
    client.close();
  }
}

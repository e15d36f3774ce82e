package dev.trafficgenerator.rest;

import dev.trafficgenerator.json.OpenApiJson;
import dev.trafficgenerator.json.SchemaJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The API's description, and the page that shows it: everything comes from this process. Each
/// document is made when it is first asked for, as most processes never are.
final class ApiDocs {

  /// What the page is made of, below its own address. The viewer's own are put there by the build.
  static final List<String> FILES =
      List.of(
          ApiPaths.DOCS + "/page.css",
          ApiPaths.DOCS + "/page.js",
          ApiPaths.DOCS + "/swagger-ui.css",
          ApiPaths.DOCS + "/swagger-ui-bundle.js",
          ApiPaths.DOCS + "/swagger-ui-bundle.js.LICENSE.txt");

  /// All addresses that are answered here.
  static final List<String> PATHS =
      List.of(ApiPaths.OPENAPI, ApiPaths.SITEMAP_SCHEMA, ApiPaths.DOCS);

  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "txt", "text/plain; charset=utf-8");

  private final Map<String, Answer> answers = new ConcurrentHashMap<>();

  /// @param path among [#PATHS] and [#FILES]
  /// @param held what a caller has of it already: its `If-None-Match`
  Answer get(String path, @Nullable String held) {
    Answer answer = answers.computeIfAbsent(path, ApiDocs::make);
    String tag = Objects.requireNonNull(answer.headers().get("ETag"));
    return held != null && held.contains(tag) ? answer.unchanged() : answer;
  }

  private static Answer make(String path) {
    return switch (path) {
      case ApiPaths.OPENAPI -> tagged(Answer.json(200, OpenApiJson.write(version())));
      case ApiPaths.SITEMAP_SCHEMA ->
          tagged(Answer.of("application/schema+json", SchemaJson.sitemap()));
      case ApiPaths.DOCS -> file("page.html").with("Content-Security-Policy", POLICY);
      default -> file(path.substring(ApiPaths.DOCS.length() + 1));
    };
  }

  private static Answer file(String name) {
    try (InputStream in = ApiDocs.class.getResourceAsStream("viewer/" + name)) {
      byte[] bytes = Objects.requireNonNull(in, name).readAllBytes();
      String type = Objects.requireNonNull(TYPES.get(name.substring(name.lastIndexOf('.') + 1)));
      return tagged(Answer.of(type, bytes));
    } catch (IOException e) {
      throw new UncheckedIOException("A file of the viewer cannot be read", e);
    }
  }

  /// Kept by whoever asks, who asks each time whether it is still the same: another version of this
  /// program may have taken the address.
  private static Answer tagged(Answer answer) {
    return answer
        .with("ETag", '"' + digest(answer.body()) + '"')
        .with("Cache-Control", "no-cache")
        .with("X-Content-Type-Options", "nosniff")
        .with("Referrer-Policy", "no-referrer");
  }

  private static String digest(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java knows SHA-256", impossible);
    }
  }

  private static String version() {
    String version = ApiDocs.class.getPackage().getImplementationVersion();
    return version == null ? "(from sources)" : version;
  }
}

package dev.trafficgenerator.demo;

import dev.trafficgenerator.demo.shop.Json;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.Deflater;

/// Answers that are made when they are asked for.
final class Answers {
  private static final String HTML = "text/html; charset=utf-8";

  private final Template layout = Template.load("pages/layout.html");
  private final Template message = Template.load("pages/message.html");

  /// A whole page around `body`.
  String page(String title, String body) {
    return layout.fill(Map.of("title", title, "body", body));
  }

  /// Sends a page that is this visitor's alone.
  void html(Context ctx, int status, String title, String body) {
    byte[] plain = page(title, body).getBytes(StandardCharsets.UTF_8);
    ctx.status(status).header("Cache-Control", "no-store").header("Vary", "Accept-Encoding");
    if (Content.acceptsGzip(ctx.header("Accept-Encoding"))) {
      ctx.header("Content-Encoding", "gzip");
      body(ctx, HTML, Content.gzip(plain, Deflater.BEST_SPEED));
    } else {
      body(ctx, HTML, plain);
    }
  }

  /// Sends a JSON text.
  void json(Context ctx, int status, String json) {
    ctx.status(status).header("Cache-Control", "no-store");
    body(ctx, "application/json", json.getBytes(StandardCharsets.UTF_8));
  }

  /// Says that something is wrong, as JSON to programs and as a page to people.
  ///
  /// @param text one sentence
  void problem(Context ctx, int status, String text) {
    if (ctx.path().startsWith("/api/") || ctx.path().startsWith("/key/")) {
      json(
          ctx,
          status,
          "{\"error\":{\"status\":" + status + ",\"message\":" + Json.quoted(text) + "}}");
      return;
    }
    Map<String, String> values =
        Map.of("heading", heading(status), "text", text, "href", "/", "label", "Go to the shop");
    html(ctx, status, heading(status), message.fill(values));
  }

  private static String heading(int status) {
    return switch (status) {
      case 400 -> "That was not understood";
      case 401 -> "Please log in";
      case 403 -> "Not allowed";
      case 404 -> "Not here";
      case 405 -> "Not like that";
      case 413 -> "Too much";
      default -> "Something went wrong";
    };
  }

  /// Sends somebody elsewhere, to be asked for with GET.
  void redirect(Context ctx, int status, String location) {
    ctx.status(status).header("Location", location).header("Cache-Control", "no-store");
    body(ctx, HTML, new byte[0]);
  }

  static void body(Context ctx, String contentType, byte[] bytes) {
    // The length is said here, because an answer to HEAD has no body to take it from.
    ctx.contentType(contentType)
        .header("Content-Length", String.valueOf(bytes.length))
        .result(bytes);
  }
}

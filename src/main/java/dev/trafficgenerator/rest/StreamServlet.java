package dev.trafficgenerator.rest;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;

/// `GET /api/metrics/stream`. A servlet of its own, as only this answer is written without a thread
/// that waits for its reader.
final class StreamServlet extends HttpServlet {
  private static final long serialVersionUID = 1;
  private static final int LAST_EVENT_ID_CHARS_MAX = 100;

  @SuppressWarnings("serial") // never serialized
  private final transient MetricsStream stream;

  StreamServlet(MetricsStream stream) {
    this.stream = stream;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!request.getMethod().equals("GET")) {
      String method = ProblemBody.quoted(request.getMethod());
      String detail = ApiPaths.STREAM + " does not take " + method + ", but GET";
      send(response, ProblemBody.of(405, detail).with("Allow", "GET"));
      return;
    }
    String lastEventId = Objects.requireNonNullElse(request.getHeader("Last-Event-ID"), "");
    boolean sensible = lastEventId.length() <= LAST_EVENT_ID_CHARS_MAX;
    boolean joined =
        stream.join(
            sensible ? lastEventId : "",
            () -> {
              response.setContentType("text/event-stream");
              response.setCharacterEncoding("UTF-8");
              response.setHeader("Cache-Control", "no-store");
              AsyncContext async = request.startAsync(request, response);
              return new Subscriber(async);
            });
    if (!joined) {
      String detail =
          "There are %d subscribers already; try again later"
              .formatted(ServerLimits.SUBSCRIBERS_MAX);
      send(response, ProblemBody.of(503, detail).with("Retry-After", "5"));
    }
  }

  private static void send(HttpServletResponse response, Answer answer) throws IOException {
    response.setStatus(answer.status());
    response.setContentType(answer.contentType());
    response.setContentLength(answer.body().length);
    answer.headers().forEach(response::setHeader);
    response.getOutputStream().write(answer.body());
  }
}

package dev.trafficgenerator.rest;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/// What the HTTP server refuses by itself, before any of our code sees it, said in our JSON:
/// malformed requests, headers that are too long, requests while it closes.
final class JettyErrors extends ErrorHandler {

  @Override
  public boolean errorPageForMethod(String method) {
    return true;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Answer answer = answer(request, response.getStatus());
    response.setStatus(answer.status());
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, answer.contentType());
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, answer.body().length);
    response.write(true, ByteBuffer.wrap(answer.body()), callback);
    return true;
  }

  private static Answer answer(Request request, int status) {
    return switch (request.getAttribute(ERROR_EXCEPTION)) {
      case HttpException refused -> answer(refused.getCode(), refused.getReason());
      case Throwable bug when status >= 500 -> ProblemBody.failed(bug);
      case null, default -> answer(status, (String) request.getAttribute(ERROR_MESSAGE));
    };
  }

  private static Answer answer(int status, @Nullable String reason) {
    String name = HttpStatus.getMessage(status);
    String more = reason == null || reason.equals(name) ? "" : ": " + ProblemBody.quoted(reason);
    return ProblemBody.of(status, name + more);
  }
}

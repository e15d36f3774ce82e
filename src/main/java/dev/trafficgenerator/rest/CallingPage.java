package dev.trafficgenerator.rest;

import io.javalin.http.Context;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The web page for which a browser calls, if it is one: a page of another site that is open on a
/// computer from which the control API is reached must not command it.
final class CallingPage {
  private static final String REFUSAL =
      "A page of another site may not command the generator: the request's Origin is not its Host."
          + " Programs send no Origin.";

  private CallingPage() {}

  /// What a command is answered for a page of another site; empty for anybody else.
  static Optional<Answer> refusal(Context context) {
    String origin = context.header("Origin");
    boolean isOurs = origin == null || isOf(origin, context.header("Host"));
    return isOurs ? Optional.empty() : Optional.of(ProblemBody.of(403, REFUSAL));
  }

  /// Browsers say `null` of pages whose origin they keep to themselves.
  private static boolean isOf(String origin, @Nullable String host) {
    try {
      String authority = URI.create(origin).getRawAuthority();
      return authority != null && authority.equalsIgnoreCase(host);
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}

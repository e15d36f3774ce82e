package dev.trafficgenerator.engine;

import dev.trafficgenerator.engine.planning.Credentials;
import dev.trafficgenerator.engine.planning.Login;
import dev.trafficgenerator.http.Exchange;
import java.util.Optional;

/// Reads from the answers to a login whether it went well, and what a session shows from then on.
record LoginAnswers(TokenReader tokenReader, Login login) {

  static boolean isSuccess(Exchange.Answered answer) {
    return answer.status() >= 200 && answer.status() < 400;
  }

  static boolean bringsCookie(Exchange.Answered answer) {
    return answer.headers().get("Set-Cookie") != null;
  }

  /// @param first the call's own answer
  /// @param last the one that its redirects led to
  Credentials credentialsAfter(
      Credentials onTheCall, Exchange.Answered first, Exchange.Answered last) {
    return token(first)
        .or(() -> token(last))
        .map(Credentials::bearer)
        .orElseGet(() ->
            bringsCookie(first) || bringsCookie(last)
                ? Credentials.NONE
                : login.staying(onTheCall));
  }

  /// A token that no header can carry is none.
  Optional<String> token(Exchange.Answered answer) {
    byte[] body = answer.body();
    return body == null || body.length == 0
        ? Optional.empty()
        : tokenReader
            .token(body, login.tokenPath())
            .filter(token -> token.chars().allMatch(c -> c > ' ' && c < 0x7F));
  }
}

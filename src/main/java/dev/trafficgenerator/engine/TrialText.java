package dev.trafficgenerator.engine;

import dev.trafficgenerator.engine.page.LoginPage;
import dev.trafficgenerator.engine.planning.Credentials;
import dev.trafficgenerator.engine.planning.Redaction;
import dev.trafficgenerator.http.Exchange;
import dev.trafficgenerator.http.HeaderList;
import dev.trafficgenerator.http.OutgoingRequest;
import dev.trafficgenerator.run.trial.Masked;
import dev.trafficgenerator.run.trial.Trial;
import dev.trafficgenerator.sitemap.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Puts an exchange into words for a person, secrets masked and apart.
///
/// @param carried what of the request is secret
/// @param token what of the answer is
/// @param hidesPages whether pages are secrets as a whole, because of the tokens in their forms
record TrialText(String visitor, Credentials carried, Optional<String> token, boolean hidesPages) {

  /// @param isLogin whether the request's body is a secret as a whole
  Trial of(OutgoingRequest request, Exchange exchange, boolean isLogin) {
    HeaderList sent = request.headersOnTheWire();
    byte[] bytes = request.body() == null ? new byte[0] : request.body();
    String body = new String(bytes, StandardCharsets.UTF_8);
    Duration took = Duration.ofNanos(exchange.endNanos() - exchange.startNanos());
    return new Trial(
        visitor,
        request.method(),
        masked(Redaction.url(request.url(), carried), request.url()),
        headers(sent),
        isLogin && !body.isEmpty()
            ? masked(Redaction.loginBody(body, sent.get("Content-Type")), body)
            : masked(Redaction.body(body, sent.get("Content-Type")), body),
        switch (exchange) {
          case Exchange.Answered answer -> answered(answer, took);
          case Exchange.Unanswered silent ->
              new Trial.Unanswered(silent.cause().meaning(), silent.detail(), took);
        });
  }

  private Trial.Answered answered(Exchange.Answered answer, Duration took) {
    byte[] kept = answer.body() == null ? new byte[0] : answer.body();
    boolean isCut = kept.length > Trial.BODY_BYTES_MAX;
    byte[] bytes = isCut ? Arrays.copyOf(kept, Trial.BODY_BYTES_MAX) : kept;
    Optional<String> text = text(bytes);
    String whole = text.orElse("");
    String type = answer.headers().get("Content-Type");
    boolean isHidden = hidesPages && !whole.isEmpty() && LoginPage.isPage(type);
    String plain = isHidden ? Secret.MASK : Redaction.body(whole, type);
    return new Trial.Answered(
        answer.status(),
        headers(answer.headers().all()),
        masked(token.map(it -> plain.replace(it, Secret.MASK)).orElse(plain), whole),
        bytes.length,
        isCut,
        text.isPresent(),
        took);
  }

  /// Text in UTF-8, which may end in the middle of a character; empty for what is none.
  private static Optional<String> text(byte[] bytes) {
    var decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    for (int cut = 0; cut < 4 && cut <= bytes.length; cut++) {
      try {
        String text = decoder.decode(ByteBuffer.wrap(bytes, 0, bytes.length - cut)).toString();
        return text.indexOf('\0') >= 0 ? Optional.empty() : Optional.of(text);
      } catch (CharacterCodingException _) {
        // A character of up to four bytes may be cut at the end; nothing else may be wrong.
        decoder.reset();
      }
    }
    return Optional.empty();
  }

  private List<Trial.Header> headers(HeaderList list) {
    var headers = new ArrayList<Trial.Header>();
    for (int i = 0; i < list.size(); i++) {
      String name = list.name(i);
      String value = list.value(i);
      String shown =
          name.equalsIgnoreCase("Location")
              ? Redaction.url(value, carried)
              : Redaction.headerValue(name, value, carried);
      headers.add(new Trial.Header(name, masked(shown, value)));
    }
    return headers;
  }

  private static Masked masked(String shown, String whole) {
    return new Masked(shown, new Secret(whole));
  }
}

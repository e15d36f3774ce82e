package dev.trafficgenerator.engine;

import dev.trafficgenerator.engine.planning.Credentials;
import dev.trafficgenerator.engine.planning.Redaction;
import dev.trafficgenerator.http.HeaderList;
import dev.trafficgenerator.http.OutgoingRequest;
import dev.trafficgenerator.run.figures.RequestKind;
import dev.trafficgenerator.visitor.BrowserProfile;
import dev.trafficgenerator.visitor.Purpose;
import dev.trafficgenerator.visitor.Visitor;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A request as a person is shown it, with everything secret masked.
///
/// @param session counts sessions from 1
/// @param visitor who sends it, such as `Chrome 156 on Windows`
/// @param from the visitor's address, and its country where that is known
/// @param type what it is for, in the words of a browser's list of requests: `document`,
///   `stylesheet`, `fetch`
/// @param initiator where it comes from: the URL of the page or style sheet, `typed`, or empty
/// @param isPart whether it is for something that a page is made of
/// @param body empty = none
public record ShownRequest(
    int session,
    String visitor,
    String from,
    String type,
    String initiator,
    boolean isPart,
    String method,
    String url,
    List<Header> headers,
    String body) {
  private static final int BODY_CHARACTERS_MAX = 2_000;

  public ShownRequest {
    headers = List.copyOf(headers);
  }

  /// A header as it is sent, or masked.
  public record Header(String name, String value) {}

  /// @param session counts sessions from 0
  /// @param headers as they are sent
  /// @param carried what of the request is secret
  static ShownRequest of(
      long session,
      Visitor visitor,
      RequestKind kind,
      Purpose purpose,
      OutgoingRequest request,
      HeaderList headers,
      Credentials carried) {
    byte[] bytes = request.body() == null ? new byte[0] : request.body();
    String body = new String(bytes, StandardCharsets.UTF_8);
    return new ShownRequest(
        Math.toIntExact(session + 1),
        visitor.profile().name(),
        (visitor.address() + " " + visitor.country()).strip(),
        type(purpose),
        initiator(visitor, purpose, headers, carried),
        kind == RequestKind.RESOURCE,
        request.method(),
        Redaction.url(request.url(), carried),
        masked(headers, carried),
        kind == RequestKind.LOGIN && !body.isEmpty()
            ? Redaction.loginBody(body, headers.get("Content-Type"))
            : shortened(Redaction.body(body, headers.get("Content-Type"))));
  }

  /// This, with a form of which not every field is known.
  ShownRequest withMoreFields() {
    return new ShownRequest(
        session,
        visitor,
        from,
        type,
        initiator,
        isPart,
        method,
        url,
        headers,
        body.isEmpty() ? body : body + "&…");
  }

  private static List<Header> masked(HeaderList headers, Credentials carried) {
    var shown = new ArrayList<Header>(headers.size());
    for (int i = 0; i < headers.size(); i++) {
      String name = headers.name(i);
      shown.add(new Header(name, Redaction.headerValue(name, headers.value(i), carried)));
    }
    return shown;
  }

  private static String initiator(
      Visitor visitor, Purpose purpose, HeaderList headers, Credentials carried) {
    String referer = headers.get("Referer");
    if (referer != null) {
      return Redaction.url(referer, carried);
    }
    boolean isTyped =
        purpose == Purpose.TYPED_NAVIGATION && visitor.profile() instanceof BrowserProfile;
    return isTyped ? "typed" : "";
  }

  private static String type(Purpose purpose) {
    return switch (purpose) {
      case TYPED_NAVIGATION, LINK_NAVIGATION, FORM_NAVIGATION -> "document";
      case FRAME -> "iframe";
      case STYLE, PRELOADED_STYLE -> "stylesheet";
      case SCRIPT,
          LATE_SCRIPT,
          ASYNC_SCRIPT,
          DEFERRED_SCRIPT,
          PRELOADED_SCRIPT,
          MODULE_SCRIPT,
          PRELOADED_MODULE ->
          "script";
      case FONT, PRELOADED_FONT -> "font";
      case IMAGE, LATER_IMAGE, LAZY_IMAGE, STYLE_IMAGE -> "image";
      case VIDEO, AUDIO -> "media";
      case ICON -> "icon";
      case FETCH -> "fetch";
      case XHR -> "xhr";
      case BEACON -> "ping";
    };
  }

  private static String shortened(String text) {
    return text.length() <= BODY_CHARACTERS_MAX
        ? text
        : text.substring(0, BODY_CHARACTERS_MAX) + "…";
  }
}

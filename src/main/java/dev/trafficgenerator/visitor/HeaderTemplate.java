package dev.trafficgenerator.visitor;

import dev.trafficgenerator.http.HeaderList;
import dev.trafficgenerator.http.HeaderList.Over;
import dev.trafficgenerator.visitor.Occasion.Recall;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A profile's headers for a purpose, in order, with places for what only the occasion tells.
/// Immutable.
record HeaderTemplate(List<Line> lines) {

  /// What a line may be bound to. A line is sent when all of its conditions hold.
  enum Condition {
    SECURE,
    INSECURE,
    HTTPS,
    HTTP,
    /// A method other than GET and HEAD.
    UNSAFE,
    /// The page's script says what it accepts.
    ASKED,
    UNASKED,
    /// A redirect led here.
    REDIRECTED,
    DIRECT,
    /// The pages' own memory holds an answer from earlier in the visit.
    AGAIN,
    FIRST
  }

  /// What the occasion, the visitor or the sender puts in a value's place. One without a value
  /// leaves its header out. The first three are the sender's [slots][HeaderList#SLOT].
  enum Place {
    HOST,
    COOKIE,
    LENGTH,
    LANGUAGE,
    REFERER,
    ORIGIN,
    SITE,
    TYPE,
    ACCEPT,
    TOKEN,
    ETAG,
    MODIFIED
  }

  /// One header.
  ///
  /// @param place null = the value is that of `literal`
  /// @param literal what is sent as it stands, or when `place` has no value; null = nothing then
  record Line(
      Set<Condition> conditions,
      Over over,
      String name,
      @Nullable Place place,
      HeaderList.@Nullable Line literal) {

    static Line literal(Set<Condition> conditions, Over over, String name, String value) {
      return new Line(conditions, over, name, null, new HeaderList.Line(name, value, over));
    }

    /// What is sent for it; null = nothing.
    private HeaderList.@Nullable Line filled(Request request) {
      String value = place == null ? null : request.value(place);
      return value == null ? literal : new HeaderList.Line(name, value, over);
    }
  }

  HeaderTemplate {
    lines = List.copyOf(lines);
  }

  HeaderList fill(Visitor visitor, Occasion occasion) {
    WebOrigin target = WebOrigin.of(occasion.origin());
    if (target == null) {
      throw new IllegalArgumentException("not an http origin: " + occasion.origin());
    }
    WebOrigin.Page page = occasion.referer() == null ? null : WebOrigin.Page.of(occasion.referer());
    var request = new Request(visitor, occasion, target, page);
    Set<Condition> holding = request.holding();
    var headers = new HeaderList.Builder();
    for (Line line : lines) {
      if (holding.containsAll(line.conditions())) {
        HeaderList.Line filled = line.filled(request);
        if (filled != null) {
          headers.add(filled);
        }
      }
    }
    return headers.build();
  }

  /// Whose headers are written, and for what.
  ///
  /// @param page the one the request comes from; null = unknown
  private record Request(
      Visitor visitor, Occasion occasion, WebOrigin target, WebOrigin.@Nullable Page page) {

    Set<Condition> holding() {
      Set<Condition> holding =
          EnumSet.of(
              occasion.secureContext() ? Condition.SECURE : Condition.INSECURE,
              target.isHttps() ? Condition.HTTPS : Condition.HTTP,
              occasion.accept() == null ? Condition.UNASKED : Condition.ASKED,
              occasion.isRedirected() ? Condition.REDIRECTED : Condition.DIRECT,
              occasion.recall() == Recall.IN_MEMORY ? Condition.AGAIN : Condition.FIRST);
      if (!occasion.method().equals("GET") && !occasion.method().equals("HEAD")) {
        holding.add(Condition.UNSAFE);
      }
      return holding;
    }

    /// Null for a slot, too: its literal is what the sender looks for, or a length's default.
    @Nullable String value(Place place) {
      return switch (place) {
        case HOST, COOKIE -> null;
        case LENGTH -> occasion.contentType() == null ? null : HeaderList.SLOT;
        case LANGUAGE -> visitor.language();
        case REFERER -> page == null || isTyped() ? null : page.refererFor(target);
        case ORIGIN -> from().toString();
        case SITE -> isTyped() ? "none" : from().siteOf(target);
        case TYPE -> occasion.contentType();
        case ACCEPT -> occasion.accept();
        case TOKEN -> visitor.token();
        case ETAG -> occasion.validators().etag();
        case MODIFIED -> occasion.validators().lastModified();
      };
    }

    private boolean isTyped() {
      return occasion.purpose() == Purpose.TYPED_NAVIGATION;
    }

    /// Whose page asks. If it is unknown, one of the target's: a visitor visits nothing else.
    private WebOrigin from() {
      return page == null ? target : page.origin();
    }
  }
}

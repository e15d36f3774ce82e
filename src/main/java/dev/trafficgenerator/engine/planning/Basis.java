package dev.trafficgenerator.engine.planning;

import dev.trafficgenerator.http.HeaderList;
import dev.trafficgenerator.http.OutgoingRequest;
import dev.trafficgenerator.visitor.BrowserProfile;
import dev.trafficgenerator.visitor.Occasion;
import dev.trafficgenerator.visitor.Occasion.Validators;
import dev.trafficgenerator.visitor.Visitor;

/// What a redirect of a request goes on with.
///
/// @param beneath its headers without the override's
/// @param occasion what they were made for
/// @param asks whether it asks about a stored answer, where there is one
public record Basis(HeaderList beneath, Occasion occasion, boolean asks) {

  /// That of the request which the redirect asks for. A browser lays its headers out anew, and asks
  /// about what it has stored for the new URL.
  ///
  /// @param next with what is left of the headers that were sent
  Basis after(OutgoingRequest next, Visitor visitor, StoredAnswers stored) {
    if (!(visitor.profile() instanceof BrowserProfile)) {
      return new Basis(next.headers(), occasion, asks);
    }
    Validators validators =
        asks && next.method().equals("GET") ? stored.validators(next.url()) : Validators.NONE;
    Occasion redirected =
        occasion
            .redirected(next.method(), UrlText.origin(next.url()), validators)
            .withRecall(stored.recall(next.url()));
    HeaderList headers =
        RedirectedHeaders.of(
            next.headers(), visitor.headers(occasion), visitor.headers(redirected));
    return new Basis(headers, redirected, asks);
  }
}

package dev.trafficgenerator.visitor;

import org.jspecify.annotations.Nullable;

/// What a request is made for, as far as its headers depend on it.
///
/// @param method of HTTP, in capitals
/// @param secureContext whether the target counts as a secure context, see [#isSecure]
/// @param origin of the target: `scheme://host`, and `:port` where it is not the scheme's own
/// @param referer full URL of the page the request comes from; null = none. What of it is sent
///   follows from the policy strict-origin-when-cross-origin; on a typed navigation nothing is
/// @param contentType of the body; null = no body
/// @param accept what a page's script asks for by `Accept`, counts for [Purpose#FETCH] and
///   [Purpose#XHR] alone; null = the visitor's own
/// @param isRedirected whether an answer named this URL in `Location`
public record Occasion(
    Purpose purpose,
    String method,
    boolean secureContext,
    String origin,
    @Nullable String referer,
    @Nullable String contentType,
    @Nullable String accept,
    Validators validators,
    Recall recall,
    boolean isRedirected) {

  /// What the visitor still knows of the answer to such a request.
  public enum Recall {
    /// Nothing, or what the browser has stored from an earlier visit.
    NOTHING,
    /// It came earlier in this very visit, and the pages' own memory holds it.
    IN_MEMORY
  }

  /// What a browser asks with whether the answer that it has stored is still right.
  ///
  /// @param etag as it came; null = none
  /// @param lastModified as it came; null = none
  public record Validators(@Nullable String etag, @Nullable String lastModified) {
    /// Nothing is stored.
    public static final Validators NONE = new Validators(null, null);
  }

  /// A request for `origin` without a page it comes from and without body.
  public static Occasion of(Purpose purpose, String method, String origin) {
    return new Occasion(
        purpose,
        method,
        isSecure(origin),
        origin,
        null,
        null,
        null,
        Validators.NONE,
        Recall.NOTHING,
        false);
  }

  private Occasion with(
      @Nullable String newReferer,
      @Nullable String newContentType,
      @Nullable String newAccept,
      Validators newValidators,
      Recall newRecall) {
    return new Occasion(
        purpose,
        method,
        secureContext,
        origin,
        newReferer,
        newContentType,
        newAccept,
        newValidators,
        newRecall,
        isRedirected);
  }

  /// This, coming from the page at `referer`.
  public Occasion withReferer(@Nullable String referer) {
    return with(referer, contentType, accept, validators, recall);
  }

  /// This, with a body of `contentType`.
  public Occasion withContentType(@Nullable String contentType) {
    return with(referer, contentType, accept, validators, recall);
  }

  /// This, with an `Accept` of the script's own.
  public Occasion withAccept(@Nullable String accept) {
    return with(referer, contentType, accept, validators, recall);
  }

  /// This, with what is to be asked about a stored answer.
  public Occasion withValidators(Validators validators) {
    return with(referer, contentType, accept, validators, recall);
  }

  /// This, with what the visitor remembers of it.
  public Occasion withRecall(Recall recall) {
    return with(referer, contentType, accept, validators, recall);
  }

  /// This, after a redirect to `origin`, which may have changed the method. What is known of the
  /// answer is of another URL now.
  public Occasion redirected(String method, String origin, Validators validators) {
    return new Occasion(
        purpose,
        method,
        isSecure(origin),
        origin,
        referer,
        contentType,
        accept,
        validators,
        recall,
        true);
  }

  /// Whether browsers take `origin` (or any URL of it) for a secure context: https, or http to this
  /// very machine (`localhost`, names under it, 127.0.0.0/8, `[::1]`).
  public static boolean isSecure(String origin) {
    WebOrigin parsed = WebOrigin.of(origin);
    return parsed != null && parsed.isSecure();
  }
}

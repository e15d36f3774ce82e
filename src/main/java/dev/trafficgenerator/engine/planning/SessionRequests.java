package dev.trafficgenerator.engine.planning;

import dev.trafficgenerator.http.HeaderList;
import dev.trafficgenerator.http.OutgoingRequest;
import dev.trafficgenerator.http.Redirect;
import dev.trafficgenerator.run.Target;
import dev.trafficgenerator.sitemap.HttpMethod;
import dev.trafficgenerator.visitor.BrowserProfile;
import dev.trafficgenerator.visitor.Occasion;
import dev.trafficgenerator.visitor.Occasion.Validators;
import dev.trafficgenerator.visitor.Purpose;
import dev.trafficgenerator.visitor.Visitor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Builds one session's requests: the visitor's headers, then, each over the last, the global ones,
/// the address header, the login's, the path group's and the overrides. What does not vary is built
/// once and kept. For one thread.
public final class SessionRequests {
  /// Most requests kept of a session: memory for each of many users.
  private static final int KEPT_MAX = 64;

  private record Kept(
      @Nullable String referer,
      Credentials credentials,
      Validators validators,
      OutgoingRequest request,
      Basis basis) {}

  private final RequestPlanner planner;
  private final Visitor visitor;
  private final String addressHeaderName;
  private final StoredAnswers stored;
  private final Variables.Values values;
  private final Map<PlannedPath, Kept> kept = new HashMap<>();

  /// That of the request made last.
  private @Nullable Basis basis;

  /// @param addressHeaderName carries the visitor's address; empty = none
  public SessionRequests(RequestPlanner planner, Visitor visitor, String addressHeaderName) {
    this(planner, visitor, addressHeaderName, StoredAnswers.NONE);
  }

  /// @param addressHeaderName carries the visitor's address; empty = none
  /// @param stored what the visitor's browser has
  public SessionRequests(
      RequestPlanner planner, Visitor visitor, String addressHeaderName, StoredAnswers stored) {
    this.planner = planner;
    this.visitor = visitor;
    this.addressHeaderName = addressHeaderName;
    this.stored = stored;
    this.values = planner.variables().newValues();
  }

  /// A request for `path`; the same object as before where nothing varies.
  public OutgoingRequest build(
      PlannedPath path, Credentials credentials, @Nullable String page, RandomGenerator random) {
    String referer = isBrowser() ? page : null;
    boolean keep = path.isConstant() && planner.globalHeaders().isConstant() && overrideIsKnown();
    if (keep) {
      Kept before = kept.get(path);
      if (before != null
          && before.credentials == credentials
          && Objects.equals(before.referer, referer)
          && before.validators.equals(validators(path, before.request.url()))) {
        basis = before.basis;
        return before.request;
      }
    }
    values.reset();
    BodyTemplate body = path.body();
    OutgoingRequest request =
        assemble(
            path,
            null,
            path.purpose(referer),
            referer,
            credentials,
            asks(path),
            body == null ? null : body.contentType(),
            body == null ? null : body.bytes(values, random),
            random);
    if (keep && (kept.size() < KEPT_MAX || kept.containsKey(path))) {
      Validators validators = validators(path, request.url());
      kept.put(
          path, new Kept(referer, credentials, validators, request, Objects.requireNonNull(basis)));
    }
    return request;
  }

  /// A request for the page that a link leads to.
  public OutgoingRequest click(Click click, Credentials credentials, RandomGenerator random) {
    values.reset();
    PlannedPath path = click.path();
    return assemble(
        path,
        click.url(),
        Purpose.LINK_NAVIGATION,
        click.page(),
        credentials,
        asks(path),
        null,
        null,
        random);
  }

  /// The page with the login's form, asked for anew: what a browser may have stored of it holds a
  /// token that was used before.
  public OutgoingRequest formPage(PlannedPath path, @Nullable String page, RandomGenerator random) {
    values.reset();
    String referer = isBrowser() ? page : null;
    return assemble(
        path, null, path.purpose(referer), referer, Credentials.NONE, false, null, null, random);
  }

  /// A login call, and what it carries. Its variables have the values that they had for the page
  /// with its form, if there is one.
  ///
  /// @param page where the visitor is
  /// @param pageForm what stands there to be sent along
  public LoginCall login(
      Login login, @Nullable String page, PageForm pageForm, RandomGenerator random) {
    if (login.formPage() == null) {
      values.reset();
    }
    PlannedPath path = login.call();
    Credentials onTheCall = login.onTheCall(values, pageForm, random);
    byte[] form = login.form(values, pageForm, random);
    BodyTemplate template = path.body();
    byte[] body = template == null ? form : template.bytes(values, random);
    String contentType =
        template != null ? template.contentType() : form != null ? BodyTemplate.FORM : null;
    String referer = isBrowser() ? page : null;
    OutgoingRequest request =
        assemble(
            path,
            null,
            path.purpose(referer),
            referer,
            onTheCall,
            false,
            contentType,
            body,
            random);
    return new LoginCall(request, onTheCall);
  }

  /// A login call that is ready to go.
  ///
  /// @param onTheCall what of it is secret
  public record LoginCall(OutgoingRequest request, Credentials onTheCall) {}

  /// A request for something that a page is made of.
  ///
  /// @param basis what a redirect of it goes on with
  public record ResourceRequest(OutgoingRequest request, Basis basis) {}

  /// A request for something that a page is made of.
  ///
  /// @param referer the page, or the style sheet, that names it
  public ResourceRequest resource(
      Purpose purpose,
      String url,
      String referer,
      Validators validators,
      Credentials credentials,
      RandomGenerator random) {
    Occasion occasion =
        Occasion.of(purpose, "GET", UrlText.origin(url))
            .withReferer(referer)
            .withValidators(validators)
            .withRecall(stored.recall(url));
    values.reset();
    HeaderList headers = headers(occasion, credentials, random).build();
    var plain = new OutgoingRequest("GET", credentials.addedTo(url), headers, null);
    return new ResourceRequest(
        planner.isOverridden(url) ? overridden(plain, random) : plain,
        new Basis(headers, occasion, true));
  }

  /// Those that every request has, below its own and the override's.
  private HeaderList.Builder headers(
      Occasion occasion, Credentials credentials, RandomGenerator random) {
    HeaderList.Builder headers = visitor.headers(occasion).toBuilder();
    planner.globalHeaders().writeTo(headers, values, random);
    writeAddress(headers);
    writeCredentials(headers, credentials);
    return headers;
  }

  /// As the other [#redirected], for a request that need not be the one made last.
  public Optional<ResourceRequest> redirected(
      ResourceRequest sent,
      int status,
      @Nullable String location,
      Credentials credentials,
      RandomGenerator random) {
    OutgoingRequest request = sent.request();
    var plain =
        new OutgoingRequest(request.method(), request.url(), sent.basis.beneath(), request.body());
    List<String> names = credentials.headers().stream().map(Credentials.Header::name).toList();
    return Redirect.follow(plain, status, location, names)
        .map(next -> goingOn(next, sent.basis, random));
  }

  private ResourceRequest goingOn(OutgoingRequest next, Basis before, RandomGenerator random) {
    Basis basis = before.after(next, visitor, stored);
    var plain = new OutgoingRequest(next.method(), next.url(), basis.beneath(), next.body());
    return new ResourceRequest(
        planner.isOverridden(next.url()) ? overridden(plain, random) : plain, basis);
  }

  /// Only pages are stored, and none whose answer must be what the sitemap expects.
  private boolean asks(PlannedPath path) {
    return bringsPage(path) && path.expected() == null;
  }

  private Validators validators(PlannedPath path, String url) {
    return asks(path) && path.method() == HttpMethod.GET ? stored.validators(url) : Validators.NONE;
  }

  boolean isBrowser() {
    return visitor.profile() instanceof BrowserProfile;
  }

  private boolean overrideIsKnown() {
    return planner.overrideHeaders().isConstant();
  }

  /// @param link where it leads instead of where the path does; null = there
  private OutgoingRequest assemble(
      PlannedPath path,
      @Nullable String link,
      Purpose purpose,
      @Nullable String referer,
      Credentials credentials,
      boolean asks,
      @Nullable String contentType,
      byte @Nullable [] body,
      RandomGenerator random) {
    Target target = planner.target();
    Occasion occasion =
        Occasion.of(purpose, path.method().name(), target.origin())
            .withReferer(referer)
            .withContentType(contentType)
            .withAccept(accept(path, purpose, random));
    String written = link == null ? path.urlPrefix() + path.expandPath(values, random) : link;
    String url = credentials.addedTo(written);
    Occasion asking = occasion.withValidators(asks ? validators(path, url) : Validators.NONE);
    HeaderList.Builder headers = headers(asking, credentials, random);
    path.ownHeaders().writeTo(headers, values, random);
    HeaderList beneath = headers.build();
    basis = new Basis(beneath, asking, asks);
    var plain = new OutgoingRequest(path.method().name(), url, beneath, body);
    boolean fits = path.isOverridden() || planner.isOverridden(plain.url());
    return fits ? overridden(plain, random) : plain;
  }

  /// The request that a redirect asks for; empty when `status` and `location` are of none that is
  /// followed. The header override is what fits the new URL, whatever fitted the old one.
  ///
  /// @param sent the request made last
  /// @param credentials what that carried; stays behind where the redirect leads to another origin
  public Optional<OutgoingRequest> redirected(
      OutgoingRequest sent,
      int status,
      @Nullable String location,
      Credentials credentials,
      RandomGenerator random) {
    Basis before = Objects.requireNonNull(basis, "nothing was sent");
    Optional<ResourceRequest> next =
        redirected(new ResourceRequest(sent, before), status, location, credentials, random);
    next.ifPresent(request -> basis = request.basis());
    return next.map(ResourceRequest::request);
  }

  /// What a call says that it accepts stands where a page's script would put it.
  private @Nullable String accept(PlannedPath path, Purpose purpose, RandomGenerator random) {
    if (purpose != Purpose.FETCH || !isBrowser()) {
      return null;
    }
    String own = path.ownHeaders().value("Accept", values, random);
    return own == null ? planner.globalHeaders().value("Accept", values, random) : own;
  }

  private OutgoingRequest overridden(OutgoingRequest plain, RandomGenerator random) {
    HeaderList.Builder headers = plain.headers().toBuilder();
    planner.overrideHeaders().writeTo(headers, values, random);
    return new OutgoingRequest(plain.method(), plain.url(), headers.build(), plain.body());
  }

  private void writeAddress(HeaderList.Builder headers) {
    if (!addressHeaderName.isEmpty()) {
      headers.set(addressHeaderName, visitor.address());
    }
  }

  private static void writeCredentials(HeaderList.Builder headers, Credentials credentials) {
    for (Credentials.Header header : credentials.headers()) {
      headers.set(header.name(), header.value());
    }
  }

  /// Whether the answer to a request for `path` is a page that a person looks at, be it that of a
  /// form.
  public boolean bringsPage(PlannedPath path) {
    return isBrowser() && path.bringsPage();
  }

  /// Whether a request for `path` asks for a page, and does nothing else.
  public boolean isPage(PlannedPath path) {
    return isBrowser() && path.isPage();
  }
}

package dev.trafficgenerator.engine.planning;

import dev.trafficgenerator.metrics.RunMetrics;
import dev.trafficgenerator.run.figures.RequestKind;
import dev.trafficgenerator.sitemap.Auth;
import dev.trafficgenerator.sitemap.AuthScheme;
import dev.trafficgenerator.sitemap.Expectation;
import dev.trafficgenerator.sitemap.HttpMethod;
import dev.trafficgenerator.sitemap.Secret;
import dev.trafficgenerator.sitemap.TrafficType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A site's login, taken apart: what the call carries for each of the six schemes, and what stays
/// on the session's requests afterwards.
public final class Login {
  private record Field(String name, Template value) {}

  private final Auth auth;
  private final PlannedPath call;
  private final @Nullable PlannedPath formPage;
  private final boolean bodyless;
  private final List<Field> headers;
  private final List<Field> query;
  private final List<Field> form;

  Login(Auth auth, RequestPlanner planner, Variables variables, RunMetrics metrics) {
    this.auth = auth;
    bodyless = auth.method() == HttpMethod.GET || auth.method() == HttpMethod.HEAD;
    BodyTemplate body = null;
    switch (auth.scheme()) {
      case AuthScheme.Basic(var given, String username, Secret password) -> {
        headers = basicHeaders(given, username, password, variables);
        query = List.of();
        form = List.of();
      }
      case AuthScheme.Bearer(var given) -> {
        headers = fields(given, Template.Place.HEADER, variables);
        query = List.of();
        form = List.of();
      }
      case AuthScheme.CustomHeaders(var given) -> {
        headers = fields(given, Template.Place.HEADER, variables);
        query = List.of();
        form = List.of();
      }
      case AuthScheme.FormData(var given) -> {
        headers = List.of();
        query = List.of();
        form = fields(given, Template.Place.TEXT, variables);
      }
      case AuthScheme.QueryParams(var given) -> {
        headers = List.of();
        query = fields(given, Template.Place.TEXT, variables);
        form = List.of();
      }
      case AuthScheme.JsonBody(Secret json) -> {
        headers = List.of();
        query = List.of();
        form = List.of();
        body = BodyTemplate.of(json.reveal(), null, BodyTemplate.JSON, variables);
      }
    }
    TrafficType type =
        auth.scheme() instanceof AuthScheme.FormData ? TrafficType.WEB : TrafficType.API;
    var noHeaders = new HeaderTemplates(Map.of(), variables);
    call =
        planner.plan(
            auth.method(),
            auth.path(),
            type,
            RequestKind.LOGIN,
            body,
            noHeaders,
            Expectation.NONE,
            metrics);
    formPage =
        auth.formPage()
            .map(path ->
                planner.plan(
                    HttpMethod.GET,
                    path,
                    type,
                    RequestKind.LOGIN,
                    null,
                    noHeaders,
                    Expectation.NONE,
                    metrics))
            .orElse(null);
  }

  private static List<Field> basicHeaders(
      Map<String, Secret> given, String username, Secret password, Variables variables) {
    if (username.isEmpty()) {
      return fields(given, Template.Place.HEADER, variables);
    }
    // The pair is encoded when it is known; until then it stands in one template.
    // It comes first, so that an Authorization that a person wrote beats it.
    var all = new ArrayList<Field>();
    String pair = username + ":" + password.reveal();
    all.add(new Field("", Template.compile(pair, Template.Place.TEXT, variables)));
    all.addAll(fields(given, Template.Place.HEADER, variables));
    return List.copyOf(all);
  }

  private static List<Field> fields(
      Map<String, Secret> given, Template.Place place, Variables variables) {
    return given.entrySet().stream()
        .map(field ->
            new Field(
                field.getKey(), Template.compile(field.getValue().reveal(), place, variables)))
        .toList();
  }

  /// The call, as far as it is the same for all.
  public PlannedPath call() {
    return call;
  }

  /// The page whose form the call sends; null for none.
  public @Nullable PlannedPath formPage() {
    return formPage;
  }

  /// Where the call goes; null when that depends on variables.
  public @Nullable String constantUrl() {
    return call.constantUrl();
  }

  /// Names of the fields that the sitemap fills in.
  public Set<String> fieldNames() {
    return form.stream().map(Field::name).collect(Collectors.toUnmodifiableSet());
  }

  public Optional<String> tokenPath() {
    return auth.tokenPath();
  }

  /// What the call itself carries in headers and query string.
  ///
  /// @param page the form that it sends
  Credentials onTheCall(Variables.Values values, PageForm page, RandomGenerator random) {
    var expanded = new ArrayList<Credentials.Header>();
    for (Field field : headers) {
      String value = field.value.expand(values, random);
      expanded.add(
          field.name.isEmpty()
              ? new Credentials.Header("Authorization", "Basic " + base64(value))
              : new Credentials.Header(field.name, value));
    }
    // As a browser sends a form whose method is GET: in the query string.
    String encoded =
        bodyless
            ? filledIn(form.isEmpty() ? query : form, page, values, random)
            : filledIn(query, PageForm.NONE, values, random);
    return new Credentials(expanded, encoded.replace("+", "%20"));
  }

  /// The call's form, or null when the scheme has none.
  ///
  /// @param page as it stood there
  byte @Nullable [] form(Variables.Values values, PageForm page, RandomGenerator random) {
    return form.isEmpty() || bodyless
        ? null
        : filledIn(form, page, values, random).getBytes(StandardCharsets.US_ASCII);
  }

  /// What stays on the session's requests when the answer brought neither a token nor a cookie.
  public Credentials staying(Credentials onTheCall) {
    return switch (auth.scheme()) {
      case AuthScheme.Basic _,
          AuthScheme.Bearer _,
          AuthScheme.CustomHeaders _,
          AuthScheme.QueryParams _ ->
          onTheCall;
      case AuthScheme.FormData _, AuthScheme.JsonBody _ -> Credentials.NONE;
    };
  }

  /// `fields` in their places on the page, those that have none there at the end. They come before
  /// what the page has by the same name.
  private static String filledIn(
      List<Field> fields, PageForm page, Variables.Values values, RandomGenerator random) {
    var given = new LinkedHashMap<String, String>();
    for (Field field : fields) {
      given.put(field.name, field.value.expand(values, random));
    }
    var text = new FormEncoding(page.charset());
    var written = new HashSet<String>();
    for (PageForm.Control control : page.controls()) {
      String value = given.get(control.name());
      if (value == null && control.isSent()) {
        text.add(control.name(), control.value().reveal());
      } else if (value != null && written.add(control.name())) {
        text.add(control.name(), value);
      }
    }
    given.forEach((name, value) -> {
      if (!written.contains(name)) {
        text.add(name, value);
      }
    });
    return text.toString();
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}

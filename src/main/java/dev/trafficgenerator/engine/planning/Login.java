package dev.trafficgenerator.engine.planning;

import dev.trafficgenerator.metrics.RunMetrics;
import dev.trafficgenerator.run.figures.RequestKind;
import dev.trafficgenerator.sitemap.Auth;
import dev.trafficgenerator.sitemap.AuthScheme;
import dev.trafficgenerator.sitemap.Expectation;
import dev.trafficgenerator.sitemap.HttpMethod;
import dev.trafficgenerator.sitemap.Secret;
import dev.trafficgenerator.sitemap.TrafficType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// A site's login, taken apart: what the call carries for each of the six schemes, and what stays
/// on the session's requests afterwards.
public final class Login {
  private record Field(String name, Template value) {}

  private final Auth auth;
  private final PlannedPath call;
  private final List<Field> headers;
  private final List<Field> query;
  private final List<Field> form;

  Login(Auth auth, RequestPlanner planner, Variables variables, RunMetrics metrics) {
    this.auth = auth;
    boolean bodyless = auth.method() == HttpMethod.GET || auth.method() == HttpMethod.HEAD;
    Map<String, Secret> none = Map.of();
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
        // As a browser sends a form whose method is GET: in the query string.
        headers = List.of();
        query = fields(bodyless ? given : none, Template.Place.TEXT, variables);
        form = fields(bodyless ? none : given, Template.Place.TEXT, variables);
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
    call =
        planner.plan(
            auth.method(),
            auth.path(),
            auth.scheme() instanceof AuthScheme.FormData ? TrafficType.WEB : TrafficType.API,
            RequestKind.LOGIN,
            body,
            new HeaderTemplates(Map.of(), variables),
            Expectation.NONE,
            metrics);
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

  public Optional<String> tokenPath() {
    return auth.tokenPath();
  }

  /// What the call itself carries in headers and query string.
  Credentials onTheCall(Variables.Values values, RandomGenerator random) {
    var expanded = new ArrayList<Credentials.Header>();
    for (Field field : headers) {
      String value = field.value.expand(values, random);
      expanded.add(
          field.name.isEmpty()
              ? new Credentials.Header("Authorization", "Basic " + base64(value))
              : new Credentials.Header(field.name, value));
    }
    return new Credentials(expanded, formEncoded(query, values, random).replace("+", "%20"));
  }

  /// The call's form, or null when the scheme has none.
  byte @Nullable [] form(Variables.Values values, RandomGenerator random) {
    return form.isEmpty()
        ? null
        : formEncoded(form, values, random).getBytes(StandardCharsets.UTF_8);
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

  private static String formEncoded(
      List<Field> fields, Variables.Values values, RandomGenerator random) {
    var text = new StringBuilder();
    for (Field field : fields) {
      text.append(text.isEmpty() ? "" : "&")
          .append(URLEncoder.encode(field.name, StandardCharsets.UTF_8))
          .append('=')
          .append(URLEncoder.encode(field.value.expand(values, random), StandardCharsets.UTF_8));
    }
    return text.toString();
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}

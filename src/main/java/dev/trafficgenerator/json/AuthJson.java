package dev.trafficgenerator.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.trafficgenerator.sitemap.Auth;
import dev.trafficgenerator.sitemap.AuthScheme;
import dev.trafficgenerator.sitemap.HttpMethod;
import dev.trafficgenerator.sitemap.Secret;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads and writes a sitemap's login. No problem repeats a credential.
final class AuthJson {
  static final String METHOD = "auth_method";
  static final String PATH = "auth_path";
  static final String TYPE = "auth_type";
  static final String CREDENTIALS = "credentials";
  static final String TOKEN_PATH = "token_path";
  static final String FORM_PAGE = "form_page";
  static final String HEADER = "header";
  static final String BODY_PARAMS = "body_params";
  static final String JSON_BODY = "json_body";
  static final String USERNAME = "username";
  static final String PASSWORD = "password";

  /// The predecessor's documentation has it in the place of method and path: a login by POST.
  static final String LOGIN_PATH = "login_path";

  private static final Set<String> KEYS =
      Set.of(METHOD, PATH, LOGIN_PATH, TYPE, CREDENTIALS, TOKEN_PATH, FORM_PAGE);

  /// A scheme's name in JSON, and the parts of the credentials that it takes.
  enum Kind {
    BASIC("basic", HEADER, BODY_PARAMS),
    BEARER("bearer", HEADER),
    FORM_DATA("form_data", BODY_PARAMS),
    JSON("json_body", JSON_BODY),
    QUERY_PARAMS("query_params", BODY_PARAMS),
    CUSTOM_HEADERS("custom_headers", HEADER);

    private final String label;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> parts;

    Kind(String label, String... parts) {
      this.label = label;
      this.parts = List.of(parts);
    }

    String label() {
      return label;
    }
  }

  static final Map<String, Kind> KINDS = kinds();

  private static final List<String> PARTS = List.of(HEADER, BODY_PARAMS, JSON_BODY);

  private static final AuthScheme STAND_IN = new AuthScheme.JsonBody(new Secret("{}"));

  private AuthJson() {}

  private static Map<String, Kind> kinds() {
    Map<String, Kind> names = Field.names(Kind.values(), kind -> kind.label);
    names.put("body_params", Kind.FORM_DATA);
    names.put("custom_header", Kind.CUSTOM_HEADERS);
    return names;
  }

  /// Reads what can be read; something that no check complains of stands in for the rest.
  static Auth read(Field auth) {
    if (!auth.node().isObject()) {
      auth.problemUnshown("must be an object");
      return new Auth(HttpMethod.POST, "", STAND_IN, Optional.empty());
    }
    auth.ignoreAllBut(KEYS);
    return new Auth(
        method(auth),
        auth.get(PATH).isGiven() ? path(auth.get(PATH)) : path(auth.get(LOGIN_PATH)),
        auth.get(TYPE)
            .requiredOneOf(KINDS)
            .map(kind -> scheme(kind, auth.get(CREDENTIALS)))
            .orElse(STAND_IN),
        auth.get(TOKEN_PATH).text().filter(pointer -> !pointer.isBlank()),
        auth.get(FORM_PAGE).text().filter(path -> !path.isBlank()));
  }

  private static HttpMethod method(Field auth) {
    Field method = auth.get(METHOD);
    boolean isPost =
        LOGIN_PATH.equalsIgnoreCase(method.node().asText().strip())
            || (auth.get(LOGIN_PATH).isGiven() && (!method.isGiven() || method.isBlank()));
    return isPost
        ? HttpMethod.POST
        : method.requiredOneOf(SitemapReading.METHODS).orElse(HttpMethod.POST);
  }

  private static String path(Field path) {
    return path.text().orElse("");
  }

  private static AuthScheme scheme(Kind kind, Field credentials) {
    credentials.checkIsObject();
    credentials.ignoreAllBut(Set.copyOf(kind.parts));
    Optional<String> unfit =
        PARTS.stream().filter(part -> credentials.get(part).isGiven()).findFirst();
    if (unfit.isPresent() && kind.parts.stream().noneMatch(it -> credentials.get(it).isGiven())) {
      credentials.problemUnshown(
          "must hold %s for auth_type %s, not %s"
              .formatted(String.join(" or ", kind.parts), kind.label, unfit.get()));
    }
    return switch (kind) {
      case BASIC -> basic(credentials);
      case BEARER -> new AuthScheme.Bearer(secrets(credentials.get(HEADER)));
      case CUSTOM_HEADERS -> new AuthScheme.CustomHeaders(secrets(credentials.get(HEADER)));
      case FORM_DATA -> new AuthScheme.FormData(secrets(credentials.get(BODY_PARAMS)));
      case QUERY_PARAMS -> new AuthScheme.QueryParams(secrets(credentials.get(BODY_PARAMS)));
      case JSON -> {
        Field json = credentials.get(JSON_BODY);
        yield new AuthScheme.JsonBody(
            new Secret(json.isGiven() && !json.isBlank() ? JsonText.compact(json.node()) : ""));
      }
    };
  }

  private static AuthScheme basic(Field credentials) {
    Field params = credentials.get(BODY_PARAMS);
    params.checkIsObject();
    params.ignoreAllBut(Set.of(USERNAME, PASSWORD));
    if (params.get(USERNAME).isGiven() && !params.get(PASSWORD).isGiven()) {
      params.get(PASSWORD).problemUnshown("is required");
    }
    return new AuthScheme.Basic(
        secrets(credentials.get(HEADER)),
        params.get(USERNAME).scalarText().orElse(""),
        new Secret(params.get(PASSWORD).scalarText().orElse("")));
  }

  private static Map<String, Secret> secrets(Field fields) {
    Map<String, Secret> secrets = new LinkedHashMap<>();
    fields.entries((name, value) -> secrets.put(name, new Secret(value.scalarText().orElse(""))));
    return secrets;
  }

  static void write(JsonGenerator out, Auth auth) throws IOException {
    out.writeStartObject();
    out.writeStringField(METHOD, auth.method().name());
    out.writeStringField(PATH, auth.path());
    out.writeStringField(TYPE, kind(auth.scheme()).label);
    out.writeObjectFieldStart(CREDENTIALS);
    credentials(out, auth.scheme());
    out.writeEndObject();
    if (auth.tokenPath().isPresent()) {
      out.writeStringField(TOKEN_PATH, auth.tokenPath().get());
    }
    if (auth.formPage().isPresent()) {
      out.writeStringField(FORM_PAGE, auth.formPage().get());
    }
    out.writeEndObject();
  }

  private static Kind kind(AuthScheme scheme) {
    return switch (scheme) {
      case AuthScheme.Basic _ -> Kind.BASIC;
      case AuthScheme.Bearer _ -> Kind.BEARER;
      case AuthScheme.FormData _ -> Kind.FORM_DATA;
      case AuthScheme.JsonBody _ -> Kind.JSON;
      case AuthScheme.QueryParams _ -> Kind.QUERY_PARAMS;
      case AuthScheme.CustomHeaders _ -> Kind.CUSTOM_HEADERS;
    };
  }

  private static void credentials(JsonGenerator out, AuthScheme scheme) throws IOException {
    switch (scheme) {
      case AuthScheme.Basic(var headers, var username, var password) -> {
        if (!headers.isEmpty()) {
          write(out, HEADER, headers);
        }
        if (!username.isEmpty() || !password.reveal().isEmpty()) {
          out.writeObjectFieldStart(BODY_PARAMS);
          out.writeStringField(USERNAME, username);
          out.writeStringField(PASSWORD, password.reveal());
          out.writeEndObject();
        }
      }
      case AuthScheme.Bearer(var headers) -> write(out, HEADER, headers);
      case AuthScheme.CustomHeaders(var headers) -> write(out, HEADER, headers);
      case AuthScheme.FormData(var fields) -> write(out, BODY_PARAMS, fields);
      case AuthScheme.QueryParams(var fields) -> write(out, BODY_PARAMS, fields);
      case AuthScheme.JsonBody(var json) -> {
        if (!json.reveal().isBlank()) {
          out.writeFieldName(JSON_BODY);
          SitemapJson.value(out, json.reveal());
        }
      }
    }
  }

  private static void write(JsonGenerator out, String part, Map<String, Secret> secrets)
      throws IOException {
    out.writeObjectFieldStart(part);
    for (Map.Entry<String, Secret> secret : secrets.entrySet()) {
      out.writeStringField(secret.getKey(), secret.getValue().reveal());
    }
    out.writeEndObject();
  }
}

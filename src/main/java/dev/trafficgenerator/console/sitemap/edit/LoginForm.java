package dev.trafficgenerator.console.sitemap.edit;

import dev.trafficgenerator.json.JsonText;
import dev.trafficgenerator.sitemap.Auth;
import dev.trafficgenerator.sitemap.AuthScheme;
import dev.trafficgenerator.sitemap.Checked;
import dev.trafficgenerator.sitemap.HttpMethod;
import dev.trafficgenerator.sitemap.Secret;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A login as a form: which fields it has depends on the scheme. Immutable.
///
/// @param json the JSON body as typed, for [Kind#JSON_BODY]
/// @param fields names and values, for all other kinds
/// @param formPage for [Kind#FORM_DATA]: the page that the form stands on; blank = none is asked
///   for
public record LoginForm(
    HttpMethod method,
    String path,
    Kind kind,
    List<Field> fields,
    Secret json,
    String tokenPath,
    String formPage) {

  private static final String USUAL_JSON = "{\"username\":\"\",\"password\":\"\"}";

  /// A site without a login.
  public static final LoginForm EMPTY =
      new LoginForm(
          HttpMethod.POST, "/login", Kind.JSON_BODY, List.of(), new Secret(USUAL_JSON), "", "");

  /// The schemes, as a person chooses between them.
  public enum Kind {
    BASIC,
    BEARER,
    FORM_DATA,
    JSON_BODY,
    QUERY_PARAMS,
    CUSTOM_HEADERS;

    /// Whether the names of the fields are given.
    public boolean isFixed() {
      return this == BASIC;
    }
  }

  /// A field of the credentials.
  ///
  /// @param isHeader whether it is a header of [Kind#BASIC], which otherwise has a user and a
  ///   password
  public record Field(String name, Secret value, boolean isHeader) {
    public Field(String name, String value) {
      this(name, new Secret(value), false);
    }
  }

  public LoginForm {
    fields = List.copyOf(fields);
  }

  public static LoginForm of(Auth auth) {
    var fields = new ArrayList<Field>();
    Secret json = new Secret(USUAL_JSON);
    Kind kind =
        switch (auth.scheme()) {
          case AuthScheme.Basic(var headers, String username, Secret password) -> {
            fields.add(new Field("username", username));
            fields.add(new Field("password", password, false));
            headers.forEach((name, value) -> fields.add(new Field(name, value, true)));
            yield Kind.BASIC;
          }
          case AuthScheme.Bearer(var headers) -> {
            addAll(fields, headers);
            yield Kind.BEARER;
          }
          case AuthScheme.FormData(var all) -> {
            addAll(fields, all);
            yield Kind.FORM_DATA;
          }
          case AuthScheme.JsonBody(Secret body) -> {
            json = body;
            yield Kind.JSON_BODY;
          }
          case AuthScheme.QueryParams(var all) -> {
            addAll(fields, all);
            yield Kind.QUERY_PARAMS;
          }
          case AuthScheme.CustomHeaders(var headers) -> {
            addAll(fields, headers);
            yield Kind.CUSTOM_HEADERS;
          }
        };
    return new LoginForm(
        auth.method(),
        auth.path(),
        kind,
        fields,
        json,
        auth.tokenPath().orElse(""),
        auth.formPage().orElse(""));
  }

  private static void addAll(List<Field> fields, Map<String, Secret> all) {
    all.forEach((name, value) -> fields.add(new Field(name, value, false)));
  }

  /// The login that the form says; empty when its JSON body is no JSON.
  public Optional<Auth> auth() {
    Optional<AuthScheme> scheme =
        switch (kind) {
          case BASIC -> Optional.of(basic());
          case BEARER -> Optional.of(new AuthScheme.Bearer(named()));
          case FORM_DATA -> Optional.of(new AuthScheme.FormData(named()));
          case QUERY_PARAMS -> Optional.of(new AuthScheme.QueryParams(named()));
          case CUSTOM_HEADERS -> Optional.of(new AuthScheme.CustomHeaders(named()));
          case JSON_BODY ->
              switch (JsonText.compact(json.reveal())) {
                case Checked.Valid<String>(String compact) ->
                    Optional.of(new AuthScheme.JsonBody(new Secret(compact)));
                case Checked.Invalid<String> _ -> Optional.empty();
              };
        };
    return scheme.map(
        it -> new Auth(method, path, it, unlessBlank(tokenPath), unlessBlank(formPage)));
  }

  private static Optional<String> unlessBlank(String typed) {
    return Optional.of(typed.strip()).filter(text -> !text.isEmpty());
  }

  private AuthScheme basic() {
    String username = fields.isEmpty() ? "" : fields.get(0).value().reveal();
    Secret password = fields.size() < 2 ? new Secret("") : fields.get(1).value();
    var headers = new LinkedHashMap<String, Secret>();
    fields.stream().filter(Field::isHeader).forEach(it -> headers.put(it.name(), it.value()));
    return new AuthScheme.Basic(headers, username, password);
  }

  private Map<String, Secret> named() {
    var named = new LinkedHashMap<String, Secret>();
    fields.forEach(field -> named.put(field.name(), field.value()));
    return named;
  }

  /// The form for another scheme. What was typed is taken along where it means the same there; else
  /// the fields that such a login most often has are put in.
  public LoginForm as(Kind other) {
    if (other == kind) {
      return this;
    }
    boolean header = isHeaders(kind) && isHeaders(other);
    boolean pairs = isPairs(kind) && isPairs(other);
    List<Field> kept = header || pairs ? fields : usual(other);
    // Elsewhere it would be a problem, and its field is not there.
    String page = other == Kind.FORM_DATA ? formPage : "";
    return new LoginForm(method, path, other, kept, json, tokenPath, page);
  }

  private static boolean isHeaders(Kind kind) {
    return kind == Kind.BEARER || kind == Kind.CUSTOM_HEADERS;
  }

  private static boolean isPairs(Kind kind) {
    return kind == Kind.FORM_DATA || kind == Kind.QUERY_PARAMS;
  }

  private static List<Field> usual(Kind kind) {
    return switch (kind) {
      case BASIC, FORM_DATA -> List.of(new Field("username", ""), new Field("password", ""));
      case BEARER -> List.of(new Field("Authorization", "Bearer "));
      case QUERY_PARAMS -> List.of(new Field("api_key", ""));
      case CUSTOM_HEADERS -> List.of(new Field("X-Api-Key", ""));
      case JSON_BODY -> List.of();
    };
  }

  public LoginForm withMethod(HttpMethod other) {
    return new LoginForm(other, path, kind, fields, json, tokenPath, formPage);
  }

  public LoginForm withPath(String other) {
    return new LoginForm(method, other, kind, fields, json, tokenPath, formPage);
  }

  public LoginForm withFields(List<Field> other) {
    return new LoginForm(method, path, kind, other, json, tokenPath, formPage);
  }

  public LoginForm withJson(String other) {
    return new LoginForm(method, path, kind, fields, new Secret(other), tokenPath, formPage);
  }

  public LoginForm withTokenPath(String other) {
    return new LoginForm(method, path, kind, fields, json, other, formPage);
  }

  public LoginForm withFormPage(String other) {
    return new LoginForm(method, path, kind, fields, json, tokenPath, other);
  }

  /// A JSON Pointer to a field's value, from the sitemap on.
  public String pointer(Field field) {
    String credentials = "/auth/credentials/";
    boolean header = field.isHeader() || isHeaders(kind);
    return dev.trafficgenerator.sitemap.Problem.below(
        credentials + (header ? "header" : "body_params"), field.name());
  }
}

package dev.trafficgenerator.json;

import static dev.trafficgenerator.json.SettingsSchema.BLANK;

import dev.trafficgenerator.sitemap.Auth;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// The JSON Schema of a sitemap's login.
final class AuthSchema {
  private static final String AUTH = "Auth";
  private static final String CREDENTIALS = "Credentials";
  private static final String FIELDS = "CredentialFields";

  private AuthSchema() {}

  static void define(Map<String, Schema> schemas) {
    schemas.put(
        FIELDS,
        Schema.type("object")
            .with("minProperties", 1)
            .with("additionalProperties", Schema.type("string", "number", "boolean", "null"))
            .described("Credentials by name. Values may hold `@name` variables."));
    schemas.put(CREDENTIALS, credentials());
    schemas.put(AUTH, auth());
  }

  /// What a sitemap says of its login: nothing of it counts where `has_auth` is false.
  static Schema where() {
    Schema off =
        Schema.anyOf(
            Schema.any().with("const", false),
            Schema.any().with("const", 0),
            Schema.word(Field.FALSE));
    Schema on =
        Schema.anyOf(
            Schema.any().with("const", true),
            Schema.any().with("const", 1),
            Schema.word(Field.TRUE));
    Schema unfilled =
        Schema.anyOf(
            Schema.type("null"), Schema.ref(BLANK), Schema.type("object").with("maxProperties", 0));
    return Schema.any()
        .with("if", Schema.any().must(SitemapJson.HAS_AUTH, off))
        .with(
            "else",
            Schema.any()
                .with("if", Schema.any().must(SitemapJson.HAS_AUTH, on))
                .with("then", Schema.any().must(SitemapJson.AUTH, Schema.ref(AUTH)))
                .with(
                    "else",
                    Schema.any()
                        .property(SitemapJson.AUTH, Schema.anyOf(Schema.ref(AUTH), unfilled))));
  }

  private static Schema auth() {
    Schema path = Schema.ref(SitemapSchema.PATH);
    Schema auth =
        Schema.type("object")
            .described("A site's login: the call that goes first in a session.")
            .property(
                AuthJson.METHOD,
                Schema.anyOf(
                        Schema.word(SitemapReading.METHODS.keySet()),
                        Schema.word(List.of(AuthJson.LOGIN_PATH)),
                        Schema.ref(BLANK),
                        Schema.type("null"))
                    .described("The login call's method, in any letter case."))
            .property(
                AuthJson.PATH,
                Schema.anyOf(path, Schema.type("null")).described("The login call's path."))
            .property(
                AuthJson.LOGIN_PATH,
                Schema.type("string", "null")
                    .described("In the place of `auth_method` and `auth_path`: a login by POST."))
            .must(
                AuthJson.TYPE,
                Schema.word(AuthJson.KINDS.keySet())
                    .described("How the credentials are handed over, in any letter case."))
            .property(AuthJson.CREDENTIALS, Schema.ref(CREDENTIALS))
            .property(
                AuthJson.TOKEN_PATH,
                Schema.anyOf(
                        Schema.text(Auth.TOKEN_PATH_PATTERN),
                        Schema.ref(BLANK),
                        Schema.type("null"))
                    .described("A JSON Pointer to the token in the login's answer."))
            .property(
                AuthJson.FORM_PAGE,
                Schema.anyOf(path, Schema.ref(BLANK), Schema.type("null"))
                    .described(
                        "For a form: the path of the page that it stands on. It is asked for"
                            + " first, and the form's hidden fields go with the credentials."))
            .with("anyOf", withPath().node().get("anyOf"));
    for (AuthJson.Kind kind : AuthJson.Kind.values()) {
      auth.and("allOf", whenOf(kind));
    }
    return auth;
  }

  /// Either both of the contract's keys, or the documented one, which means POST.
  private static Schema withPath() {
    Schema method =
        Schema.anyOf(
            Schema.word(SitemapReading.METHODS.keySet()),
            Schema.word(List.of(AuthJson.LOGIN_PATH)));
    return Schema.anyOf(
        Schema.any()
            .must(AuthJson.METHOD, method)
            .must(AuthJson.PATH, Schema.ref(SitemapSchema.PATH)),
        Schema.any().must(AuthJson.LOGIN_PATH, Schema.ref(SitemapSchema.PATH)));
  }

  private static Schema whenOf(AuthJson.Kind kind) {
    var names = new TreeSet<String>();
    AuthJson.KINDS.forEach((name, named) -> {
      if (named == kind) {
        names.add(name);
      }
    });
    Schema then = Schema.any().must(AuthJson.CREDENTIALS, filled(kind));
    if (kind != AuthJson.Kind.FORM_DATA) {
      then.property(AuthJson.FORM_PAGE, Schema.anyOf(Schema.ref(BLANK), Schema.type("null")));
    }
    return Schema.any()
        .with("if", Schema.any().must(AuthJson.TYPE, Schema.word(names)))
        .with("then", then);
  }

  private static Schema filled(AuthJson.Kind kind) {
    Schema header =
        Schema.any().must(AuthJson.HEADER, Schema.type("object").with("minProperties", 1));
    Schema fields = Schema.any().must(AuthJson.BODY_PARAMS, Schema.ref(FIELDS));
    return Schema.type("object")
        .and(
            "allOf",
            switch (kind) {
              case BEARER, CUSTOM_HEADERS -> header;
              case FORM_DATA, QUERY_PARAMS -> fields;
              case JSON ->
                  Schema.any()
                      .must(
                          AuthJson.JSON_BODY,
                          Schema.anyOf(
                              Schema.type("object", "array", "number", "boolean"),
                              Schema.type("string").with("pattern", "\\S")));
              case BASIC -> Schema.anyOf(header, Schema.any().must(AuthJson.BODY_PARAMS, pair()));
            });
  }

  /// A user name ends at a colon (RFC 7617).
  private static Schema pair() {
    return Schema.type("object")
        .must(
            AuthJson.USERNAME,
            Schema.type("string", "number", "boolean").with("pattern", "^[^:]+$"))
        .must(AuthJson.PASSWORD, Schema.type("string", "number", "boolean"));
  }

  private static Schema credentials() {
    return Schema.anyOf(
            Schema.type("object", "null")
                .property(
                    AuthJson.HEADER,
                    Schema.ref(SitemapSchema.HEADERS)
                        .described("For basic, bearer and custom headers: sent as they are."))
                .property(
                    AuthJson.BODY_PARAMS,
                    Schema.type("object", "string", "null")
                        .described(
                            "For a form or a query string; for basic, `username` and `password`."))
                .property(
                    AuthJson.JSON_BODY, Schema.any().described("For a JSON body: any JSON value.")),
            Schema.ref(BLANK))
        .described("Credentials, in the part that fits `auth_type`.");
  }
}

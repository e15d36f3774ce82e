package dev.trafficgenerator.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.sitemap.Auth;
import dev.trafficgenerator.sitemap.AuthScheme;
import dev.trafficgenerator.sitemap.HttpMethod;
import dev.trafficgenerator.sitemap.Secret;
import dev.trafficgenerator.sitemap.Sitemap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthJsonTest {
  private static final Secret SECRET = new Secret("s3cret");

  static Stream<Arguments> schemes() {
    Map<String, Secret> header = Map.of("Authorization", SECRET);
    Map<String, Secret> fields = Map.of("user", new Secret("me"), "pin", new Secret("1234"));
    String headerJson = "{\"header\":{\"Authorization\":\"s3cret\"}}";
    String fieldsJson = "{\"body_params\":{\"user\":\"me\",\"pin\":1234,\"none\":null}}";
    String passwordJson = "{\"body_params\":{\"username\":\"me\",\"password\":\"s3cret\"}}";
    return Stream.of(
        Arguments.of("basic", headerJson, new AuthScheme.Basic(header, "", new Secret(""))),
        Arguments.of("BASIC", passwordJson, new AuthScheme.Basic(Map.of(), "me", SECRET)),
        Arguments.of(
            "Basic",
            "{\"body_params\":{\"username\":5,\"password\":true}}",
            new AuthScheme.Basic(Map.of(), "5", new Secret("true"))),
        Arguments.of(
            "basic",
            headerJson.replace("}}", "},") + passwordJson.substring(1),
            new AuthScheme.Basic(header, "me", SECRET)),
        Arguments.of("bearer", headerJson, new AuthScheme.Bearer(header)),
        Arguments.of("Custom_Headers", headerJson, new AuthScheme.CustomHeaders(header)),
        Arguments.of("custom_header", headerJson, new AuthScheme.CustomHeaders(header)),
        Arguments.of("form_data", fieldsJson, new AuthScheme.FormData(fields)),
        Arguments.of("body_params", fieldsJson, new AuthScheme.FormData(fields)),
        Arguments.of("query_params", fieldsJson, new AuthScheme.QueryParams(fields)),
        Arguments.of(
            "json_body",
            "{\"json_body\":{\"user\":\"me\",\"n\":[1,2.0]}}",
            new AuthScheme.JsonBody(new Secret("{\"user\":\"me\",\"n\":[1,2.0]}"))),
        Arguments.of(
            " JSON_BODY ",
            "{\"json_body\":\"s3cret\"}",
            new AuthScheme.JsonBody(new Secret("\"s3cret\""))));
  }

  @ParameterizedTest
  @MethodSource("schemes")
  void everySchemeIsReadAndWritten(String type, String credentials, AuthScheme scheme) {
    Sitemap sitemap = Sent.sitemapOf("\"auth\":" + auth(type, credentials));

    assertThat(sitemap.hasAuth()).isTrue();
    assertThat(sitemap.auth())
        .contains(new Auth(HttpMethod.PUT, "/login", scheme, Optional.empty()));
    assertThat(Sent.valid(SitemapJson.read(SitemapJson.write(sitemap)))).isEqualTo(sitemap);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "basic          | {'json_body':{'a':1}}    | must hold header or body_params for auth_type basic, not json_body",
        "bearer         | {'body_params':{'a':1}}  | must hold header for auth_type bearer, not body_params",
        "custom_headers | {'json_body':1}          | must hold header for auth_type custom_headers, not json_body",
        "form_data      | {'header':{'a':'b'}}     | must hold body_params for auth_type form_data, not header",
        "body_params    | {'json_body':{}}         | must hold body_params for auth_type form_data, not json_body",
        "query_params   | {'header':{'a':'b'}}     | must hold body_params for auth_type query_params, not header",
        "json_body      | {'body_params':{'a':1}}  | must hold json_body for auth_type json_body, not body_params",
        "basic          | 's3cret'                 | must be an object",
        "bearer         | ['s3cret']               | must be an object",
        "basic          | {}                       | /body_params/username is required, unless the credentials hold a header",
        "basic          | null                     | /body_params/username is required, unless the credentials hold a header",
        "basic          | {'body_params':{'password':'s3cret'}} | /body_params/username is required, unless the credentials hold a header",
        "basic          | {'body_params':{'username':'me'}} | /body_params/password is required",
        "basic          | {'body_params':'s3cret'} | /body_params must be an object",
        "basic          | {'body_params':{'username':['s3cret'],'password':'s3cret'}} | /body_params/username must be a string, number or boolean",
        "bearer         | {'header':'s3cret'}      | /header must be an object",
        "bearer         | {'header':{}}            | /header must hold at least one header",
        "bearer         | {'header':{'A B':'s3cret'}} | /header/A B must be a header name",
        "form_data      | {'body_params':{'a':['s3cret']}} | /body_params/a must be a string, number or boolean",
        "json_body      | {}                       | /json_body is required",
        "json_body      | {'json_body':' '}        | /json_body is required",
      })
  void wrongCredentialsAreNamedAndNotRepeated(String type, String credentials, String problem) {
    String body = Sent.sitemap("\"auth\":" + auth(type, credentials.replace('\'', '"')));
    String place = "/sitemap/auth/credentials" + (problem.startsWith("/") ? "" : " ") + problem;

    assertThat(Sent.told(body)).hasSize(1).first().asString().startsWith(place);
    assertThat(Sent.told(body).toString()).doesNotContain("s3cret");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'auth_method':'get','auth_path':'/in'        | GET  | /in",
        "'auth_method':'login_path','auth_path':'/in' | POST | /in",
        "'auth_method':'LOGIN_PATH','auth_path':'/in' | POST | /in",
        "'login_path':'/in'                           | POST | /in",
        "'login_path':'/in','auth_method':''          | POST | /in",
        "'login_path':'/in','auth_method':'PUT'       | PUT  | /in",
        "'login_path':'/out','auth_path':'/in'        | POST | /in",
      })
  void methodAndPathHaveTwoSpellings(String members, HttpMethod method, String path) {
    String auth =
        "{"
            + members.replace('\'', '"')
            + ",\"auth_type\":\"json_body\","
            + "\"credentials\":{\"json_body\":{}},\"token_path\":\"/t\"}";

    assertThat(Sent.sitemapOf("\"auth\":" + auth).auth())
        .contains(
            new Auth(method, path, new AuthScheme.JsonBody(new Secret("{}")), Optional.of("/t")));
  }

  @Test
  void whatAHalfFilledLoginLacksIsNamed() {
    assertThat(Sent.told(Sent.sitemap("\"auth\":{\"token_path\":\"\"}")))
        .containsExactly(
            "/sitemap/auth/auth_method is required",
            "/sitemap/auth/auth_type is required",
            "/sitemap/auth/auth_path is required");
    assertThat(
            Sent.told(
                Sent.sitemap(
                    "\"auth\":{\"x\":1,\"auth_method\":\"GO\",\"auth_path\":5,"
                        + "\"auth_type\":\"digest\",\"token_path\":7}")))
        .containsExactly(
            "/sitemap/auth/auth_method must be one of GET, POST, PUT, DELETE, PATCH, HEAD, OPTIONS"
                + " (GO)",
            "/sitemap/auth/auth_path must be a string (5)",
            "/sitemap/auth/auth_type must be one of basic, bearer, form_data, json_body,"
                + " query_params, custom_headers, body_params, custom_header (digest)",
            "/sitemap/auth/token_path must be a string (7)");
    assertThat(Sent.told(Sent.sitemap("\"auth\":\"s3cret\"")))
        .containsExactly("/sitemap/auth must be an object");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"auth_type\":\"basic\"}",
        "{\"credentials\":5}",
        "[]",
        "5",
        "\"x\"",
        "{\"x\":1}",
        "{\"auth_method\":\"GO\",\"auth_path\":\"/\",\"auth_type\":\"x\",\"credentials\":{}}"
      })
  void aHalfFilledLoginThatNobodyUsesIsIgnoredWhole(String auth) {
    Sitemap sitemap = Sent.sitemapOf("\"has_auth\":\"False\",\"auth\":" + auth);

    assertThat(sitemap.hasAuth()).isFalse();
    assertThat(sitemap.auth()).isEmpty();
  }

  @Test
  void aWholeLoginThatNobodyUsesIsKept() {
    String credentials = "{\"header\":{\"Authorization\":\"s3cret\"}}";
    Sitemap sitemap = Sent.sitemapOf("\"has_auth\":0,\"auth\":" + auth("bearer", credentials));

    assertThat(sitemap.activeAuth()).isEmpty();
    assertThat(sitemap.auth()).isPresent();
    assertThat(Sent.valid(SitemapJson.read(SitemapJson.write(sitemap)))).isEqualTo(sitemap);
    assertThat(sitemap.toString()).doesNotContain("s3cret");
  }

  @ParameterizedTest
  @MethodSource("drafts")
  void anEmptyDraftIsWrittenAndReadAgain(AuthScheme scheme) {
    Auth draft = new Auth(HttpMethod.GET, "", scheme, Optional.empty());
    Sitemap empty = Sent.sitemapOf("\"x\":1");
    Sitemap sitemap =
        new Sitemap(
            true,
            empty.paths(),
            empty.pathsAuthReq(),
            Optional.of(draft),
            empty.globalHeaders(),
            empty.pathHeadersOverride(),
            empty.variables());

    assertThat(Sent.valid(SitemapJson.read(SitemapJson.write(sitemap)))).isEqualTo(sitemap);
  }

  static Stream<AuthScheme> drafts() {
    return Stream.of(
        new AuthScheme.Basic(Map.of(), "", new Secret("")),
        new AuthScheme.Bearer(Map.of()),
        new AuthScheme.CustomHeaders(Map.of()),
        new AuthScheme.FormData(Map.of()),
        new AuthScheme.QueryParams(Map.of()),
        new AuthScheme.JsonBody(new Secret("")));
  }

  private static String auth(String type, String credentials) {
    return "{\"auth_method\":\"put\",\"auth_path\":\"/login\",\"auth_type\":\"%s\",\"credentials\":%s}"
        .formatted(type, credentials);
  }
}

package dev.trafficgenerator.engine.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.http.HeaderList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
  private final Credentials credentials =
      new Credentials(
          List.of(new Credentials.Header("X-Shop-Id", "geheim")), "kunde=geheim&p%20w=geheim");

  @ParameterizedTest
  @CsvSource({
    "Authorization",
    "authorization",
    "Proxy-Authorization",
    "Cookie",
    "Set-Cookie",
    "X-Api-Key",
    "X-Apikey",
    "X-Auth-Token",
    "X-CSRF-TOKEN",
    "Password",
    "X-Session-Id",
    "Client-Secret",
    // Not by its name, but because the login sends it.
    "X-Shop-Id",
    "x-shop-id"
  })
  void aHeaderOfCredentialsIsMasked(String name) {
    assertThat(Redaction.headerValue(name, "geheim", credentials)).isEqualTo("***");
  }

  @ParameterizedTest
  @CsvSource({"Accept", "User-Agent", "X-Forwarded-For", "Content-Type", "X-Shop"})
  void anotherHeaderIsShown(String name) {
    assertThat(Redaction.headerValue(name, "shown", credentials)).isEqualTo("shown");
  }

  @Test
  void aSlotShowsNothing() {
    assertThat(Redaction.headerValue("Host", HeaderList.SLOT, credentials)).isEmpty();
    assertThat(Redaction.headerValue("Cookie", HeaderList.SLOT, credentials)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "http://s/a, http://s/a",
    "http://s/a?x=1&y=2, http://s/a?x=1&y=2",
    "http://s/a?kunde=geheim&x=1, http://s/a?kunde=***&x=1",
    "http://s/a?x=1&kunde=geheim, http://s/a?x=1&kunde=***",
    "http://s/a?p%20w=geheim, http://s/a?p%20w=***",
    "http://s/a?access_token=geheim, http://s/a?access_token=***",
    "http://s/a?api_key=geheim&apikey=geheim&PASSWORD=geheim, http://s/a?api_key=***&apikey=***&PASSWORD=***",
    "http://s/a?x=$1\\2&pwd=geheim$1, http://s/a?x=$1\\2&pwd=***",
    "http://s/a?flag&token=geheim#part, http://s/a?flag&token=***#part",
    "http://s/a?api%5Fkey=geheim, http://s/a?api%5Fkey=***",
    "http://s/a?author=x&session=y, http://s/a?author=x&session=y",
    "http://s/a?token=, http://s/a?token=***"
  })
  void credentialsInAUrlAreMasked(String url, String shown) {
    assertThat(Redaction.url(url, credentials)).isEqualTo(shown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password",
        "user_password",
        "PASSWORD",
        "newPassword2",
        "userpassword",
        "passwd",
        "pwd",
        "db.pass",
        "pass-phrase?pw",
        "apiKey",
        "api_key",
        "apikey",
        "X-Api-Key",
        "APIKey",
        "authToken",
        "X-Auth-Token",
        "OAuth",
        "access_token",
        "accesstoken",
        "ID-TOKEN",
        "clientSecret",
        "clientsecret",
        "secret",
        "sid",
        "connect.sid",
        "sessionid",
        "sessionId",
        "X-Session-Id",
        "JSESSIONID",
        "PHPSESSID",
        "credentials",
        "login_credential",
        "pin",
        "card-pin",
        "jwt",
        "otp",
        "AWSAccessKeyId",
        "private_key"
      })
  void aNameTellsASecret(String name) {
    assertThat(SecretName.matches(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "author",
        "authority",
        "co-author",
        "passenger",
        "passengers",
        "compass",
        "bypass",
        "tokenizer",
        "tokenizer_version",
        "secretary",
        "session",
        "session_count",
        "inside",
        "reside",
        "shipping",
        "pinned",
        "spin",
        "key",
        "keyboard",
        "api",
        "api_version",
        "id",
        "monkey id",
        "opt",
        "-",
        "X-Forwarded-For"
      })
  void aNameThatOnlyLooksLikeOneDoesNot(String name) {
    assertThat(SecretName.matches(name)).isFalse();
  }

  static Stream<Arguments> bodies() {
    String json = "application/json";
    String form = "application/x-www-form-urlencoded; charset=utf-8";
    return Stream.of(
        Arguments.of(json, "{'password': 'g'}", "{'password': '***'}"),
        Arguments.of(json, "{ 'a':1 ,\n 'pin' : 12 }", "{ 'a':1 ,\n 'pin' : '***' }"),
        Arguments.of(json, "[{'sid':null},[{'otp':1}]]", "[{'sid':'***'},[{'otp':'***'}]]"),
        Arguments.of(json, "{'auth':{'x':['}',2]},'b':2}", "{'auth':'***','b':2}"),
        Arguments.of(json, "{'token':'a\\'g,','b':2}", "{'token':'***','b':2}"),
        Arguments.of(json, "{'\\u0070in':1}", "{'\\u0070in':'***'}"),
        Arguments.of(json, "['token','password']", "['token','password']"),
        Arguments.of(json, "{'x':'token','author':'a'}", "{'x':'token','author':'a'}"),
        Arguments.of(json, "{'pwd':'never closed", "{'pwd':'***'"),
        Arguments.of(json, "{'pwd':", "{'pwd':'***'"),
        Arguments.of("text/plain", "{'pwd':1}", "{'pwd':'***'}"),
        Arguments.of(form, "user=anna&password=g", "user=anna&password=***"),
        Arguments.of(form, "pass%77ord=g&a=b?c&user+pin=1", "pass%77ord=***&a=b?c&user+pin=***"),
        Arguments.of(null, "a=1&apiKey=g", "a=1&apiKey=***"),
        Arguments.of("text/plain", "my password is", "my password is"));
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void secretFieldsOfABodyAreMaskedAndTheRestIsKept(String type, String body, String shown) {
    assertThat(Redaction.body(body.replace('\'', '"'), type)).isEqualTo(shown.replace('\'', '"'));
  }

  @Test
  void aRefererIsAUrl() {
    assertThat(Redaction.headerValue("Referer", "http://s/a?kunde=geheim&x=1", credentials))
        .isEqualTo("http://s/a?kunde=***&x=1");
    assertThat(Redaction.headerValue("Referer", "http://s/a", Credentials.NONE))
        .isEqualTo("http://s/a");
  }
}

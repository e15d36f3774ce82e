package dev.trafficgenerator.console.sitemap.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.console.sitemap.edit.LoginForm.Field;
import dev.trafficgenerator.console.sitemap.edit.LoginForm.Kind;
import dev.trafficgenerator.sitemap.Auth;
import dev.trafficgenerator.sitemap.AuthScheme;
import dev.trafficgenerator.sitemap.HttpMethod;
import dev.trafficgenerator.sitemap.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class LoginFormTest {
  static Stream<AuthScheme> schemes() {
    Map<String, Secret> fields = Map.of("X", new Secret("geheim"));
    return Stream.of(
        new AuthScheme.Basic(Map.of(), "anna", new Secret("geheim")),
        new AuthScheme.Basic(fields, "", new Secret("")),
        new AuthScheme.Bearer(fields),
        new AuthScheme.CustomHeaders(fields),
        new AuthScheme.FormData(fields),
        new AuthScheme.QueryParams(fields),
        new AuthScheme.JsonBody(new Secret("{\"a\":\"geheim\"}")));
  }

  @ParameterizedTest
  @MethodSource("schemes")
  void theFormSaysWhatTheLoginSays(AuthScheme scheme) {
    var auth = new Auth(HttpMethod.PUT, "/in", scheme, Optional.of("/t"));
    LoginForm form = LoginForm.of(auth);

    assertThat(form.auth()).contains(auth);
    assertThat(form.toString()).doesNotContain("geheim");
  }

  @ParameterizedTest
  @EnumSource
  void everySchemeOffersWhatSuchALoginHas(Kind kind) {
    LoginForm form = LoginForm.EMPTY.as(kind);

    assertThat(form.kind()).isEqualTo(kind);
    assertThat(form.auth()).isPresent();
    assertThat(LoginForm.of(form.auth().orElseThrow()).kind()).isEqualTo(kind);
  }

  @Test
  void whatMeansTheSameIsTakenAlong() {
    LoginForm form = LoginForm.EMPTY.as(Kind.FORM_DATA).withFields(List.of(new Field("u", "anna")));

    assertThat(form.as(Kind.QUERY_PARAMS).fields()).isEqualTo(form.fields());
    assertThat(form.as(Kind.BEARER).fields())
        .extracting(Field::name)
        .containsExactly("Authorization");
  }

  @Test
  void aBodyThatIsNoJsonIsNoLoginYet() {
    assertThat(LoginForm.EMPTY.withJson("{\"a\":").auth()).isEmpty();
    assertThat(LoginForm.EMPTY.withJson("{ \"a\": 1 }").auth().orElseThrow().scheme())
        .isEqualTo(new AuthScheme.JsonBody(new Secret("{\"a\":1}")));
  }

  @Test
  void eachFieldHasItsPlaceInTheText() {
    assertThat(LoginForm.EMPTY.as(Kind.BEARER).pointer(new Field("a/b", "")))
        .isEqualTo("/auth/credentials/header/a~1b");
    assertThat(LoginForm.EMPTY.as(Kind.BASIC).pointer(new Field("username", "")))
        .isEqualTo("/auth/credentials/body_params/username");
  }

  @Test
  void aBlankTokenPathIsNone() {
    assertThat(LoginForm.EMPTY.withTokenPath("  ").auth().orElseThrow().tokenPath()).isEmpty();
    assertThat(LoginForm.EMPTY.withTokenPath(" /token ").auth().orElseThrow().tokenPath())
        .contains("/token");
  }

  @Test
  void onlyAFormHasAPageThatItStandsOn() {
    LoginForm form = LoginForm.EMPTY.as(Kind.FORM_DATA).withFormPage(" /form ");

    assertThat(form.auth().orElseThrow().formPage()).contains("/form");
    assertThat(LoginForm.of(form.auth().orElseThrow()).auth()).isEqualTo(form.auth());
    assertThat(form.withFormPage(" ").auth().orElseThrow().formPage()).isEmpty();
    assertThat(form.withPath("/in").withTokenPath("/t").formPage()).isEqualTo(" /form ");
    assertThat(form.as(Kind.QUERY_PARAMS).auth().orElseThrow().formPage()).isEmpty();
  }
}

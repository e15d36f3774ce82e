package dev.trafficgenerator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.http.OkHttpSender;
import dev.trafficgenerator.json.TokenJson;
import dev.trafficgenerator.run.RefusingPort;
import dev.trafficgenerator.run.RunPlan;
import dev.trafficgenerator.run.trial.LoginTrial;
import dev.trafficgenerator.run.trial.LoginTrial.Pass;
import dev.trafficgenerator.run.trial.Trial;
import dev.trafficgenerator.sitemap.Auth;
import dev.trafficgenerator.sitemap.AuthScheme;
import dev.trafficgenerator.sitemap.Body;
import dev.trafficgenerator.sitemap.HttpMethod;
import dev.trafficgenerator.sitemap.Secret;
import dev.trafficgenerator.sitemap.Sitemap;
import dev.trafficgenerator.visitor.Visitors;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RehearsalTest {
  private static final Rehearsal REHEARSAL =
      new Rehearsal(OkHttpSender::new, Visitors.standard(), TokenJson::token);

  private final MockWebServer site = new MockWebServer();

  @BeforeEach
  void open() throws Exception {
    site.start();
  }

  @AfterEach
  void close() {
    site.close();
  }

  private RunPlan plan(Sitemap sitemap) {
    return Plans.plan(
        Plans.settings()
            .targetUrl("http://127.0.0.1:" + site.getPort())
            .requestTimeout(Duration.ofMillis(500)),
        sitemap);
  }

  private void enqueue(int code, String body, String... headers) {
    var answer = new MockResponse.Builder().code(code).body(body);
    for (String header : headers) {
      answer.addHeader(header);
    }
    site.enqueue(answer.build());
  }

  private static List<String> lines(List<Trial.Header> headers, boolean revealed) {
    return headers.stream().map(it -> it.name() + ": " + it.value().text(revealed)).toList();
  }

  private static Trial.Answered answer(Trial trial) {
    return (Trial.Answered) trial.outcome();
  }

  @Test
  void theRequestIsShownAsItWentOverTheWire() throws Exception {
    enqueue(201, "{\"id\":7}", "Content-Type: application/json", "X-A: 1", "X-B: 2");
    String visitor =
        Visitors.standard().names().stream()
            .filter(it -> it.contains("Firefox"))
            .findFirst()
            .orElseThrow();

    List<Trial> trials =
        REHEARSAL.sendOnce(
            plan(new Plans.Site().post(new Body.Text("{\"pw\":\"geheim\"}"), "/x?q=1").build()),
            visitor);

    RecordedRequest got = site.takeRequest();
    assertThat(trials).hasSize(1);
    Trial trial = trials.getFirst();
    var onTheWire = new ArrayList<String>();
    got.getHeaders().forEach(it -> onTheWire.add(it.getFirst() + ": " + it.getSecond()));
    assertThat(trial.visitor()).isEqualTo(visitor);
    assertThat(lines(trial.headers(), true))
        .isEqualTo(onTheWire)
        .anyMatch(it -> it.contains("Fire"));
    assertThat(trial.method()).isEqualTo("POST");
    assertThat(trial.url().shown()).endsWith("/x?q=1");
    assertThat(trial.body().shown()).isEqualTo("{\"pw\":\"***\"}");
    assertThat(trial.body().text(true)).isEqualTo(got.getBody().utf8());
    assertThat(answer(trial).status()).isEqualTo(201);
    assertThat(lines(answer(trial).headers(), false)).containsSubsequence("X-A: 1", "X-B: 2");
    assertThat(answer(trial).body().shown()).isEqualTo("{\"id\":7}");
    assertThat(answer(trial).took()).isPositive();
  }

  @Test
  void aLongBodyIsCutAndOneThatIsNoTextIsNotShown() {
    enqueue(200, "ä".repeat(Trial.BODY_BYTES_MAX), "Content-Type: text/plain");
    site.enqueue(
        new MockResponse.Builder()
            .body(new Buffer().write(new byte[] {(byte) 0x89, 'P', (byte) 0xff, 0}))
            .build());
    RunPlan plan = plan(Plans.api("/a"));

    Trial.Answered cut = answer(REHEARSAL.sendOnce(plan, "").getFirst());
    Trial.Answered binary = answer(REHEARSAL.sendOnce(plan, "").getFirst());

    assertThat(cut.isCut()).isTrue();
    assertThat(cut.bodyBytes()).isEqualTo(Trial.BODY_BYTES_MAX);
    assertThat(cut.body().shown()).isEqualTo("ä".repeat(Trial.BODY_BYTES_MAX / 2));
    assertThat(binary.isText()).isFalse();
    assertThat(binary.bodyBytes()).isEqualTo(4);
    assertThat(binary.body().shown()).isEmpty();
  }

  @Test
  void aPathThatNeedsALoginIsAskedForAfterOne() throws Exception {
    enqueue(200, "{\"token\":\"geheim\"}", "Set-Cookie: sid=geheim");
    enqueue(200, "in");
    Sitemap sitemap = new Plans.Site().afterLogin("/orders").auth(Plans.form()).build();

    List<Trial> trials = REHEARSAL.sendOnce(plan(sitemap), "");

    assertThat(trials).hasSize(2);
    assertThat(site.takeRequest().getTarget()).isEqualTo("/login");
    RecordedRequest second = site.takeRequest();
    assertThat(second.getTarget()).isEqualTo("/orders");
    assertThat(second.getHeaders().get("Authorization")).isEqualTo("Bearer geheim");
    // Some visitors write "cookie".
    assertThat(lines(trials.getLast().headers(), false))
        .contains("Authorization: ***")
        .anyMatch("Cookie: ***"::equalsIgnoreCase);
    assertThat(lines(trials.getLast().headers(), true))
        .contains("Authorization: Bearer geheim")
        .anyMatch("Cookie: sid=geheim"::equalsIgnoreCase);
    assertThat(masked(trials)).doesNotContain("geheim");
    assertThat(trials.toString()).doesNotContain("geheim");
  }

  /// All of it, as it is shown at first.
  private static String masked(List<Trial> trials) {
    var text = new StringBuilder();
    for (Trial trial : trials) {
      text.append(trial.url().shown()).append(lines(trial.headers(), false));
      text.append(trial.body().shown());
      if (trial.outcome() instanceof Trial.Answered answer) {
        text.append(lines(answer.headers(), false)).append(answer.body().shown());
      }
    }
    return text.toString();
  }

  @Test
  void aRefusedLoginIsTheEndOfIt() {
    enqueue(403, "no");
    Sitemap sitemap = new Plans.Site().afterLogin("/orders").auth(Plans.form()).build();

    assertThat(REHEARSAL.sendOnce(plan(sitemap), "")).hasSize(1);
    assertThat(site.getRequestCount()).isEqualTo(1);
  }

  private LoginTrial login(AuthScheme scheme) {
    return login(scheme, Optional.empty());
  }

  private LoginTrial login(AuthScheme scheme, Optional<String> tokenPath) {
    var auth = new Auth(HttpMethod.POST, "/login", scheme, tokenPath);
    return REHEARSAL.tryLogin(plan(new Plans.Site().api("/a").auth(auth).build()));
  }

  @Test
  void aLoginIsJudgedByWhatItsAnswerBrings() {
    enqueue(200, "{\"x\":{\"y\":\"geheim\"}}");
    LoginTrial token = login(Plans.form(), Optional.of("/x/y"));
    enqueue(200, "", "Set-Cookie: sid=1");
    LoginTrial cookie = login(Plans.form());
    enqueue(200, "");
    LoginTrial nothing = login(Plans.form());
    enqueue(200, "");
    LoginTrial credentials = login(new AuthScheme.Basic(Map.of(), "a", new Secret("geheim")));
    enqueue(401, "");
    LoginTrial refused = login(Plans.form());

    assertThat(
            List.of(
                token.pass(), cookie.pass(), nothing.pass(), credentials.pass(), refused.pass()))
        .containsExactly(Pass.TOKEN, Pass.COOKIE, Pass.NOTHING, Pass.CREDENTIALS, Pass.REFUSED);
    assertThat(masked(token.exchanges())).doesNotContain("geheim");
    assertThat(masked(credentials.exchanges())).doesNotContain("geheim");
    assertThat(token.exchanges().getFirst().body().text(true)).contains("pw=geheim");
  }

  @Test
  void aLoginsRedirectsAreFollowedAndShown() {
    enqueue(303, "", "Location: /home");
    enqueue(200, "", "Set-Cookie: sid=1");

    LoginTrial trial = login(Plans.form());

    assertThat(trial.pass()).isEqualTo(Pass.COOKIE);
    assertThat(trial.exchanges()).extracting(Trial::method).containsExactly("POST", "GET");
  }

  private LoginTrial formLogin() {
    var auth =
        new Auth(HttpMethod.POST, "/login", Plans.form(), Optional.empty(), Optional.of("/form"));
    return REHEARSAL.tryLogin(plan(new Plans.Site().web("/a").auth(auth).build()));
  }

  private static final String FORM =
      "<form method=post><input type=hidden name=csrf value=s3cret><input name=user>"
          + "<input type=password name=pw></form>";

  @Test
  void theFormIsReadFirstAndItsTokenIsNotShown() throws Exception {
    enqueue(302, "", "Location: /form/?next=/");
    enqueue(200, FORM, "Content-Type: text/html", "Set-Cookie: csrf=c00kie; Path=/");
    enqueue(302, "", "Location: /home", "Set-Cookie: sid=1");
    enqueue(200, "Welcome" + FORM.replace("name=user", ""), "Content-Type: text/html");

    LoginTrial trial = formLogin();

    assertThat(site.takeRequest().getTarget()).isEqualTo("/form");
    assertThat(site.takeRequest().getTarget()).isEqualTo("/form/?next=/");
    RecordedRequest call = site.takeRequest();
    assertThat(call.getBody().utf8()).isEqualTo("csrf=s3cret&user=anna&pw=geheim");
    assertThat(call.getHeaders().get("Cookie")).isEqualTo("csrf=c00kie");
    assertThat(call.getHeaders().get("Referer"))
        .isEqualTo("http://127.0.0.1:" + site.getPort() + "/form/?next=/");
    assertThat(call.getHeaders().get("Origin")).isEqualTo("http://127.0.0.1:" + site.getPort());
    assertThat(trial.pass()).isEqualTo(Pass.COOKIE);
    assertThat(trial.decisive()).isEqualTo(2);
    assertThat(trial.exchanges())
        .extracting(Trial::method)
        .containsExactly("GET", "GET", "POST", "GET");
    assertThat(trial.exchanges().get(2).body().shown()).isEqualTo("csrf=***&user=***&pw=***");
    assertThat(trial.exchanges().get(2).body().text(true)).contains("csrf=s3cret");
    assertThat(answer(trial.exchanges().get(1)).body().text(true)).isEqualTo(FORM);
    assertThat(masked(trial.exchanges())).doesNotContain("s3cret", "c00kie", "geheim");
    assertThat(trial.toString()).doesNotContain("s3cret", "c00kie", "geheim");
  }

  @Test
  void aFormLoginIsJudgedByWhatBecameOfItsForm() {
    enqueue(404, "no", "Content-Type: text/html");
    LoginTrial missing = formLogin();
    enqueue(200, FORM, "Content-Type: text/html");
    enqueue(302, "", "Location: /form?error", "Set-Cookie: sid=1");
    enqueue(200, FORM, "Content-Type: text/html");
    LoginTrial again = formLogin();
    enqueue(200, FORM, "Content-Type: text/html");
    enqueue(403, "");
    LoginTrial refused = formLogin();
    enqueue(200, FORM, "Content-Type: text/html");
    LoginTrial silent = formLogin();

    assertThat(List.of(missing, again, refused, silent))
        .extracting(LoginTrial::pass)
        .containsExactly(Pass.NO_FORM, Pass.REFUSED, Pass.REFUSED, Pass.UNANSWERED);
    assertThat(List.of(missing, again, refused, silent))
        .extracting(LoginTrial::decisive)
        .containsExactly(0, 2, 1, 1);
  }

  @Test
  void whyNoAnswerCameIsSaid() {
    RunPlan slow = plan(Plans.api("/a"));
    Trial late = REHEARSAL.sendOnce(slow, "").getFirst();
    try (var port = new RefusingPort()) {
      RunPlan refused =
          Plans.plan(Plans.settings().targetUrl(port.url().toString()), Plans.api("/a"));
      Trial trial = REHEARSAL.sendOnce(refused, "").getFirst();

      assertThat(trial.outcome())
          .isInstanceOfSatisfying(
              Trial.Unanswered.class, it -> assertThat(it.detail()).contains("refused"));
    }
    assertThat(late.outcome())
        .isInstanceOfSatisfying(
            Trial.Unanswered.class, it -> assertThat(it.cause()).contains("time limit"));
  }

  @Test
  void anyVisitorCanBeSent() {
    for (String name : Visitors.standard().names()) {
      enqueue(200, "");
      assertThat(REHEARSAL.sendOnce(plan(Plans.api("/a")), name).getFirst().visitor())
          .isEqualTo(name);
    }
  }
}

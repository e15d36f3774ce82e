package dev.trafficgenerator.engine;

import dev.trafficgenerator.engine.Courier.Arrival;
import dev.trafficgenerator.engine.page.LoginPage;
import dev.trafficgenerator.engine.planning.Credentials;
import dev.trafficgenerator.engine.planning.Login;
import dev.trafficgenerator.engine.planning.PageForm;
import dev.trafficgenerator.engine.planning.PlannedPath;
import dev.trafficgenerator.engine.planning.SessionRequests;
import dev.trafficgenerator.engine.planning.UrlText;
import dev.trafficgenerator.http.Exchange;
import dev.trafficgenerator.http.Keep;
import dev.trafficgenerator.http.Lane;
import dev.trafficgenerator.http.OutgoingRequest;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// A session's way in: the page with the login's form, where the sitemap names one, then the call,
/// then where that leads. For one thread.
final class Entrance {
  private static final int LOGIN_ANSWER_BYTES_MAX = 1024 * 1024;

  static final Keep KEEP_LOGIN_ANSWER = (_, _) -> LOGIN_ANSWER_BYTES_MAX;

  /// Sends a login's first request, now or when its turn has come; null when it was not sent.
  @FunctionalInterface
  interface First {
    @Nullable Exchange send(OutgoingRequest request, Errand errand);
  }

  /// The form as it was read last.
  ///
  /// @param url of the page it stood on
  private record FormRead(LoginPage reader, PageForm form, String url) {
    boolean isAskedAgainBy(Arrival arrival) {
      return reader.asksAgain(form, arrival.answer(), arrival.request().url());
    }
  }

  private final Run run;
  private final SimulatedUser user;
  private final Guest guest;
  private final Courier courier;
  private final RandomGenerator redirectDraws;
  private @Nullable FormRead read;

  Entrance(
      Run run, SimulatedUser user, Guest guest, Courier courier, RandomGenerator redirectDraws) {
    this.run = run;
    this.user = user;
    this.guest = guest;
    this.courier = courier;
    this.redirectDraws = redirectDraws;
  }

  /// Logs in. A failure is told to the run and the user.
  ///
  /// @param page where the visitor is; null = nowhere yet
  /// @param random what the credentials' variables are drawn from
  /// @return what the session shows from then on; null when it is not let in
  @Nullable Credentials enter(
      Lane lane,
      CompiledPlan plan,
      SessionRequests requests,
      @Nullable String page,
      RandomGenerator random,
      First first) {
    Login login = Objects.requireNonNull(plan.planner().login());
    long timeoutNanos = plan.loginTimeoutNanos();
    read = null;
    PlannedPath formPage = login.formPage();
    if (formPage == null) {
      return call(lane, login, requests, page, random, timeoutNanos, first);
    }
    OutgoingRequest request = requests.formPage(formPage, page, random);
    var errand =
        new Errand(
            formPage.recorder(),
            formPage.purpose(page),
            LoginPage.KEEP,
            timeoutNanos,
            Credentials.NONE);
    Arrival arrival = atForm(lane, requests, request, errand, first.send(request, errand));
    if (arrival == null) {
      return null;
    }
    var reader = new LoginPage(login.fieldNames(), login.constantUrl());
    String url = arrival.request().url();
    return switch (reader.read(arrival.answer(), url)) {
      case LoginPage.Form(PageForm form) -> {
        read = new FormRead(reader, form, url);
        First next = (call, itsErrand) -> courier.sendAtOnce(lane, call, itsErrand);
        yield call(lane, login, requests, url, random, timeoutNanos, next);
      }
      // Whoever is still known by a cookie of an earlier session is shown another page.
      case LoginPage.Missing missing
          when missing == LoginPage.Missing.NO_FORM && guest.hasBeenIn() ->
          Credentials.NONE;
      case LoginPage.Missing missing -> {
        failed("form page: status %d, %s".formatted(arrival.answer().status(), missing.meaning()));
        yield null;
      }
    };
  }

  /// Where the way to the form ended; null when nothing came, which is told.
  private @Nullable Arrival atForm(
      Lane lane,
      SessionRequests requests,
      OutgoingRequest request,
      Errand errand,
      @Nullable Exchange first) {
    if (first == null) {
      return null;
    }
    if (first instanceof Exchange.Unanswered unanswered) {
      failed("form page: " + reason(unanswered));
      return null;
    }
    Arrival arrival =
        courier.followRedirects(lane, requests, request, first, errand, redirectDraws);
    if (arrival == null && !courier.isCalledOff()) {
      failed("form page: no answer after a redirect");
    }
    return arrival;
  }

  private @Nullable Credentials call(
      Lane lane,
      Login login,
      SessionRequests requests,
      @Nullable String page,
      RandomGenerator random,
      long timeoutNanos,
      First first) {
    PageForm form = read == null ? PageForm.NONE : read.form;
    SessionRequests.LoginCall call = requests.login(login, page, form, random);
    var errand =
        new Errand(
            login.call().recorder(),
            login.call().purpose(page),
            KEEP_LOGIN_ANSWER,
            timeoutNanos,
            call.onTheCall());
    Exchange exchange = first.send(call.request(), errand);
    if (exchange == null) {
      return null;
    }
    if (!(exchange instanceof Exchange.Answered answer) || !LoginAnswers.isSuccess(answer)) {
      failed(reason(exchange));
      return null;
    }
    Arrival followed =
        courier.followRedirects(lane, requests, call.request(), answer, errand, redirectDraws);
    Arrival arrival = followed == null ? new Arrival(call.request(), answer) : followed;
    if (read != null && read.isAskedAgainBy(arrival)) {
      failed("status %d, the login form again".formatted(arrival.answer().status()));
      return null;
    }
    run.metrics().loginSucceeded();
    guest.letIn();
    return new LoginAnswers(run.parts().tokenReader(), login)
        .credentialsAfter(call.onTheCall(), answer, arrival.answer());
  }

  private void failed(String reason) {
    user.refused();
    run.loginFailed(reason);
  }

  private static String reason(Exchange exchange) {
    return switch (exchange) {
      case Exchange.Answered answer -> "status " + answer.status();
      case Exchange.Unanswered unanswered -> "no answer, " + unanswered.cause();
    };
  }

  /// Whether a login by a form has been made, so that pages are worth a look.
  boolean knowsForm() {
    return read != null;
  }

  /// Whether a request was led to the form instead of being answered: what a site that knows its
  /// visitors by a cookie does where others answer 401.
  boolean isBackAtForm(OutgoingRequest asked, Arrival arrival) {
    FormRead known = read;
    return known != null
        && !arrival.request().equals(asked)
        && UrlText.resolvedPath(arrival.request().url()).equals(UrlText.resolvedPath(known.url))
        && known.isAskedAgainBy(arrival);
  }
}

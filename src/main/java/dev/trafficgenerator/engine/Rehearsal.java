package dev.trafficgenerator.engine;

import dev.trafficgenerator.engine.page.LoginPage;
import dev.trafficgenerator.engine.planning.Credentials;
import dev.trafficgenerator.engine.planning.Login;
import dev.trafficgenerator.engine.planning.PageForm;
import dev.trafficgenerator.engine.planning.PlannedPath;
import dev.trafficgenerator.engine.planning.RequestPlanner;
import dev.trafficgenerator.engine.planning.SessionRequests;
import dev.trafficgenerator.http.ConnectionSettings;
import dev.trafficgenerator.http.Connections;
import dev.trafficgenerator.http.Exchange;
import dev.trafficgenerator.http.Keep;
import dev.trafficgenerator.http.Lane;
import dev.trafficgenerator.http.OutgoingRequest;
import dev.trafficgenerator.http.Redirect;
import dev.trafficgenerator.http.Sender;
import dev.trafficgenerator.http.VisitorCookies;
import dev.trafficgenerator.metrics.RunMetrics;
import dev.trafficgenerator.run.RunPlan;
import dev.trafficgenerator.run.trial.LoginTrial;
import dev.trafficgenerator.run.trial.LoginTrial.Pass;
import dev.trafficgenerator.run.trial.Trial;
import dev.trafficgenerator.visitor.Visitor;
import dev.trafficgenerator.visitor.Visitors;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Tries a plan in small: one request, or one login, for a person to look at. Sent with the plan's
/// connections and time limits to the plan's target and nowhere else, outside of any run and
/// without a trace in any run's figures. Each call waits for the answers. Safe for any thread.
///
/// @param senders makes a sender for a trial's connections, which closes with it
public record Rehearsal(
    Function<ConnectionSettings, Sender> senders, Visitors visitors, TokenReader tokenReader) {
  private static final Keep KEEP_SHOWN = (_, _) -> Trial.BODY_BYTES_MAX + 1;

  /// One request of a plan, chosen as a user chooses it. Where everything in the plan needs a
  /// login, the visitor logs in first; that is told, too. Redirects are not followed.
  ///
  /// @param visitor one of [Visitors#names]; another name stands for any browser
  /// @return the login's exchanges if there was one, then the request, unless the login failed
  public List<Trial> sendOnce(RunPlan plan, String visitor) {
    return new Scene(plan, visitor).play(Scene::request);
  }

  /// One login of a plan that has one, as Session does it.
  public LoginTrial tryLogin(RunPlan plan) {
    return new Scene(plan, "").play(Scene::login);
  }

  /// One visitor who has come for one thing.
  private final class Scene {
    private final RunPlan plan;
    private final RandomGenerator random = new SplittableRandom();
    private final RequestPlanner planner;
    private final Visitor visitor;
    private final SessionRequests requests;
    private final List<Trial> trials = new ArrayList<>();
    private Credentials credentials = Credentials.NONE;

    Scene(RunPlan plan, String name) {
      this.plan = plan;
      planner = new RequestPlanner(plan, new RunMetrics(System::nanoTime));
      visitor =
          CompiledPlan.fromCountries(plan.settings(), visitors)
              .named(name, random)
              .orElseGet(this::anyone);
      requests = new SessionRequests(planner, visitor, plan.settings().xffHeaderName());
    }

    private Visitor anyone() {
      Visitors mixed = CompiledPlan.visitors(plan.settings(), visitors);
      return planner.hasPages() ? mixed.browser(random) : mixed.apiClient(random);
    }

    <T> T play(java.util.function.BiFunction<Scene, Lane, T> part) {
      var result = new ArrayList<T>(1);
      try (Sender sender = senders.apply(Run.connectionSettings(plan));
          Connections connections =
              sender.newConnections(new VisitorCookies(), visitor.profile().ciphers())) {
        connections.use(lane -> result.add(part.apply(this, lane)));
      }
      return result.getFirst();
    }

    List<Trial> request(Lane lane) {
      boolean needsLogin = !planner.hasOpenPaths();
      if (needsLogin && planner.login() != null && !isIn(login(lane).pass())) {
        return List.copyOf(trials);
      }
      if (!lane.isUsable()) {
        return List.copyOf(trials);
      }
      var path =
          Objects.requireNonNull(
              planner.next(needsLogin, random), "a plan under which there is nothing to visit");
      OutgoingRequest request = requests.build(path, credentials, null, random);
      long timeoutNanos = plan.settings().requestTimeout().toNanos();
      Exchange exchange = lane.send(request, timeoutNanos, KEEP_SHOWN);
      trials.add(
          new TrialText(visitor.profile().name(), credentials, Optional.empty(), false)
              .of(request, exchange, false));
      return List.copyOf(trials);
    }

    private static boolean isIn(Pass pass) {
      return switch (pass) {
        case TOKEN, COOKIE, CREDENTIALS, NOTHING -> true;
        case REFUSED, NO_FORM, UNANSWERED -> false;
      };
    }

    LoginTrial login(Lane lane) {
      Login login = Objects.requireNonNull(planner.login(), "a plan without a login");
      PlannedPath formPage = login.formPage();
      if (formPage == null) {
        return call(lane, login, null, PageForm.NONE, new LoginPage(Set.of(), null));
      }
      Steps steps =
          send(
              lane,
              login,
              requests.formPage(formPage, null, random),
              Credentials.NONE,
              LoginPage.KEEP,
              false);
      if (!(steps.last() instanceof Exchange.Answered answer)) {
        return ended(Pass.UNANSWERED);
      }
      var reader = new LoginPage(login.fieldNames(), login.constantUrl());
      return reader.read(answer, steps.lastUrl()) instanceof LoginPage.Form(PageForm form)
          ? call(lane, login, steps.lastUrl(), form, reader)
          : ended(Pass.NO_FORM);
    }

    /// @param reader finds `form` again, if the answer asks for it once more
    private LoginTrial call(
        Lane lane, Login login, @Nullable String page, PageForm form, LoginPage reader) {
      var answers = new LoginAnswers(tokenReader, login);
      SessionRequests.LoginCall call = requests.login(login, page, form, random);
      int at = trials.size();
      Steps steps =
          send(lane, login, call.request(), call.onTheCall(), Entrance.KEEP_LOGIN_ANSWER, true);
      if (!(steps.first() instanceof Exchange.Answered first)) {
        return new LoginTrial(trials, at, Pass.UNANSWERED);
      }
      if (!LoginAnswers.isSuccess(first)) {
        return new LoginTrial(trials, at, Pass.REFUSED);
      }
      Exchange.Answered last = steps.lastAnswer().orElse(first);
      if (reader.asksAgain(form, last, steps.lastUrl())) {
        return ended(Pass.REFUSED);
      }
      credentials = answers.credentialsAfter(call.onTheCall(), first, last);
      return new LoginTrial(trials, at, pass(answers, first, last));
    }

    /// What the last exchange made plain.
    private LoginTrial ended(Pass pass) {
      return new LoginTrial(trials, trials.size() - 1, pass);
    }

    /// Sends a request of a login and follows where it leads.
    private Steps send(
        Lane lane,
        Login login,
        OutgoingRequest first,
        Credentials carried,
        Keep keep,
        boolean isCall) {
      var steps = new Steps(new ArrayList<>(), new ArrayList<>());
      Optional<OutgoingRequest> next = Optional.of(first);
      long timeoutNanos = CompiledPlan.loginTimeoutNanos(plan.settings());
      var answers = new LoginAnswers(tokenReader, login);
      while (next.isPresent() && steps.urls.size() <= Redirect.MAX && lane.isUsable()) {
        OutgoingRequest request = next.get();
        Exchange exchange = lane.send(request, timeoutNanos, keep);
        next = Optional.empty();
        Optional<String> token = Optional.empty();
        if (exchange instanceof Exchange.Answered answer) {
          token = answers.token(answer);
          next =
              requests.redirected(
                  request, answer.status(), answer.headers().get("Location"), carried, random);
        }
        var text =
            new TrialText(visitor.profile().name(), carried, token, login.formPage() != null);
        trials.add(text.of(request, exchange, isCall && steps.urls.isEmpty()));
        steps.add(request, exchange);
      }
      return steps;
    }

    private Pass pass(LoginAnswers answers, Exchange.Answered first, Exchange.Answered last) {
      if (answers.token(first).or(() -> answers.token(last)).isPresent()) {
        return Pass.TOKEN;
      }
      if (LoginAnswers.bringsCookie(first) || LoginAnswers.bringsCookie(last)) {
        return Pass.COOKIE;
      }
      return credentials == Credentials.NONE ? Pass.NOTHING : Pass.CREDENTIALS;
    }
  }

  /// A request, and where its redirects led.
  private record Steps(List<String> urls, List<Exchange> exchanges) {
    void add(OutgoingRequest request, Exchange exchange) {
      urls.add(request.url());
      exchanges.add(exchange);
    }

    Exchange first() {
      return exchanges.getFirst();
    }

    Exchange last() {
      return exchanges.getLast();
    }

    String lastUrl() {
      return urls.getLast();
    }

    Optional<Exchange.Answered> lastAnswer() {
      return exchanges.reversed().stream()
          .flatMap(it -> it instanceof Exchange.Answered answer ? Stream.of(answer) : Stream.of())
          .findFirst();
    }
  }
}

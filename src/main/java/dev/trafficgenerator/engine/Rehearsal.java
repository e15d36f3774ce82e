package dev.trafficgenerator.engine;

import dev.trafficgenerator.engine.planning.Credentials;
import dev.trafficgenerator.engine.planning.Login;
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
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/// Tries a plan in small: one request, or one login, for a person to look at. Sent with the plan's
/// connections and time limits to the plan's target and nowhere else, outside of any run and
/// without a trace in any run's figures. Each call waits for the answers. Safe for any thread.
///
/// @param senders makes a sender for a trial's connections, which closes with it
public record Rehearsal(
    Function<ConnectionSettings, Sender> senders, Visitors visitors, TokenReader tokenReader) {
  /// As much as a token may lie behind; what is shown of it is less.
  private static final int LOGIN_ANSWER_BYTES_MAX = 1024 * 1024;

  private static final Keep KEEP_LOGIN_ANSWER = (_, _) -> LOGIN_ANSWER_BYTES_MAX;
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
          Connections connections = sender.newConnections()) {
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
      trials.add(shown(credentials, Optional.empty()).of(request, exchange, false));
      return List.copyOf(trials);
    }

    private static boolean isIn(Pass pass) {
      return switch (pass) {
        case TOKEN, COOKIE, CREDENTIALS, NOTHING -> true;
        case REFUSED, UNANSWERED -> false;
      };
    }

    LoginTrial login(Lane lane) {
      Login login = Objects.requireNonNull(planner.login(), "a plan without a login");
      var answers = new LoginAnswers(tokenReader, login);
      SessionRequests.LoginCall call = requests.login(login, null, random);
      OutgoingRequest request = call.request();
      Exchange exchange = sendLogin(lane, answers, call, request, true);
      if (!(exchange instanceof Exchange.Answered first)) {
        return new LoginTrial(trials, Pass.UNANSWERED);
      }
      if (!LoginAnswers.isSuccess(first)) {
        return new LoginTrial(trials, Pass.REFUSED);
      }
      Exchange.Answered last = first;
      for (int followed = 0; followed < Redirect.MAX && lane.isUsable(); followed++) {
        Optional<OutgoingRequest> next =
            requests.redirected(
                request, last.status(), last.headers().get("Location"), call.onTheCall(), random);
        if (next.isEmpty()) {
          break;
        }
        request = next.get();
        if (!(sendLogin(lane, answers, call, request, false) instanceof Exchange.Answered answer)) {
          break;
        }
        last = answer;
      }
      credentials = answers.credentialsAfter(call.onTheCall(), first, last);
      return new LoginTrial(trials, pass(answers, first, last));
    }

    private Exchange sendLogin(
        Lane lane,
        LoginAnswers answers,
        SessionRequests.LoginCall call,
        OutgoingRequest request,
        boolean isCall) {
      long timeoutNanos = CompiledPlan.loginTimeoutNanos(plan.settings());
      Exchange exchange = lane.send(request, timeoutNanos, KEEP_LOGIN_ANSWER);
      Optional<String> token =
          exchange instanceof Exchange.Answered answer ? answers.token(answer) : Optional.empty();
      trials.add(shown(call.onTheCall(), token).of(request, exchange, isCall));
      return exchange;
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

    private TrialText shown(Credentials carried, Optional<String> token) {
      return new TrialText(visitor.profile().name(), carried, token);
    }
  }
}

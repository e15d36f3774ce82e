package dev.trafficgenerator.engine;

import dev.trafficgenerator.engine.planning.Credentials;
import dev.trafficgenerator.engine.planning.Login;
import dev.trafficgenerator.engine.planning.PageForm;
import dev.trafficgenerator.engine.planning.PlannedPath;
import dev.trafficgenerator.engine.planning.RequestPlanner;
import dev.trafficgenerator.engine.planning.SessionRequests;
import dev.trafficgenerator.http.HeaderList;
import dev.trafficgenerator.http.OutgoingRequest;
import dev.trafficgenerator.metrics.RunMetrics;
import dev.trafficgenerator.run.HttpVersion;
import dev.trafficgenerator.run.RunPlan;
import dev.trafficgenerator.run.figures.RequestKind;
import dev.trafficgenerator.visitor.Purpose;
import dev.trafficgenerator.visitor.Visitor;
import dev.trafficgenerator.visitor.Visitors;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;

/// What a run would send, without sending it. With the run's seed these are the choices that its
/// users will make; logins are taken to succeed.
public final class RequestPreview {
  private static final int REQUESTS_PER_SESSION = 5;

  private final RunPlan plan;
  private final Visitors visitors;
  private final long seed;
  private final RequestPlanner planner;
  private final double authenticatedShare;

  /// What is spoken to a target that has both is not known before it is asked.
  private final HeaderList.Over version;

  private final List<ShownRequest> planned = new ArrayList<>();

  private RequestPreview(RunPlan plan, Visitors visitors, long seed) {
    this.plan = plan;
    this.visitors = CompiledPlan.visitors(plan.settings(), visitors);
    this.seed = seed;
    planner = new RequestPlanner(plan, new RunMetrics(System::nanoTime));
    authenticatedShare = CompiledPlan.authenticatedShare(plan);
    version =
        plan.settings().httpVersion() == HttpVersion.HTTP_2
            ? HeaderList.Over.HTTP_2
            : HeaderList.Over.HTTP_1_1;
  }

  /// The first requests of the first session of as many users as it takes.
  ///
  /// @param seed stands in for the plan's, where that has none
  /// @param count how many, above 0
  public static List<ShownRequest> of(RunPlan plan, Visitors visitors, long seed, int count) {
    var preview = new RequestPreview(plan, visitors, plan.settings().seed().orElse(seed));
    for (int user = 0; preview.planned.size() < count; user++) {
      preview.session(user, count);
    }
    return List.copyOf(preview.planned.subList(0, count));
  }

  private void session(int user, int count) {
    RandomGenerator random = SeedStream.VISITOR.of(seed, user, 0);
    Visitor visitor = planner.hasPages() ? visitors.browser(random) : visitors.apiClient(random);
    boolean loggedIn = random.nextDouble() < authenticatedShare;
    var requests = new SessionRequests(planner, visitor, plan.settings().xffHeaderName());
    Credentials credentials = Credentials.NONE;
    Login login = planner.login();
    if (loggedIn && login != null) {
      credentials = logIn(user, login, requests, visitor);
    }
    RandomGenerator choices = SeedStream.CHOICES.of(seed, user, 0);
    String page = null;
    for (int i = 0; i < REQUESTS_PER_SESSION && planned.size() < count; i++) {
      PlannedPath path =
          Objects.requireNonNull(
              planner.next(loggedIn, choices), "a plan under which there is nothing to visit");
      OutgoingRequest request = requests.build(path, credentials, page, choices);
      Purpose purpose = path.purpose(page);
      add(user, visitor, path.recorder().kind(), purpose, request, credentials);
      page = requests.isPage(path) ? request.url() : page;
    }
  }

  private Credentials logIn(int user, Login login, SessionRequests requests, Visitor visitor) {
    RandomGenerator random = SeedStream.LOGIN.of(seed, user, 0);
    String page = null;
    PlannedPath formPage = login.formPage();
    if (formPage != null) {
      OutgoingRequest request = requests.formPage(formPage, null, random);
      Purpose purpose = formPage.purpose(null);
      add(user, visitor, RequestKind.LOGIN, purpose, request, Credentials.NONE);
      page = request.url();
    }
    var call = requests.login(login, page, PageForm.NONE, random);
    Purpose purpose = login.call().purpose(page);
    add(user, visitor, RequestKind.LOGIN, purpose, call.request(), call.onTheCall());
    if (formPage != null) {
      // What the form has of its own is known once the page has been read.
      planned.add(planned.removeLast().withMoreFields());
    }
    return login.staying(call.onTheCall());
  }

  private void add(
      int session,
      Visitor visitor,
      RequestKind kind,
      Purpose purpose,
      OutgoingRequest request,
      Credentials carried) {
    planned.add(
        ShownRequest.of(session, visitor, kind, purpose, request, filled(request), carried));
  }

  /// The headers with their slots filled, as far as that can be known before.
  private HeaderList filled(OutgoingRequest request) {
    var filled = new HeaderList.Builder();
    HeaderList list = request.headers().only(version);
    byte[] body = request.body();
    for (int i = 0; i < list.size(); i++) {
      String name = list.name(i);
      if (!list.value(i).equals(HeaderList.SLOT)) {
        filled.add(name, list.value(i));
      } else if (name.equalsIgnoreCase("Host")) {
        filled.add(name, plan.target().authority());
      } else if (name.equalsIgnoreCase("Content-Length") && body != null) {
        filled.add(name, Integer.toString(body.length));
      }
    }
    return filled.build();
  }
}

package dev.trafficgenerator.engine;

import dev.trafficgenerator.engine.Courier.Arrival;
import dev.trafficgenerator.engine.page.Contents;
import dev.trafficgenerator.engine.planning.Click;
import dev.trafficgenerator.engine.planning.Credentials;
import dev.trafficgenerator.engine.planning.ExpectedAnswer;
import dev.trafficgenerator.engine.planning.PageAnswer;
import dev.trafficgenerator.engine.planning.PlannedPath;
import dev.trafficgenerator.engine.planning.SessionRequests;
import dev.trafficgenerator.engine.planning.UrlText;
import dev.trafficgenerator.http.Connections;
import dev.trafficgenerator.http.Exchange;
import dev.trafficgenerator.http.Keep;
import dev.trafficgenerator.http.Lane;
import dev.trafficgenerator.http.OutgoingRequest;
import dev.trafficgenerator.sitemap.TrafficType;
import dev.trafficgenerator.visitor.BrowserProfile;
import dev.trafficgenerator.visitor.Profile;
import dev.trafficgenerator.visitor.Visitor;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// One visit of one visitor: logs in first if it should, then asks for one path after the other
/// until its time is over, or its pages are. A live update swaps the plan under it; it ends early
/// only where it would make no sense to go on (another site, other connections, another login).
final class Session {
  private static final int STATUS_UNAUTHORIZED = 401;

  /// When a session that has not visited anything yet is over: each visits at least one path.
  private static final long FAR_NANOS = Long.MAX_VALUE / 2;

  private final Run run;
  private final SimulatedUser user;
  private final long number;
  private final Guest guest;
  private final Visitor visitor;
  private final RandomGenerator choices;
  private final RandomGenerator targetsDraws;
  private final Courier courier;
  private final long startNanos = System.nanoTime();
  private final boolean wantsLogin;
  private final BrowserState browser;
  private final Way way = new Way();
  private final Entrance entrance;

  private final double pagesDraw;

  private long lengthNanos;
  private long pagesMost;
  private long pagesAsked;
  private CompiledPlan plan;
  private SessionRequests requests;
  private Credentials credentials = Credentials.NONE;
  private boolean loggedIn;
  private boolean loginTried;
  private boolean loginRenewed;
  private boolean over;

  Session(Run run, SimulatedUser user, long number) {
    this.run = run;
    this.user = user;
    this.number = number;
    plan = run.plan();
    RandomGenerator random = SeedStream.VISITOR.of(run.seed(), user.number(), number);
    Visitor drawn =
        plan.planner().hasPages()
            ? plan.visitors().browser(random)
            : plan.visitors().apiClient(random);
    wantsLogin = random.nextDouble() < plan.authenticatedShare();
    long min = plan.minSessionNanos();
    long max = plan.maxSessionNanos();
    lengthNanos = min == max ? min : random.nextLong(min, max + 1);
    pagesDraw = SeedStream.PAGES.of(run.seed(), user.number(), number).nextDouble();
    pagesMost = plan.visitLength().pages(pagesDraw);
    // Drawn last, so that with nobody coming back all else is as it was.
    guest =
        user.guests()
            .arrival(
                Guest.newcomer(drawn, Guest.Terms.of(plan)),
                plan.plan().settings().returningVisitors(),
                random);
    visitor = guest.visitor();
    choices = SeedStream.CHOICES.of(run.seed(), user.number(), number);
    targetsDraws = SeedStream.RESOURCES.of(run.seed(), user.number(), number);
    courier = new Courier(run, user, plan, visitor, number);
    entrance = new Entrance(run, user, guest, courier, targetsDraws);
    browser = guest.browser(plan.plan().settings());
    browser.readFor(plan.planner());
    requests = newRequests();
  }

  void live() {
    SharedSender sender = plan.sender();
    Connections connections = sender.connect(guest.cookies(), visitor.profile().ciphers());
    if (connections == null) {
      return;
    }
    Profile profile = visitor.profile();
    run.metrics()
        .sessionStarted(
            profile.name(),
            profile instanceof BrowserProfile,
            visitor.country(),
            guest.isReturning());
    try (connections) {
      while (!isOver()) {
        connections.use(lane -> visit(lane, connections));
      }
    } finally {
      sender.release();
      user.guests().gone(guest);
      run.metrics().sessionEnded();
      courier.sessionEnded();
    }
  }

  private boolean isOver() {
    return over || pagesAsked >= pagesMost || user.isLeaving();
  }

  /// Goes on for as long as the lane is usable.
  private void visit(Lane lane, Connections connections) {
    while (lane.isUsable() && !isOver()) {
      if (mustBeLetIn()) {
        user.backOffFromLogin();
      }
      long turnNanos = user.awaitTurn(lastNanos());
      if (turnNanos == SimulatedUser.NEVER || !adopt(run.plan()) || isTimeOver()) {
        // The turn, if there is one, stays with the user, whose next session uses it.
        over = true;
      } else if (mustLogIn()) {
        loginTried = true;
        logIn(lane, turnNanos);
      } else {
        ask(lane, connections, turnNanos);
      }
    }
  }

  private long lastNanos() {
    boolean isTimed = isLockedOut() || (pagesAsked > 0 && !plan.visitLength().isByPages());
    return startNanos + (isTimed ? lengthNanos : FAR_NANOS);
  }

  private boolean isTimeOver() {
    return System.nanoTime() - lastNanos() >= 0;
  }

  private boolean mustLogIn() {
    return !loggedIn
        && plan.planner().login() != null
        && ((wantsLogin && !loginTried) || !plan.planner().hasOpenPaths());
  }

  /// Logged out, and every path needs a login. Refusals of the user's earlier sessions count too: a
  /// session may be too short to be refused twice.
  private boolean mustBeLetIn() {
    return !loggedIn && !plan.planner().hasOpenPaths();
  }

  private boolean isLockedOut() {
    return loginTried && mustBeLetIn();
  }

  /// Goes on under `newest`; false when this session can't.
  private boolean adopt(CompiledPlan newest) {
    if (newest.equals(plan)) {
      return true;
    }
    if (!newest.keepsSessionsOf(plan)) {
      return false;
    }
    plan = newest;
    lengthNanos = Math.clamp(lengthNanos, newest.minSessionNanos(), newest.maxSessionNanos());
    pagesMost = newest.visitLength().pages(pagesDraw);
    courier.adopt(newest);
    browser.readFor(newest.planner());
    requests = newRequests();
    return true;
  }

  private SessionRequests newRequests() {
    return new SessionRequests(
        plan.planner(), visitor, plan.plan().settings().xffHeaderName(), browser.cache());
  }

  private void ask(Lane lane, Connections connections, long turnNanos) {
    pagesAsked++;
    PlannedPath chosen =
        Objects.requireNonNull(
            plan.planner().next(loggedIn, choices), "a plan under which there is nothing to visit");
    Click click = requests.isPage(chosen) ? way.click(plan.planner(), loggedIn, choices) : null;
    PlannedPath path = click == null ? chosen : click.path();
    OutgoingRequest request =
        click == null
            ? requests.build(path, credentials, way.page(), choices)
            : requests.click(click, credentials, choices);
    user.asks(path.trafficType() == TrafficType.API);
    boolean isPage = requests.bringsPage(path);
    ExpectedAnswer expected = path.expected();
    boolean isRead = (isPage && plan.readsPages()) || (loggedIn && entrance.knowsForm());
    Errand errand = errand(path, keep(expected, isRead));
    Exchange first = courier.send(lane, request, errand, turnNanos);
    if (first instanceof Exchange.Answered sent) {
      browser.answered(request, sent.status());
    }
    Arrival arrival =
        first == null
            ? null
            : courier.followRedirects(lane, requests, request, first, errand, targetsDraws);
    if (arrival == null) {
      return;
    }
    Exchange.Answered answer = arrival.answer();
    if (expected != null && !expected.isMetBy(answer, run.parts().pointerLookup())) {
      path.recorder().unexpected();
    }
    if (isPage) {
      look(lane, connections, arrival);
    }
    if (loggedIn
        && (answer.status() == STATUS_UNAUTHORIZED || entrance.isBackAtForm(request, arrival))) {
      user.refused();
      renewLogin(lane);
    } else if (loggedIn) {
      user.letIn();
    }
  }

  private static Keep keep(@Nullable ExpectedAnswer expected, boolean isRead) {
    if (expected != null) {
      return expected.keep(isRead);
    }
    return isRead ? PageAnswer.KEEP : Keep.NOTHING;
  }

  private Errand errand(PlannedPath path, Keep keep) {
    return new Errand(
        path.recorder(), path.purpose(way.page()), keep, plan.requestTimeoutNanos(), credentials);
  }

  /// Looks at a page that came, with what it is made of.
  private void look(Lane lane, Connections connections, Arrival page) {
    String url = page.request().url();
    Contents contents =
        plan.readsPages() ? browser.arrived(page, plan.planner().clickable()) : Contents.NOTHING;
    way.leadsTo(url, contents.links());
    if (plan.plan().settings().loadPageResources() && !contents.resources().isEmpty()) {
      var load =
          new PageLoad(
              run,
              plan,
              courier,
              connections,
              requests,
              new PageQueue(browser.cache(), contents.resources()),
              isTargets(url) ? credentials : Credentials.NONE,
              targetsDraws);
      load.fetch(lane);
    }
  }

  /// A redirect may lead to another port or scheme, where credentials are not meant for anybody.
  private boolean isTargets(String url) {
    return UrlText.origin(url).equals(plan.plan().target().origin());
  }

  /// Once in a session; after that it goes on logged out.
  private void renewLogin(Lane lane) {
    loggedIn = false;
    if (!credentials.query().isEmpty()) {
      // The page's URL shows them, and nobody would know any more what of it to mask.
      way.forget();
    }
    credentials = Credentials.NONE;
    if (!loginRenewed && plan.planner().login() != null) {
      loginRenewed = true;
      enter(lane, (request, errand) -> courier.sendAtOnce(lane, request, errand));
    }
  }

  private void logIn(Lane lane, long plannedNanos) {
    user.asks(!plan.planner().hasPages());
    enter(lane, (request, errand) -> courier.send(lane, request, errand, plannedNanos));
  }

  private void enter(Lane lane, Entrance.First first) {
    RandomGenerator random = SeedStream.LOGIN.of(run.seed(), user.number(), number);
    Credentials shown = entrance.enter(lane, plan, requests, way.page(), random, first);
    if (shown != null) {
      credentials = shown;
      loggedIn = true;
    }
  }
}

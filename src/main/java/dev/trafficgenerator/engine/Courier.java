package dev.trafficgenerator.engine;

import dev.trafficgenerator.engine.planning.SessionRequests;
import dev.trafficgenerator.http.Exchange;
import dev.trafficgenerator.http.Lane;
import dev.trafficgenerator.http.OutgoingRequest;
import dev.trafficgenerator.http.Redirect;
import dev.trafficgenerator.visitor.Visitor;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Carries a session's requests out and the answers back, tells the user of each, and follows
/// redirects. For one thread, but for [#sendBeside].
final class Courier {
  private final Run run;
  private final SimulatedUser user;
  private final Visitor visitor;
  private final long session;
  private final @Nullable Witness witness;
  private CompiledPlan plan;

  /// @param visitor whose requests they are
  /// @param session its number, from 0
  Courier(Run run, SimulatedUser user, CompiledPlan plan, Visitor visitor, long session) {
    this.run = run;
    this.user = user;
    this.plan = plan;
    this.visitor = visitor;
    this.session = session;
    witness = run.parts().witness();
  }

  /// Where a chain of redirects ended.
  record Arrival(OutgoingRequest request, Exchange.Answered answer) {}

  /// The session goes on under `newest`.
  void adopt(CompiledPlan newest) {
    plan = newest;
  }

  /// Sends the request that the user's turn was for; null when the session can't go on.
  @Nullable Exchange send(Lane lane, OutgoingRequest request, Errand errand, long plannedNanos) {
    user.useTurn();
    return told(carry(lane, request, errand, plannedNanos));
  }

  private @Nullable Exchange carry(
      Lane lane, OutgoingRequest request, Errand errand, long plannedNanos) {
    Exchange exchange = run.send(lane, request, errand, plannedNanos, this::isCalledOff);
    if (witness != null && exchange != null) {
      witness.saw(sighting(request, exchange, errand));
    }
    return exchange;
  }

  private Sighting sighting(OutgoingRequest request, Exchange exchange, Errand errand) {
    ShownRequest shown =
        ShownRequest.of(
            session,
            visitor,
            errand.recorder().kind(),
            errand.purpose(),
            request,
            request.headersOnTheWire(),
            errand.credentials());
    return new Sighting(
        shown,
        exchange instanceof Exchange.Answered answer ? answer.status() : 0,
        exchange instanceof Exchange.Unanswered silent ? silent.cause().meaning() : "",
        exchange.startNanos(),
        Duration.ofNanos(exchange.endNanos() - exchange.startNanos()),
        exchange.bytesReceived());
  }

  /// Tells whoever watches.
  void sessionEnded() {
    if (witness != null) {
      witness.sessionEnded();
    }
  }

  private @Nullable Exchange told(@Nullable Exchange exchange) {
    if (exchange != null) {
      ended(exchange.endNanos(), exchange instanceof Exchange.Answered);
    }
    return exchange;
  }

  /// Sends a request that no turn was waited for: a redirect, a page's resource, a renewed login.
  /// It takes a slot of the schedule, so that the total follows the rate. Null when the session
  /// can't go on.
  @Nullable Exchange sendAtOnce(Lane lane, OutgoingRequest request, Errand errand) {
    return told(sendBeside(lane, request, errand));
  }

  /// As [#sendAtOnce], for any number of threads; [#ended] tells the user of the last one.
  @Nullable Exchange sendBeside(Lane lane, OutgoingRequest request, Errand errand) {
    if (isCalledOff() || !lane.isUsable()) {
      return null;
    }
    if (plan.pacer() != null) {
      plan.pacer().take();
    }
    return carry(lane, request, errand, System.nanoTime());
  }

  /// A request ended, or several did, the last one at `endNanos`.
  void ended(long endNanos, boolean isAnswered) {
    user.requestEnded(endNanos, isAnswered);
  }

  /// Whether nothing more may be sent: the user shall leave, or a live update has made this session
  /// a thing of the past.
  boolean isCalledOff() {
    return user.isLeaving() || !run.plan().keepsSessionsOf(plan);
  }

  /// Follows redirects as a browser does; null when no answer came or the session can't go on.
  ///
  /// @param requests which made `sent` last
  /// @param draws the variables' values in headers
  @Nullable Arrival followRedirects(
      Lane lane,
      SessionRequests requests,
      OutgoingRequest sent,
      Exchange first,
      Errand errand,
      RandomGenerator draws) {
    OutgoingRequest request = sent;
    Exchange exchange = first;
    for (int followed = 0; exchange instanceof Exchange.Answered answer; followed++) {
      // First the status, which nearly always settles it.
      Optional<OutgoingRequest> following =
          Redirect.isRedirect(answer.status()) && followed < Redirect.MAX
              ? requests.redirected(
                  request,
                  answer.status(),
                  answer.headers().get("Location"),
                  errand.credentials(),
                  draws)
              : Optional.empty();
      if (following.isEmpty()) {
        return new Arrival(request, answer);
      }
      request = following.get();
      exchange = sendAtOnce(lane, request, errand);
    }
    return null;
  }
}

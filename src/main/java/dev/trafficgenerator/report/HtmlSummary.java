package dev.trafficgenerator.report;

import dev.trafficgenerator.run.RunState;
import dev.trafficgenerator.run.figures.FailureCounts;
import dev.trafficgenerator.run.figures.Figure;
import dev.trafficgenerator.run.figures.LatencySummary;
import dev.trafficgenerator.run.figures.RequestCounts;
import dev.trafficgenerator.run.figures.RunFigures;
import dev.trafficgenerator.run.figures.Verdict;
import dev.trafficgenerator.run.history.RunRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/// The head of a report: what was visited, when, how it ended, and the six figures that matter
/// most.
final class HtmlSummary {
  private final RunRecord record;
  private final RunFigures figures;
  private final ZoneId zone;

  HtmlSummary(RunRecord record, ZoneId zone) {
    this.record = record;
    this.figures = record.figures();
    this.zone = zone;
  }

  void write(Html html) {
    html.open("header").open("div", "class", "top").open("div");
    html.element("p", caption(), "class", "caption");
    html.element("h1", figures.setup().targetUrl()).open("p", "class", "facts");
    html.element("span", when());
    fact(html, "", Figure.clock(figures.time().elapsed()), "");
    fact(html, "run ", figures.setup().runId(), "");
    fact(html, "seed ", Long.toString(figures.setup().seed()), "");
    fact(html, "", Figure.count(figures.setup().simulatedUsers()), " users");
    html.close("p").open("p", "class", "badges");
    badges(html);
    html.close("p").close("div");
    html.element("button", "Dark", "id", "theme", "type", "button", "title", "Light or dark");
    html.close("div");
    notices(html);
    html.close("header").raw("\n");
    cards(html);
  }

  private String caption() {
    return record.name().isEmpty() ? "Traffic report" : "Traffic report · " + record.name();
  }

  private static void fact(Html html, String before, String fact, String after) {
    html.open("span").text(before).element("b", fact).text(after).close("span");
  }

  private String when() {
    Instant start = record.startedAt();
    Instant end = record.endedAt().orElse(record.last().at());
    String until =
        Moment.isSameDay(start, end, zone) ? Moment.time(end, zone) : Moment.dateAndTime(end, zone);
    return "%s – %s %s".formatted(Moment.dateAndTime(start, zone), until, Moment.zone(start, zone));
  }

  private void badges(Html html) {
    Verdict verdict = figures.verdict();
    long all = verdict.results().size();
    long passed = verdict.results().stream().filter(Verdict.Result::passed).count();
    if (all == 0) {
      html.element("span", "No thresholds", "class", "badge");
    } else if (passed == all) {
      html.element("span", "✓ Passed: " + thresholds(all) + " held", "class", "badge good");
    } else {
      String text = "✕ Failed: %d of %s did not hold".formatted(all - passed, thresholds(all));
      html.element("span", text, "class", "badge bad");
    }
    switch (record.last().state()) {
      case RunState.Initializing _ -> html.element("span", "Not started", "class", "badge");
      case RunState.Running _ -> html.element("span", "● Still running", "class", "badge look");
      case RunState.Stopping _ -> html.element("span", "Stopping", "class", "badge look");
      case RunState.Stopped _ -> html.element("span", "Stopped", "class", "badge");
      case RunState.Failed _ -> html.element("span", "✕ Ended with an error", "class", "badge bad");
    }
  }

  private static String thresholds(long count) {
    return count == 1 ? "1 threshold" : count + " thresholds";
  }

  private void notices(Html html) {
    if (record.last().state() instanceof RunState.Failed(_, var reason)) {
      html.element("p", reason, "class", "notice bad", "role", "alert");
    }
    Duration saturated = record.history().saturated();
    if (saturated.isPositive()) {
      html.element(
          "p",
          "The generator itself held the run back for up to %s: the target could have done more, and latencies hold the generator’s own delay. See its CPU and lag below."
              .formatted(Figure.clock(saturated)),
          "class",
          "notice look");
    } else if (figures.saturated()) {
      html.element(
          "p", "The generator itself holds the run back at its end.", "class", "notice look");
    }
  }

  private void cards(Html html) {
    RequestCounts requests = figures.requests();
    LatencySummary latency = figures.timings().latency();
    FailureCounts failures = requests.failures();
    long serverErrors = requests.responses().serverError();
    html.open("div", "class", "cards");
    card(
        html,
        "Requests",
        Figure.count(requests.total()),
        "",
        Figure.rate(figures.requestsPerSecond()) + " on average");
    card(
        html,
        "Latency p95",
        requests.total() == 0 ? "–" : Figure.millis(latency.p95()),
        "",
        "p50 %s · p99 %s".formatted(Figure.millis(latency.p50()), Figure.millis(latency.p99())));
    card(
        html,
        "No answer",
        Figure.percent((double) failures.total(), (double) requests.total()),
        failures.total() > 0 ? "bad" : "",
        "%s of %s".formatted(Figure.count(failures.total()), Figure.count(requests.total())));
    card(
        html,
        "Server errors, 5xx",
        Figure.count(serverErrors),
        serverErrors > 0 ? "bad" : "",
        "2xx %s · 4xx %s"
            .formatted(
                Figure.count(requests.responses().success()),
                Figure.count(requests.responses().clientError())));
    card(
        html,
        "Sessions",
        Figure.count(figures.sessions().started()),
        "",
        "logins %s, failed %s"
            .formatted(
                Figure.count(figures.logins().succeeded()),
                Figure.count(figures.logins().failed())));
    card(
        html,
        "Generator’s lag p99",
        Figure.millis(figures.timings().scheduleLag().p99()),
        figures.saturated() ? "look" : "",
        "max %s · %s"
            .formatted(
                Figure.millis(figures.timings().scheduleLag().max()),
                figures.saturated() ? "saturated" : "not saturated"));
    html.close("div").raw("\n");
  }

  private static void card(Html html, String caption, String figure, String tone, String more) {
    html.open("div", "class", "card").element("p", caption);
    html.open("div", "class", ("figure " + tone).strip()).figure(figure).close("div");
    html.element("p", more).close("div");
  }
}

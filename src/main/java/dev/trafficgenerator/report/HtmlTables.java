package dev.trafficgenerator.report;

import dev.trafficgenerator.run.figures.CountryCount;
import dev.trafficgenerator.run.figures.FailureCounts;
import dev.trafficgenerator.run.figures.FailureSample;
import dev.trafficgenerator.run.figures.Figure;
import dev.trafficgenerator.run.figures.PathStats;
import dev.trafficgenerator.run.figures.RequestCounts;
import dev.trafficgenerator.run.figures.RequestKind;
import dev.trafficgenerator.run.figures.RunFigures;
import dev.trafficgenerator.run.figures.SessionCounts;
import dev.trafficgenerator.run.figures.Verdict;
import dev.trafficgenerator.run.figures.VisitorCount;
import dev.trafficgenerator.run.history.RunRecord;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A report's tables.
final class HtmlTables {
  private final RunFigures figures;
  private final ZoneId zone;

  HtmlTables(RunRecord record, ZoneId zone) {
    this.figures = record.figures();
    this.zone = zone;
  }

  void write(Html html) {
    thresholds(html);
    new HtmlLatency(figures.timings()).write(html);
    failures(html);
    html.open("div", "class", "pair");
    statuses(html);
    visitors(html);
    countries(html);
    html.close("div").raw("\n");
    paths(html);
  }

  private void thresholds(Html html) {
    List<Verdict.Result> results = figures.verdict().results();
    if (results.isEmpty()) {
      return;
    }
    html.open("section").element("h2", "Thresholds").open("table");
    HtmlTable.head(html, "Figure", "Condition >", "Value >", "Verdict");
    html.open("tbody");
    for (Verdict.Result result : results) {
      html.open("tr").element("th", result.figure(), "scope", "row");
      html.element("td", result.condition(), "class", "n");
      html.element("td", ThresholdText.value(result), "class", "n");
      html.element(
          "td", result.passed() ? "✓ held" : "✕ failed", "class", result.passed() ? "good" : "bad");
      html.close("tr");
    }
    html.close("tbody").close("table").close("section").raw("\n");
  }

  private void paths(Html html) {
    html.open("section", "class", "long").element("h2", "Paths");
    if (figures.paths().isEmpty()) {
      html.element("p", "Not one request was completed.", "class", "soft").close("section");
      return;
    }
    html.open("div", "class", "scroll").open("table", "class", "sortable");
    HtmlTable.sortableHead(
        html,
        "Method",
        "Path",
        "Kind",
        "Requests >",
        "Share >",
        "p50 >",
        "p95 >",
        "p99 >",
        "Max >",
        "2xx >",
        "3xx >",
        "4xx >",
        "5xx >",
        "No answer >");
    html.open("tbody").raw("\n");
    figures.paths().forEach(path -> path(html, path));
    html.close("tbody").close("table").close("div").close("section").raw("\n");
  }

  private void path(Html html, PathStats path) {
    boolean other = path.path().equals(PathStats.OTHER);
    html.open("tr", other ? "data-last" : "class", other ? "1" : "");
    html.element("td", other ? "" : path.method());
    html.element("td", path.path(), "class", "path");
    html.element("td", other ? "" : kind(path.kind()), "class", "soft");
    HtmlTable.count(html, path.requests());
    HtmlTable.share(html, path.requests(), figures.requests().total());
    HtmlTable.millis(html, path.latency().p50());
    HtmlTable.millis(html, path.latency().p95());
    HtmlTable.millis(html, path.latency().p99());
    HtmlTable.millis(html, path.latency().max());
    HtmlTable.count(html, path.responses().success());
    HtmlTable.count(html, path.responses().redirection());
    HtmlTable.count(html, path.responses().clientError());
    HtmlTable.count(html, path.responses().serverError());
    HtmlTable.count(html, path.failures());
    html.close("tr").raw("\n");
  }

  private static String kind(RequestKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private void failures(Html html) {
    RequestCounts requests = figures.requests();
    html.open("section").element("h2", "Failures");
    if (requests.failures().total() == 0 && requests.unexpected() == 0) {
      html.element(
              "p",
              requests.total() == 0 ? "No request was completed." : "Every request was answered.",
              "class",
              "soft")
          .close("section");
      return;
    }
    html.open("table");
    HtmlTable.head(html, "Cause", "Requests >", "Share >", "First", "Last");
    html.open("tbody");
    causes()
        .forEach((cause, count) -> {
          Optional<FailureSample> sample =
              requests.failureSamples().stream().filter(it -> it.cause().equals(cause)).findFirst();
          html.open("tr").element("th", cause, "scope", "row");
          HtmlTable.count(html, count);
          HtmlTable.share(html, count, requests.total());
          html.open("td", "class", "sample");
          sample.ifPresent(it -> sample(html, it.firstAt(), it.firstRequest(), it.firstDetail()));
          html.close("td").open("td", "class", "sample");
          sample.ifPresent(it -> sample(html, it.lastAt(), it.lastRequest(), it.lastDetail()));
          html.close("td").close("tr");
        });
    html.close("tbody").close("table").close("section").raw("\n");
  }

  /// Those that occurred, and how often.
  private Map<String, Long> causes() {
    FailureCounts failures = figures.requests().failures();
    var causes = new LinkedHashMap<String, Long>();
    causes.put("dns", failures.dns());
    causes.put("connect", failures.connect());
    causes.put("tls", failures.tls());
    causes.put("timeout", failures.timeout());
    causes.put("reset", failures.reset());
    causes.put("protocol", failures.protocol());
    causes.put("aborted", failures.aborted());
    causes.put("unexpected", figures.requests().unexpected());
    causes.values().removeIf(count -> count == 0);
    return causes;
  }

  private void sample(Html html, Instant at, String request, String detail) {
    html.text(Moment.time(at, zone) + " ").element("span", request, "class", "path");
    html.open("br").text(detail);
  }

  private void statuses(Html html) {
    html.open("section").element("h2", "Answers by status");
    if (figures.requests().statuses().isEmpty()) {
      html.element("p", "There was no answer.", "class", "soft").close("section");
      return;
    }
    html.open("table");
    HtmlTable.head(html, "Status", "", "Answers >", "Share >");
    html.open("tbody");
    long all = figures.requests().responses().total();
    long most = Collections.max(figures.requests().statuses().values());
    figures
        .requests()
        .statuses()
        .forEach((status, count) -> {
          html.open("tr").element("td", status.toString());
          HtmlTable.bar(html, count, most);
          HtmlTable.count(html, count);
          HtmlTable.share(html, count, all);
          html.close("tr");
        });
    html.close("tbody").close("table").close("section");
  }

  private void visitors(Html html) {
    html.open("section").element("h2", "Visitors by browser");
    if (figures.visitors().isEmpty()) {
      html.element("p", "No visitor was counted.", "class", "soft").close("section");
      return;
    }
    html.element("p", returning(), "class", "soft");
    html.open("table");
    HtmlTable.head(html, "Visitor", "", "Sessions >", "Share >");
    html.open("tbody");
    long all = figures.visitors().stream().mapToLong(VisitorCount::sessions).sum();
    long most = figures.visitors().stream().mapToLong(VisitorCount::sessions).max().orElse(0);
    for (VisitorCount visitor : figures.visitors()) {
      html.open("tr").open("td").text(visitor.name());
      if (!visitor.browser() && !visitor.name().equals(VisitorCount.OTHER)) {
        html.element("span", " · API client", "class", "soft");
      }
      html.close("td");
      HtmlTable.bar(html, visitor.sessions(), most);
      HtmlTable.count(html, visitor.sessions());
      HtmlTable.share(html, visitor.sessions(), all);
      html.close("tr");
    }
    html.close("tbody").close("table").close("section");
  }

  private String returning() {
    SessionCounts sessions = figures.sessions();
    return "%s of %s sessions (%s) were of visitors who had been there before."
        .formatted(
            Figure.count(sessions.returning()),
            Figure.count(sessions.started()),
            Figure.percent(sessions.returningShare(), 1));
  }

  /// Only where visitors come from some countries.
  private void countries(Html html) {
    List<CountryCount> countries = figures.sessions().countries();
    if (countries.isEmpty()) {
      return;
    }
    html.open("section").element("h2", "Visitors by country").open("table");
    HtmlTable.head(html, "Country", "", "Sessions >", "Share >");
    html.open("tbody");
    long all = countries.stream().mapToLong(CountryCount::sessions).sum();
    long most = countries.getFirst().sessions();
    for (CountryCount country : countries) {
      html.open("tr").element("td", name(country));
      HtmlTable.bar(html, country.sessions(), most);
      HtmlTable.count(html, country.sessions());
      HtmlTable.share(html, country.sessions(), all);
      html.close("tr");
    }
    html.close("tbody").close("table").close("section");
  }

  private static String name(CountryCount country) {
    return country.name(Locale.ENGLISH) + " (" + country.country() + ")";
  }
}

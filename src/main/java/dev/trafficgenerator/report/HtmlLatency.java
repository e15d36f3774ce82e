package dev.trafficgenerator.report;

import dev.trafficgenerator.run.figures.LatencyBuckets;
import dev.trafficgenerator.run.figures.LatencySummary;
import dev.trafficgenerator.run.figures.Timings;
import java.util.ArrayList;
import java.util.List;

/// How a run's times were distributed: percentiles, and how many lay where.
final class HtmlLatency {
  private final Timings timings;

  HtmlLatency(Timings timings) {
    this.timings = timings;
  }

  void write(Html html) {
    html.open("section").element("h2", "Latency");
    html.open("table");
    HtmlTable.head(html, "", "Mean >", "p50 >", "p90 >", "p95 >", "p99 >", "p99.9 >", "Max >");
    html.open("tbody");
    row(html, "Latency", "from the moment at which a request was due", timings.latency());
    row(html, "On the wire", "from the moment at which it was sent", timings.service());
    row(html, "Generator’s lag", "the difference", timings.scheduleLag());
    html.close("tbody").close("table");
    distribution(html);
    html.close("section").raw("\n");
  }

  private static void row(Html html, String name, String meaning, LatencySummary times) {
    html.open("tr").open("th", "scope", "row").text(name);
    html.element("span", " " + meaning, "class", "soft").close("th");
    for (double time : times.all()) {
      HtmlTable.millis(html, time);
    }
    html.close("tr");
  }

  private record Band(String name, long count, long upToHere) {}

  private void distribution(Html html) {
    List<Band> bands = bands(timings.histograms().latency());
    if (bands.isEmpty()) {
      return;
    }
    long all = timings.histograms().latency().count();
    long most = bands.stream().mapToLong(Band::count).max().orElse(0);
    html.open("table", "class", "distribution");
    HtmlTable.head(html, "Distribution of latency", "", "Requests >", "Share >", "Up to here >");
    html.open("tbody");
    for (Band band : bands) {
      html.open("tr").element("td", band.name());
      HtmlTable.bar(html, band.count(), most);
      HtmlTable.count(html, band.count());
      HtmlTable.share(html, band.count(), all);
      HtmlTable.share(html, band.upToHere(), all);
      html.close("tr");
    }
    html.close("tbody").close("table");
  }

  /// From the first to the last that holds a request.
  private static List<Band> bands(LatencyBuckets buckets) {
    if (buckets.within().isEmpty()) {
      return List.of();
    }
    List<Double> bounds = LatencyBuckets.BOUNDS_SECONDS;
    var bands = new ArrayList<Band>();
    long before = 0;
    for (int i = 0; i < bounds.size(); i++) {
      long within = buckets.within().get(i);
      String from = i == 0 ? "" : time(bounds.get(i - 1)) + " – ";
      String name = i == 0 ? "up to " + time(bounds.get(i)) : from + time(bounds.get(i));
      bands.add(new Band(name, within - before, within));
      before = within;
    }
    bands.add(
        new Band("over " + time(bounds.getLast()), buckets.count() - before, buckets.count()));
    while (!bands.isEmpty() && bands.getFirst().count() == 0) {
      bands.removeFirst();
    }
    while (!bands.isEmpty() && bands.getLast().count() == 0) {
      bands.removeLast();
    }
    return bands;
  }

  /// A bound is a round number, and reads better as one: `2.5 ms`, `1 s`.
  private static String time(double seconds) {
    double millis = seconds * 1_000;
    String digits = seconds >= 1 ? Double.toString(seconds) : Double.toString(millis);
    return digits.replaceFirst("\\.0$", "") + (seconds >= 1 ? " s" : " ms");
  }
}

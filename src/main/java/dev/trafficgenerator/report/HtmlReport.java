package dev.trafficgenerator.report;

import dev.trafficgenerator.run.history.RunRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneId;
import java.util.Base64;
import java.util.Objects;

/// A report as one HTML file. Style and script stand in it; its policy lets nothing else run or be
/// fetched, whatever a path or a name in it may hold.
final class HtmlReport {
  private static final String STYLE = resource("report.css");
  private static final String SCRIPT = resource("report.js");
  private static final String POLICY =
      "default-src 'none'; style-src 'sha256-%s'; script-src 'sha256-%s'; base-uri 'none'; form-action 'none'"
          .formatted(hash(STYLE), hash(SCRIPT));

  private final RunRecord record;
  private final ZoneId zone;
  private final String version;

  HtmlReport(RunRecord record, ZoneId zone, String version) {
    this.record = record;
    this.zone = zone;
    this.version = version;
  }

  String text() {
    var html = new Html();
    html.raw("<!DOCTYPE html>\n").open("html", "lang", "en");
    head(html);
    html.open("body").raw("\n");
    new HtmlSummary(record, zone).write(html);
    course(html);
    new HtmlTables(record, zone).write(html);
    new HtmlSettings(record).write(html);
    html.element(
        "footer",
        "Traffic Generator %s. Figures are those of GET /api/metrics %s; latency counts from the moment at which a request was due."
            .formatted(
                version,
                record.hasEnded() ? "at the end of the run" : "at the time of this report"));
    // Scripts that hold data are never run; neither of them can be ended early by what it holds.
    html.raw("\n<script type=\"application/json\" id=\"course\">")
        .raw(ChartData.json(record, zone))
        .raw("</script>\n<script>")
        .raw(SCRIPT)
        .raw("</script>\n");
    return html.close("body").close("html").raw("\n").toString();
  }

  private void head(Html html) {
    html.open("head").raw("\n<meta charset=\"utf-8\">");
    html.open("meta", "http-equiv", "Content-Security-Policy", "content", POLICY);
    html.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    html.open("meta", "name", "referrer", "content", "no-referrer");
    html.element(
        "title",
        "%s, %s: traffic report"
            .formatted(
                record.figures().setup().targetUrl(),
                Moment.dateAndTime(record.startedAt(), zone)));
    html.raw("\n<style>").raw(STYLE).raw("</style>").close("head").raw("\n");
  }

  private void course(Html html) {
    html.open("section", "class", "long").element("h2", "Course of the run");
    if (record.history().buckets().isEmpty()) {
      html.element("p", "The run was too short: nothing was measured.", "class", "soft");
      html.raw("<div id=\"charts\"><div id=\"tip\"></div></div>");
    } else {
      html.open(
              "div",
              "id",
              "charts",
              "tabindex",
              "0",
              "role",
              "group",
              "aria-label",
              "Charts over time; the arrow keys move the cross-hair")
          .raw("<div id=\"tip\"></div>")
          .element("noscript", "The charts need JavaScript; the tables do not.")
          .close("div");
    }
    new HtmlAnnotations(record, zone).write(html);
    html.close("section").raw("\n");
  }

  private static String resource(String name) {
    try (InputStream stream =
        Objects.requireNonNull(HtmlReport.class.getResourceAsStream(name), name)) {
      String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      // Browsers hash what they parsed, in which every line ends alike.
      return text.replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("the application lacks " + name, e);
    }
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java runtime has SHA-256", impossible);
    }
  }
}

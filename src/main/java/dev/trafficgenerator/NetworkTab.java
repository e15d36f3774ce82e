package dev.trafficgenerator;

import dev.trafficgenerator.engine.ShownRequest;
import dev.trafficgenerator.engine.Sighting;
import dev.trafficgenerator.run.figures.Figure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Requests as a browser lists them: a row each, then each in full. What a page is made of is in
/// flight at once, and listed in the order in which it was asked for.
final class NetworkTab {
  private static final int PATH_WIDTH = 44;
  private static final double NANOS_PER_SECOND = 1e9;
  private static final double NANOS_PER_MILLI = 1e6;

  private final TerminalOutput output;
  private final List<ShownRequest> listed = new ArrayList<>();
  private final List<Sighting> parts = new ArrayList<>();
  private int session;
  private long firstNanos;

  NetworkTab(TerminalOutput output) {
    this.output = output;
  }

  /// A request that is not sent.
  void plan(ShownRequest request) {
    if (begins(request)) {
      output.plain(
          String.format(
              Locale.ROOT,
              "%4s  %-6s  %-10s  %s",
              "#",
              "method",
              "type",
              listing("request", "initiator")));
    }
    listed.add(request);
    output.plain(
        String.format(
            Locale.ROOT,
            "%4d  %-6s  %-10s  %s",
            listed.size(),
            request.method(),
            request.type(),
            listing(request)));
  }

  /// A request that was sent, and what came of it.
  void add(Sighting sighting) {
    if (begins(sighting.request())) {
      firstNanos = sighting.startNanos();
      output.plain(
          String.format(
              Locale.ROOT,
              "%4s  %8s  %6s  %-6s  %-10s  %8s  %8s  %s",
              "#",
              "at",
              "status",
              "method",
              "type",
              "received",
              "time",
              listing("request", "initiator")));
    }
    if (sighting.request().isPart()) {
      parts.add(sighting);
    } else {
      listParts();
      list(sighting);
    }
  }

  /// What a page is made of has all come.
  private void listParts() {
    parts.sort(Comparator.comparingLong(part -> part.startNanos() - firstNanos));
    parts.forEach(this::list);
    parts.clear();
  }

  private void list(Sighting sighting) {
    ShownRequest request = sighting.request();
    listed.add(request);
    output.plain(
        String.format(
            Locale.ROOT,
            "%4d  %6.2f s  %6s  %-6s  %-10s  %8s  %8s  %s",
            listed.size(),
            (sighting.startNanos() - firstNanos) / NANOS_PER_SECOND,
            sighting.status() == 0 ? "-" : sighting.status(),
            request.method(),
            request.type(),
            Figure.bytes(sighting.bytesReceived()),
            time(sighting.took()),
            listing(request)));
    if (!sighting.failure().isEmpty()) {
      output.plain("      no answer: " + sighting.failure());
    }
  }

  private static String time(Duration took) {
    return Figure.millis(took.toNanos() / NANOS_PER_MILLI);
  }

  /// The heading of a session that `request` begins.
  private boolean begins(ShownRequest request) {
    if (request.session() == session) {
      return false;
    }
    session = request.session();
    output.plain("");
    output.line("@|bold Session " + session + "|@  " + request.visitor() + "  " + request.from());
    return true;
  }

  /// Each request in full, after the list.
  void end() {
    listParts();
    for (int i = 0; i < listed.size(); i++) {
      ShownRequest request = listed.get(i);
      output.plain("");
      output.plain("# " + (i + 1) + "  " + request.visitor());
      output.plain(request.method() + " " + request.url());
      request.headers().forEach(header -> output.plain(header.name() + ": " + header.value()));
      if (!request.body().isEmpty()) {
        output.plain("");
        output.plain(request.body());
      }
    }
  }

  private static String listing(ShownRequest request) {
    return listing(path(request.url()), path(request.initiator()));
  }

  private static String listing(String path, String initiator) {
    return String.format(Locale.ROOT, "%-" + PATH_WIDTH + "s  %s", path, initiator).stripTrailing();
  }

  private static String path(String url) {
    int host = url.indexOf("://");
    int path = host < 0 ? -1 : url.indexOf('/', host + 3);
    return path < 0 ? url : url.substring(path);
  }
}

package dev.trafficgenerator.engine;

import dev.trafficgenerator.engine.planning.Credentials;
import dev.trafficgenerator.engine.planning.Redaction;
import dev.trafficgenerator.http.Exchange;
import dev.trafficgenerator.http.HeaderList;
import dev.trafficgenerator.http.OutgoingRequest;
import java.util.StringJoiner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes each request and what became of it in one line, without credentials; for runs with
/// `Debug`.
final class DebugLog {
  private static final Logger LOG = LoggerFactory.getLogger(DebugLog.class);
  private static final double NANOS_PER_MILLI = 1e6;

  private DebugLog() {}

  static void write(
      String runId, OutgoingRequest request, Exchange exchange, Credentials credentials) {
    String outcome =
        switch (exchange) {
          case Exchange.Answered answer -> "status=" + answer.status();
          case Exchange.Unanswered unanswered -> "failed=" + unanswered.cause();
        };
    LOG.info(
        "request run_id={} method={} url={} headers={} {} ms={} sent={} received={}",
        runId,
        request.method(),
        Redaction.url(request.url(), credentials),
        headers(request.headersOnTheWire(), credentials),
        outcome,
        Math.round((exchange.endNanos() - exchange.startNanos()) / NANOS_PER_MILLI),
        exchange.bytesSent(),
        exchange.bytesReceived());
  }

  private static String headers(HeaderList headers, Credentials credentials) {
    var text = new StringJoiner("; ", "[", "]");
    for (int i = 0; i < headers.size(); i++) {
      String name = headers.name(i);
      text.add(name + ": " + Redaction.headerValue(name, headers.value(i), credentials));
    }
    return text.toString();
  }
}

package dev.trafficgenerator.console.live;

import dev.trafficgenerator.console.desk.Messages;
import dev.trafficgenerator.run.RunSnapshot;
import dev.trafficgenerator.run.RunState;
import dev.trafficgenerator.run.figures.Figure;
import dev.trafficgenerator.run.figures.RunFigures;
import dev.trafficgenerator.run.history.HistoryBucket;
import java.util.List;
import java.util.OptionalDouble;

/// The run at a glance: what stands on the cards.
record Glance(Card rate, Card users, Card latency, Card failures, Card generator) {
  /// Before the first run.
  static final Glance NONE = new Glance(Card.NONE, Card.NONE, Card.NONE, Card.NONE, Card.NONE);

  private static final String UNKNOWN = "–";

  /// One card.
  ///
  /// @param figure its digits
  /// @param unit what follows these, shown lighter
  record Card(String figure, String unit, String detail, Tone tone) {
    static final Card NONE = new Card(UNKNOWN, "", "", Tone.PLAIN);

    static Card of(String figure, String detail, Tone tone) {
      int digits = figure.length();
      while (digits > 0 && !Character.isDigit(figure.charAt(digits - 1))) {
        digits--;
      }
      return digits == 0
          ? new Card(figure, "", detail, tone)
          : new Card(figure.substring(0, digits), figure.substring(digits).strip(), detail, tone);
    }
  }

  /// Whether somebody should look.
  enum Tone {
    PLAIN,
    LOOK,
    WRONG
  }

  /// @param target requests per second that are to be reached; empty = think times decide
  /// @param newest the last seconds of the run, the newest last
  static Glance of(
      RunSnapshot snapshot, OptionalDouble target, List<HistoryBucket> newest, Messages messages) {
    RunFigures figures = snapshot.figures();
    if (figures.setup().runId().isEmpty()) {
      return NONE;
    }
    return new Glance(
        Card.of(
            Figure.rate(figures.requests().perSecond()),
            target.isPresent()
                ? messages.get("live.card.target", Figure.rate(target.getAsDouble()))
                : messages.get("live.card.total", Figure.count(figures.requests().total())),
            Tone.PLAIN),
        Card.of(
            Figure.count(figures.now().activeUsers()),
            messages.get("live.card.of", Figure.count(figures.setup().simulatedUsers())),
            Tone.PLAIN),
        latency(snapshot, newest, messages),
        failures(snapshot, newest, messages),
        generator(snapshot, newest, messages));
  }

  private static Card latency(RunSnapshot snapshot, List<HistoryBucket> newest, Messages messages) {
    var run = snapshot.figures().timings().latency();
    if (snapshot.figures().requests().total() == 0) {
      return Card.NONE;
    }
    boolean isNow =
        snapshot.state().isActive() && !newest.isEmpty() && newest.getLast().requests() > 0;
    return Card.of(
        Figure.millis(isNow ? newest.getLast().latency().p95() : run.p95()),
        messages.get("live.card.run", Figure.millis(run.p95())),
        Tone.PLAIN);
  }

  /// Red only while they come, or where the run ended by itself: one of an hour ago is in the
  /// table.
  private static Card failures(
      RunSnapshot snapshot, List<HistoryBucket> newest, Messages messages) {
    RunFigures figures = snapshot.figures();
    long failures = figures.requests().failures().total();
    long total = figures.requests().total();
    boolean isNow =
        !(snapshot.state() instanceof RunState.Stopped)
            && newest.stream().anyMatch(it -> it.failures().total() > it.failures().aborted());
    return Card.of(
        Figure.percent((double) failures, (double) total),
        messages.get("live.card.count", Figure.count(failures), Figure.count(total)),
        isNow ? Tone.WRONG : Tone.PLAIN);
  }

  private static Card generator(
      RunSnapshot snapshot, List<HistoryBucket> newest, Messages messages) {
    boolean isSaturated = snapshot.figures().saturated();
    String lag =
        newest.isEmpty() || newest.getLast().requests() == 0
            ? UNKNOWN
            : Figure.millis(newest.getLast().lag().p99());
    return Card.of(
        Figure.percent(snapshot.host().processCpuPercent(), 100),
        messages.get(isSaturated ? "live.card.saturated" : "live.card.lag", lag),
        isSaturated ? Tone.LOOK : Tone.PLAIN);
  }
}

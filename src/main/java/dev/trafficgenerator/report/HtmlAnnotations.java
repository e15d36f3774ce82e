package dev.trafficgenerator.report;

import dev.trafficgenerator.run.figures.Figure;
import dev.trafficgenerator.run.history.Annotation;
import dev.trafficgenerator.run.history.RunRecord;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/// What befell a run, in words, under the charts whose flags have the same numbers.
final class HtmlAnnotations {
  private final List<Annotation> annotations;
  private final ZoneId zone;

  HtmlAnnotations(RunRecord record, ZoneId zone) {
    this.annotations = record.history().annotations();
    this.zone = zone;
  }

  void write(Html html) {
    if (annotations.isEmpty()) {
      return;
    }
    html.open("table", "class", "events").open("tbody");
    for (int i = 0; i < annotations.size(); i++) {
      Annotation annotation = annotations.get(i);
      boolean failed = annotation.kind() == Annotation.Kind.FAILED;
      html.open("tr").open("td");
      html.element("span", Integer.toString(i + 1), "class", failed ? "key bad" : "key");
      html.close("td");
      html.element("td", Moment.time(annotation.at(), zone), "class", "n soft");
      html.element("td", Figure.clock(elapsed(annotation)), "class", "n soft");
      html.element("td", annotation.text()).close("tr");
    }
    html.close("tbody").close("table");
  }

  private static Duration elapsed(Annotation annotation) {
    return Duration.ofNanos(Math.round(annotation.second() * 1e9));
  }
}

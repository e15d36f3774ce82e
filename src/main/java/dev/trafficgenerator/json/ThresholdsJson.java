package dev.trafficgenerator.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.trafficgenerator.run.Threshold;
import dev.trafficgenerator.run.Thresholds;
import dev.trafficgenerator.sitemap.Checked;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads and writes a run's thresholds: an object of conditions by figure, with `abort` among them.
final class ThresholdsJson {
  static final String ABORT = "abort";
  private static final String RULE = "must be an object such as {\"latency_ms.p95\":\"<250\"}";

  private ThresholdsJson() {}

  /// Reads an object, or a string that holds one. What can't be read of it is left out.
  static Thresholds read(Field value) {
    return JsonText.object(value, RULE).map(ThresholdsJson::readObject).orElse(Thresholds.NONE);
  }

  private static Thresholds readObject(Field object) {
    List<Threshold> all = new ArrayList<>();
    object.entries((figure, condition) -> {
      if (!figure.equals(ABORT) && !condition.isBlank()) {
        threshold(figure, condition, all);
      }
    });
    Field abort = object.get(ABORT);
    int entries = object.node().size() - (abort.node().isMissingNode() ? 0 : 1);
    object
        .reading()
        .problems()
        .addIfMore(entries, Thresholds.MOST, Thresholds.PARTS, object.pointer());
    List<Threshold> kept = all.subList(0, Math.min(all.size(), Thresholds.MOST));
    return new Thresholds(kept, !abort.isBlank() && abort.bool().orElse(false));
  }

  private static void threshold(String figure, Field condition, List<Threshold> all) {
    String text = condition.node().isTextual() ? condition.node().textValue() : "";
    switch (Threshold.of(figure, text)) {
      case Checked.Valid<Threshold>(var threshold) -> all.add(threshold);
      case Checked.Invalid<Threshold>(var problems) ->
          condition.problem(problems.getFirst().message());
    }
  }

  /// @param unset what is written for no thresholds
  static void write(JsonGenerator out, Thresholds thresholds, @Nullable String unset)
      throws IOException {
    if (thresholds.equals(Thresholds.NONE)) {
      out.writeString(unset);
      return;
    }
    out.writeStartObject();
    for (Threshold threshold : thresholds.all()) {
      out.writeStringField(threshold.figure(), threshold.condition());
    }
    if (thresholds.abort()) {
      out.writeBooleanField(ABORT, true);
    }
    out.writeEndObject();
  }
}

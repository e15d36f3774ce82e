package dev.trafficgenerator.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.trafficgenerator.run.Thresholds;
import dev.trafficgenerator.run.figures.Verdict;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// Reads and writes what became of a run's thresholds.
final class VerdictJson {
  private static final String VERDICT = "verdict";
  private static final String PASSED = "passed";
  private static final String THRESHOLDS = "thresholds";
  private static final String FIGURE = "figure";
  private static final String CONDITION = "condition";
  private static final String VALUE = "value";

  private VerdictJson() {}

  /// A value that is not there yet is a null.
  static void write(JsonGenerator out, Verdict verdict) throws IOException {
    out.writeObjectFieldStart(VERDICT);
    out.writeBooleanField(PASSED, verdict.passed());
    out.writeArrayFieldStart(THRESHOLDS);
    for (Verdict.Result result : verdict.results()) {
      out.writeStartObject();
      out.writeStringField(FIGURE, result.figure());
      out.writeStringField(CONDITION, result.condition());
      if (Double.isFinite(result.value())) {
        out.writeNumberField(VALUE, SnapshotJson.rounded(result.value()));
      } else {
        out.writeNullField(VALUE);
      }
      out.writeBooleanField(PASSED, result.passed());
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  static Verdict read(Field verdict) {
    List<Verdict.Result> results = new ArrayList<>();
    for (Field result : verdict.get(THRESHOLDS).elements()) {
      if (results.size() < Thresholds.MOST) {
        results.add(
            new Verdict.Result(
                result.get(FIGURE).text().orElse(""),
                result.get(CONDITION).text().orElse(""),
                result.get(VALUE).number().map(BigDecimal::doubleValue).orElse(Double.NaN),
                result.get(PASSED).bool().orElse(true)));
      }
    }
    return new Verdict(results);
  }
}

package dev.trafficgenerator.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.trafficgenerator.run.figures.FailureCounts;
import dev.trafficgenerator.run.figures.FailureSample;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// `metrics.failure_samples`, by cause: `{"connect":{"count":3,"first":{"at":…,"request":"GET
/// /items/@id","detail":"Connection refused"},"last":{…}}}`.
final class FailureSamplesJson {
  static final String KEY = "failure_samples";

  private FailureSamplesJson() {}

  static void write(JsonGenerator out, List<FailureSample> samples, FailureCounts counts)
      throws IOException {
    out.writeObjectFieldStart(KEY);
    for (FailureSample sample : samples) {
      out.writeObjectFieldStart(sample.cause());
      out.writeNumberField("count", counts.byCause().getOrDefault(sample.cause(), 0L));
      request(out, "first", sample.firstAt(), sample.firstRequest(), sample.firstDetail());
      request(out, "last", sample.lastAt(), sample.lastRequest(), sample.lastDetail());
      out.writeEndObject();
    }
    out.writeEndObject();
  }

  private static void request(
      JsonGenerator out, String name, Instant at, String request, String detail)
      throws IOException {
    out.writeObjectFieldStart(name);
    out.writeStringField("at", SnapshotJson.timestamp(at));
    out.writeStringField("request", request);
    out.writeStringField("detail", detail);
    out.writeEndObject();
  }

  static List<FailureSample> read(Field samples) {
    Set<String> causes = FailureCounts.NONE.byCause().keySet();
    List<FailureSample> read = new ArrayList<>();
    samples.entries((cause, sample) -> {
      if (!causes.contains(cause)) {
        sample.problem("must be named by a cause");
      } else {
        Field first = sample.get("first");
        Field last = sample.get("last");
        read.add(
            new FailureSample(
                cause,
                at(first),
                SnapshotReading.text(first.get("request")),
                SnapshotReading.text(first.get("detail")),
                at(last),
                SnapshotReading.text(last.get("request")),
                SnapshotReading.text(last.get("detail"))));
      }
    });
    return List.copyOf(read);
  }

  private static Instant at(Field request) {
    return SnapshotReading.time(request.get("at")).orElse(Instant.EPOCH);
  }
}

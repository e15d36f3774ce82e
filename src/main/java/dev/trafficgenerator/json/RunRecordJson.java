package dev.trafficgenerator.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.trafficgenerator.run.RunSettings;
import dev.trafficgenerator.run.RunSnapshot;
import dev.trafficgenerator.run.Setting;
import dev.trafficgenerator.run.figures.ExponentialBuckets;
import dev.trafficgenerator.run.figures.LatencyBuckets;
import dev.trafficgenerator.run.figures.LatencyHistograms;
import dev.trafficgenerator.run.figures.RunFigures;
import dev.trafficgenerator.run.figures.Timings;
import dev.trafficgenerator.run.history.RunHistory;
import dev.trafficgenerator.run.history.RunRecord;
import dev.trafficgenerator.run.history.SitemapSummary;
import dev.trafficgenerator.sitemap.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/// The report of a run as JSON, which holds all of its record: what is written and read again is
/// the same run, with numbers rounded as [SnapshotJson] rounds them.
public final class RunRecordJson {
  private static final String NAME = "name";
  private static final String SETTINGS = "settings";
  private static final String SITEMAP = "sitemap";
  private static final String SNAPSHOT = "snapshot";
  private static final String DISTRIBUTIONS = "distributions";
  private static final String HISTORY = "history";

  private RunRecordJson() {}

  /// `{"name","settings":{…},"sitemap":{…},"snapshot":{…},"distributions":{…},"history":{…}}`;
  /// `snapshot` is as `GET /api/metrics` answers, `history` as `GET /api/metrics/history`.
  public static byte[] write(RunRecord record) {
    String snapshot = new String(SnapshotJson.write(record.last()), StandardCharsets.UTF_8);
    String history = new String(HistoryJson.write(record.history()), StandardCharsets.UTF_8);
    return JsonText.write(
        false,
        out -> {
          out.writeStartObject();
          out.writeStringField(NAME, record.name());
          out.writeFieldName(SETTINGS);
          SettingsJson.write(out, record.settings(), EnumSet.allOf(Setting.class), false);
          sitemap(out, record.sitemap());
          out.writeFieldName(SNAPSHOT);
          out.writeRawValue(snapshot);
          distributions(out, record.figures().timings().histograms());
          out.writeFieldName(HISTORY);
          out.writeRawValue(history);
          out.writeEndObject();
        });
  }

  private static void sitemap(JsonGenerator out, SitemapSummary sitemap) throws IOException {
    out.writeObjectFieldStart(SITEMAP);
    out.writeNumberField("paths", sitemap.paths());
    out.writeNumberField("paths_auth_req", sitemap.pathsAuthReq());
    out.writeNumberField("variables", sitemap.variables());
    out.writeStringField("login", sitemap.login());
    out.writeEndObject();
  }

  private static void distributions(JsonGenerator out, LatencyHistograms histograms)
      throws IOException {
    out.writeObjectFieldStart(DISTRIBUTIONS);
    out.writeArrayFieldStart("bounds_seconds");
    for (double bound : LatencyBuckets.BOUNDS_SECONDS) {
      out.writeNumber(bound);
    }
    out.writeEndArray();
    distribution(out, "latency", histograms.latency());
    distribution(out, "service", histograms.service());
    distribution(out, "schedule_lag", histograms.scheduleLag());
    out.writeEndObject();
  }

  private static void distribution(JsonGenerator out, String name, LatencyBuckets buckets)
      throws IOException {
    out.writeObjectFieldStart(name);
    out.writeArrayFieldStart("within");
    for (long within : buckets.within()) {
      out.writeNumber(within);
    }
    out.writeEndArray();
    out.writeNumberField("count", buckets.count());
    SnapshotJson.number(out, "sum_seconds", buckets.sumSeconds());
    out.writeEndObject();
  }

  /// Reads what [#write] wrote. Keys that are not there are 0 or empty.
  ///
  /// @throws IllegalArgumentException if it is no such report; the message is one sentence
  public static RunRecord read(byte[] json) {
    var reading = new Reading();
    Field root = new Field(SnapshotReading.object(json), "", reading);
    RunHistory history = HistoryJson.read(bytes(root.get(HISTORY)));
    RunSnapshot snapshot = SnapshotReading.read(bytes(root.get(SNAPSHOT)));
    if (snapshot.figures().setup().runId().isEmpty()) {
      throw SnapshotReading.unfit("it is of no run");
    }
    var record =
        new RunRecord(
            root.get(NAME).text().orElse(""),
            settings(root.get(SETTINGS)),
            sitemap(root.get(SITEMAP)),
            with(snapshot, distributions(root.get(DISTRIBUTIONS))),
            history);
    List<Problem> problems = reading.problems().list();
    if (!problems.isEmpty()) {
      throw SnapshotReading.unfit(
          problems.getFirst().pointer() + " " + problems.getFirst().message());
    }
    return record;
  }

  private static byte[] bytes(Field object) {
    if (!object.node().isObject()) {
      throw SnapshotReading.unfit("it has no " + object.pointer().substring(1));
    }
    return JsonText.compact(object.node()).getBytes(StandardCharsets.UTF_8);
  }

  private static RunSettings settings(Field settings) {
    RunSettings.Builder read = RunSettings.DEFAULTS.toBuilder();
    for (Setting setting : Setting.values()) {
      Field value = settings.get(setting.title());
      if (value.isGiven()) {
        SettingsJson.read(setting, value, read);
      }
    }
    return read.build();
  }

  private static SitemapSummary sitemap(Field sitemap) {
    return new SitemapSummary(
        SnapshotReading.smallCount(sitemap.get("paths")),
        SnapshotReading.smallCount(sitemap.get("paths_auth_req")),
        SnapshotReading.smallCount(sitemap.get("variables")),
        sitemap.get("login").text().orElse(""));
  }

  private static LatencyHistograms distributions(Field distributions) {
    return new LatencyHistograms(
        distribution(distributions.get("latency")),
        distribution(distributions.get("service")),
        distribution(distributions.get("schedule_lag")));
  }

  /// None where the bounds are not ours: another version of the generator may have others.
  private static LatencyBuckets distribution(Field distribution) {
    var within = new ArrayList<Long>();
    for (Field count : distribution.get("within").elements()) {
      if (within.size() <= LatencyBuckets.BOUNDS_SECONDS.size()) {
        within.add(SnapshotReading.count(count));
      }
    }
    return within.size() == LatencyBuckets.BOUNDS_SECONDS.size()
        ? new LatencyBuckets(
            within,
            SnapshotReading.count(distribution.get("count")),
            SnapshotReading.number(distribution.get("sum_seconds")),
            ExponentialBuckets.NONE)
        : LatencyBuckets.NONE;
  }

  private static RunSnapshot with(RunSnapshot snapshot, LatencyHistograms histograms) {
    RunFigures it = snapshot.figures();
    var timings =
        new Timings(
            it.timings().latency(), it.timings().service(), it.timings().scheduleLag(), histograms);
    return new RunSnapshot(snapshot.at(), snapshot.state(), snapshot.host(), it.with(timings));
  }
}

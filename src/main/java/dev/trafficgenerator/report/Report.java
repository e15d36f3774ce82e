package dev.trafficgenerator.report;

import dev.trafficgenerator.json.RunRecordJson;
import dev.trafficgenerator.run.history.ReportFormat;
import dev.trafficgenerator.run.history.RunRecord;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;

/// Writes reports. Safe to use from any number of threads.
///
/// @param zone in which the HTML tells the time of day; JSON and CSV use UTC
/// @param version of the generator, for the last line
public record Report(ZoneId zone, String version) {

  /// The report of a run, in UTF-8.
  public byte[] write(RunRecord record, ReportFormat format) {
    return switch (format) {
      case HTML -> new HtmlReport(record, zone, version).text().getBytes(StandardCharsets.UTF_8);
      case JSON -> RunRecordJson.write(record);
      case CSV -> CsvReport.text(record).getBytes(StandardCharsets.UTF_8);
    };
  }
}

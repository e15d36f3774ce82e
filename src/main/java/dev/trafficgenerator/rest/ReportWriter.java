package dev.trafficgenerator.rest;

import dev.trafficgenerator.run.history.ReportFormat;
import dev.trafficgenerator.run.history.RunRecord;

/// Puts a run on paper, for whoever asks the control API for it. Called from several threads.
@FunctionalInterface
public interface ReportWriter {

  /// The report in the format's content type.
  byte[] write(RunRecord record, ReportFormat format);
}

package dev.trafficgenerator.console.chart;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/// All that a stack of charts shows at one time.
///
/// @param startedAt when second 0 was
/// @param saturated the stretches in which the generator held the run back
/// @param summary what is to be seen, in one sentence, for those who can't see it
public record ChartFrame(
    Instant startedAt,
    ZoneId zone,
    Span span,
    List<Panel> panels,
    List<Flag> flags,
    List<Span> saturated,
    String summary) {

  /// Nothing to show.
  public static final ChartFrame NONE =
      new ChartFrame(
          Instant.EPOCH,
          ZoneId.of("UTC"),
          Span.Window.MINUTE.upTo(0),
          List.of(),
          List.of(),
          List.of(),
          "");

  public ChartFrame {
    panels = List.copyOf(panels);
    flags = List.copyOf(flags);
    saturated = List.copyOf(saturated);
  }

  /// Something that befell the run.
  ///
  /// @param alert whether something went wrong
  public record Flag(double second, String text, boolean alert) {}
}

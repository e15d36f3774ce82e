package dev.trafficgenerator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.run.RunSnapshot;
import dev.trafficgenerator.run.RunState;
import dev.trafficgenerator.run.figures.Activity;
import dev.trafficgenerator.run.figures.HostSample;
import dev.trafficgenerator.run.figures.LoginCounts;
import dev.trafficgenerator.run.figures.RequestCounts;
import dev.trafficgenerator.run.figures.RunFigures;
import dev.trafficgenerator.run.figures.RunSetup;
import dev.trafficgenerator.run.figures.RunTime;
import dev.trafficgenerator.run.figures.SessionCounts;
import dev.trafficgenerator.run.figures.Timings;
import dev.trafficgenerator.run.figures.TrafficBytes;
import dev.trafficgenerator.run.figures.Verdict;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Help.Ansi;

class ProgressTest {
  private final StringWriter out = new StringWriter();
  private final PrintWriter printer = new PrintWriter(out, true);

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void usersThatBackOffAreToldOnlyWhenThereAreAny(boolean live) {
    var progress = new Progress(new TerminalOutput(printer, printer, Ansi.OFF, live, 100), live);

    progress.show(snapshot(0));
    assertThat(out.toString()).contains("users 7 ").doesNotContain("backing off");

    progress.show(snapshot(3));
    assertThat(out.toString()).contains("users 7 (3 backing off) ");
  }

  private static RunSnapshot snapshot(int backingOff) {
    var figures =
        new RunFigures(
            RunSetup.NONE,
            RunTime.NONE,
            new Activity(7, backingOff, 7, 0),
            SessionCounts.NONE,
            List.of(),
            LoginCounts.NONE,
            RequestCounts.NONE,
            TrafficBytes.NONE,
            Timings.NONE,
            Verdict.NONE,
            false,
            List.of());
    return new RunSnapshot(
        Instant.EPOCH, new RunState.Running(Instant.EPOCH), HostSample.NONE, figures);
  }
}

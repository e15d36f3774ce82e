package dev.trafficgenerator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.report.Records;
import dev.trafficgenerator.run.history.RunRecord;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PastRunsTest {

  @Test
  void theOldestRunGoesWhenThereAreTooMany() {
    RunRecord oldest = Records.of(1);
    var runs = new PastRuns(List.of(oldest));

    for (int seconds = 2; seconds <= RunRecord.RUNS_MAX; seconds++) {
      runs.add(Records.of(seconds));
    }
    assertThat(runs.list()).hasSize(RunRecord.RUNS_MAX).endsWith(oldest);

    RunRecord newest = Records.of(100);
    runs.add(newest);
    assertThat(runs.list()).hasSize(RunRecord.RUNS_MAX).startsWith(newest).doesNotContain(oldest);
    assertThat(runs.find(newest.runId())).hasValue(newest);
    assertThat(runs.find("another")).isEmpty();
  }

  @Test
  void noMoreRunsOfEarlierAreKeptThanOfNow() {
    List<RunRecord> many = Collections.nCopies(RunRecord.RUNS_MAX + 5, Records.of(1));

    assertThat(new PastRuns(many).list()).hasSize(RunRecord.RUNS_MAX);
  }

  @ParameterizedTest
  @CsvSource({"PT0S, 1", "PT24M, 1", "PT24M1S, 2", "PT24H, 60", "P7D, 600", "P365D, 21901"})
  void aLongRunIsKeptInLongerStretches(Duration elapsed, long seconds) {
    assertThat(RunRecord.step(elapsed)).hasSeconds(seconds);
  }
}

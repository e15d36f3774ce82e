package dev.trafficgenerator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.trafficgenerator.json.StartRequestJson;
import dev.trafficgenerator.run.CountingSite;
import dev.trafficgenerator.run.RunPlan;
import dev.trafficgenerator.run.RunState;
import dev.trafficgenerator.sitemap.Checked;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SignalledEndTest {
  private static final String BODY =
      """
      {
        "config": { "Traffic Generator URL": "%s", "Simulated Users": 2 },
        "sitemap": { "paths": [{ "method": "GET", "paths": ["/"], "traffic_type": "web" }] }
      }
      """;

  @TempDir private Path folder;

  private static RunPlan visiting(CountingSite site) {
    byte[] body = BODY.formatted(site.url()).getBytes(StandardCharsets.UTF_8);
    return switch (StartRequestJson.read(body).plan()) {
      case Checked.Valid<RunPlan>(RunPlan plan) -> plan;
      case Checked.Invalid<RunPlan>(var problems) -> throw new AssertionError(problems);
    };
  }

  @Test
  void theRunStopsAndIsKeptBeforeTheProcessEnds() throws Exception {
    var order = new ArrayList<String>();
    RunsFolder runs = RunsFolder.open(folder, ReportOptions.reports());
    try (var site = new CountingSite();
        var wiring = new Wiring(Map.of(), text -> {}, Optional.of(runs));
        var end =
            new SignalledEnd(
                wiring,
                Optional.of(runs),
                () -> order.add("before, " + wiring.engine().state().appStatus()),
                () -> order.add(wiring.engine().state().appStatus()),
                code -> order.add("exit " + code))) {
      wiring.engine().start(visiting(site));
      await().until(() -> site.arrived() > 0);
      end.end();

      assertThat(order).containsExactly("before, running", "stopped", "exit 0");
      assertThat(wiring.engine().state()).isInstanceOf(RunState.Stopped.class);
      assertThat(runs.runs())
          .singleElement()
          .satisfies(run -> assertThat(run.last().figures().requests().total()).isPositive());
    }
  }

  @Test
  void whereNothingRunsNothingIsKept() throws Exception {
    List<Integer> codes = new ArrayList<>();
    RunsFolder runs = RunsFolder.open(folder, ReportOptions.reports());
    try (var wiring = new Wiring(Map.of(), text -> {}, Optional.of(runs));
        var end = new SignalledEnd(wiring, Optional.of(runs), () -> {}, () -> {}, codes::add)) {
      end.end();
    }

    assertThat(codes).containsExactly(0);
    assertThat(runs.runs()).isEmpty();
  }
}

package dev.trafficgenerator;

import dev.trafficgenerator.demo.DemoSite;
import dev.trafficgenerator.json.StartRequestJson;
import dev.trafficgenerator.run.RunPlan;
import dev.trafficgenerator.run.Setting;
import dev.trafficgenerator.sitemap.Checked;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The sample that the demo runs, and the embedded site it visits, which is started when it is
/// first asked for and ends when this is closed. Safe for any thread.
final class DemoVisit implements AutoCloseable {
  /// The build puts the samples beside the classes.
  private static final String SAMPLE = "samples/mixed-variables-auth.json";

  private @Nullable DemoSite site;

  static byte[] sample() throws IOException {
    try (InputStream stream =
        Objects.requireNonNull(DemoVisit.class.getResourceAsStream(SAMPLE), SAMPLE)) {
      return stream.readAllBytes();
    }
  }

  /// A start body whose target is the site.
  synchronized byte[] startBody() throws IOException {
    if (site == null) {
      site = DemoSite.start(0);
    }
    Map<String, String> target = Map.of(Setting.TARGET_URL.title(), site.url());
    return switch (StartRequestJson.read(sample()).with(target).plan()) {
      case Checked.Valid<RunPlan>(RunPlan plan) -> StartRequestJson.write(plan);
      case Checked.Invalid<RunPlan>(var problems) ->
          throw new IllegalStateException("the sample is wrong: " + problems);
    };
  }

  @Override
  public synchronized void close() {
    if (site != null) {
      site.close();
    }
  }
}

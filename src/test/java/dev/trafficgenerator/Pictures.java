package dev.trafficgenerator;

import dev.trafficgenerator.console.chart.Png;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import org.testfx.util.WaitForAsyncUtils;

/// Scenes as PNG.
final class Pictures {
  private Pictures() {}

  static byte[] png(Scene scene) throws IOException {
    return WaitForAsyncUtils.waitForAsyncFx(
            TimeUnit.SECONDS.toMillis(20), () -> Png.of(scene.snapshot(null)))
        .bytes();
  }
}

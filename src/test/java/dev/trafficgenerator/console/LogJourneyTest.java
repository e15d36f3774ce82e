package dev.trafficgenerator.console;

import static dev.trafficgenerator.ConsoleStage.onFx;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import dev.trafficgenerator.ConsoleStage;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Somebody looks for a line in the log.
@Timeout(120)
class LogJourneyTest {
  private static final Logger LOG = LoggerFactory.getLogger("dev.trafficgenerator.Journey");

  @TempDir Path folder;

  private static int lines(ConsoleStage console) {
    return console.robot().lookup("#log-lines").<TableView<?>>query().getItems().size();
  }

  private static void filter(ConsoleStage console, String text) {
    onFx(() -> ((TextInputControl) console.robot().lookup("#log-filter").query()).setText(text));
  }

  @Test
  void linesAreFoundByTextAndWaitWhilePaused() throws Exception {
    try (var console = ConsoleStage.open(folder)) {
      LOG.info("a needle in the hay");
      LOG.warn("hay and more hay");
      console.robot().clickOn("#screen-log");
      await().until(() -> lines(console) >= 2);

      filter(console, "NEEDLE");
      assertThat(lines(console)).isEqualTo(1);

      console.robot().clickOn("#log-pause");
      LOG.info("another needle");
      await().until(() -> count(console).contains("1 new"));
      assertThat(lines(console)).isEqualTo(1);

      console.robot().clickOn("#log-pause");
      await().until(() -> lines(console) == 2);

      console.robot().clickOn("#log-clear");
      assertThat(lines(console)).isZero();
    }
  }

  private static String count(ConsoleStage console) {
    return console.robot().lookup("#log-count").queryLabeled().getText();
  }

  /// 10,000 lines a second, for three seconds.
  @Test
  void aNoisyLogLeavesTheScreenFree() throws Exception {
    try (var _ = new Hush();
        var console = ConsoleStage.open(folder)) {
      console.robot().clickOn("#screen-log");
      var fxThread = new AtomicLong();
      onFx(() -> fxThread.set(Thread.currentThread().threadId()));
      var threads = ManagementFactory.getThreadMXBean();
      long cpuBefore = threads.getThreadCpuTime(fxThread.get());
      long began = System.nanoTime();
      for (int i = 0; i < 30_000; i++) {
        noise(i);
        long ahead = began + i * 100_000L - System.nanoTime();
        if (ahead > 1_000_000) {
          LockSupport.parkNanos(ahead);
        }
      }
      double share =
          (threads.getThreadCpuTime(fxThread.get()) - cpuBefore)
              / (double) (System.nanoTime() - began);

      await().until(() -> count(console).contains("of 5,000"));
      assertThat(lines(console)).isEqualTo(5_000);
      assertThat(share).as("share of the FX thread that %s s took", seconds(began)).isLessThan(0.5);
    }
  }

  private static void noise(int i) {
    LOG.info("noise {}", i);
  }

  /// 30,000 lines that nobody reads need not stand in the build's log.
  private static final class Hush implements AutoCloseable {
    private final ch.qos.logback.classic.Logger root =
        (ch.qos.logback.classic.Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    private final List<Appender<ILoggingEvent>> loud = new ArrayList<>();

    Hush() {
      root.iteratorForAppenders().forEachRemaining(loud::add);
      loud.forEach(root::detachAppender);
    }

    @Override
    public void close() {
      loud.forEach(root::addAppender);
    }
  }

  private static long seconds(long began) {
    return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began);
  }
}

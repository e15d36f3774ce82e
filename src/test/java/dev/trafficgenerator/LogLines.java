package dev.trafficgenerator;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/// What is logged while a test goes on, each line as `LEVEL message`. To be registered as an
/// extension; safe for any number of threads.
public final class LogLines implements BeforeEachCallback, AfterEachCallback {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Queue<String> lines = new ConcurrentLinkedQueue<>();
  private final Logger logger;
  private final Level levelBefore;
  private final AppenderBase<ILoggingEvent> appender =
      new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
          lines.add(event.getLevel() + " " + event.getFormattedMessage());
        }
      };

  private LogLines(String logger) {
    this.logger = (Logger) LoggerFactory.getLogger(logger);
    levelBefore = this.logger.getLevel();
  }

  /// Of the package that `test` stands in, and of those within it.
  public static LogLines ofPackageOf(Class<?> test) {
    return new LogLines(test.getPackageName());
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    appender.start();
    logger.setLevel(Level.INFO);
    logger.addAppender(appender);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    logger.detachAppender(appender);
    logger.setLevel(levelBefore);
  }

  public List<String> all() {
    return List.copyOf(lines);
  }

  public List<String> with(String text) {
    return lines.stream().filter(line -> line.contains(text)).toList();
  }

  public void await(String text) {
    Awaitility.await().atMost(PATIENCE).until(() -> !with(text).isEmpty());
  }

  public void clear() {
    lines.clear();
  }
}

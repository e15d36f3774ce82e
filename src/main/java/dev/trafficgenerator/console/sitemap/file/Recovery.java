package dev.trafficgenerator.console.sitemap.file;

import dev.trafficgenerator.console.desk.Outside;
import dev.trafficgenerator.json.RecoveryJson;
import dev.trafficgenerator.json.RecoveryJson.Unsaved;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps unsaved work in a file beside the console's own, in the background and at most every so
/// often, so that it is there after a crash. Safe for any thread.
public final class Recovery implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);
  private static final long BYTES_MAX = 64 << 20;

  private final Path file;
  private final Outside.FileWriter writer;
  private final Duration pause;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("recovery").daemon().factory());

  private @Nullable Unsaved next;
  private boolean isScheduled;

  /// @param pause between two writings, at least
  public Recovery(Path folder, Outside.FileWriter writer, Duration pause) {
    this.file = folder.resolve("recovery.json");
    this.writer = writer;
    this.pause = pause;
  }

  /// What was left behind; reads the disk.
  Optional<Unsaved> left() {
    try {
      return Files.size(file) > BYTES_MAX
          ? Optional.empty()
          : RecoveryJson.read(Files.readAllBytes(file));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    } catch (IOException e) {
      LOG.warn("unsaved work not read file={} reason=\"{}\"", file, e.getMessage());
      return Optional.empty();
    }
  }

  /// Keeps `unsaved` soon, or what comes after it by then.
  synchronized void keep(Unsaved unsaved) {
    next = unsaved;
    if (!isScheduled && !thread.isShutdown()) {
      isScheduled = true;
      var _ = thread.schedule(this::write, pause.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /// Nothing is unsaved any more.
  synchronized void drop() {
    next = null;
    if (!thread.isShutdown()) {
      thread.execute(this::delete);
    }
  }

  private void write() {
    Unsaved unsaved;
    synchronized (this) {
      isScheduled = false;
      unsaved = next;
      next = null;
    }
    if (unsaved == null) {
      return;
    }
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      writer.write(file, RecoveryJson.write(unsaved));
    } catch (IOException e) {
      LOG.warn("unsaved work not kept file={} reason=\"{}\"", file, e.getMessage());
    }
  }

  private void delete() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.warn("recovery file not removed file={} reason=\"{}\"", file, e.getMessage());
    }
  }

  /// Writes what is still to be written: unsaved work is offered when the console is opened again.
  @Override
  public void close() {
    if (thread.isShutdown()) {
      return;
    }
    thread.execute(this::write);
    thread.shutdown();
    try {
      if (!thread.awaitTermination(2, TimeUnit.SECONDS)) {
        LOG.warn("unsaved work may not be kept: the disk is slow file={}", file);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}

package dev.trafficgenerator.console.desk;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the console remembers from one time to the next, as a properties file. What can't be read
/// or written is logged, and the console goes on with what it has. Nobody waits for the file: it is
/// written in the background, and once more at the end where that is needed. Safe for any thread.
public final class Preferences implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Preferences.class);
  private static final long BYTES_MAX = 1 << 20;

  private final Path folder;
  private final Path file;
  private final Outside.FileWriter writer;
  private final Executor background;
  private final Properties values = new Properties();
  private final ReentrantLock writing = new ReentrantLock();
  private boolean isWriteDue;

  private Preferences(Path folder, Outside.FileWriter writer, Executor background) {
    this.folder = folder;
    file = folder.resolve("console.properties");
    this.writer = writer;
    this.background = background;
  }

  /// Reads `console.properties` in `folder`, which need not be there.
  public static Preferences in(Path folder, Outside.FileWriter writer) {
    return in(folder, writer, task -> Thread.ofVirtual().name("preferences").start(task));
  }

  /// @param background does each write, soon
  static Preferences in(Path folder, Outside.FileWriter writer, Executor background) {
    var preferences = new Preferences(folder, writer, background);
    preferences.read();
    return preferences;
  }

  private void read() {
    try {
      if (Files.size(file) > BYTES_MAX) {
        throw new IOException("it is longer than " + BYTES_MAX + " bytes");
      }
      values.load(new StringReader(Files.readString(file)));
    } catch (NoSuchFileException _) {
      LOG.debug("no preferences yet file={}", file);
    } catch (IOException | IllegalArgumentException e) {
      LOG.warn("preferences not read file={} reason=\"{}\"", file, e.getMessage());
    }
  }

  public synchronized Optional<String> get(String name) {
    return Optional.ofNullable(values.getProperty(name));
  }

  public String get(String name, String otherwise) {
    return get(name).orElse(otherwise);
  }

  /// The lines of a value that is a list; without blank ones.
  public List<String> list(String name) {
    return get(name).stream().flatMap(String::lines).filter(it -> !it.isBlank()).toList();
  }

  public void put(String name, List<String> lines) {
    put(name, String.join("\n", lines));
  }

  /// Keeps a value. However fast values come, at most one write is under way and one is due, and
  /// that takes the last of them.
  public void put(String name, String value) {
    if (keep(name, value)) {
      background.execute(this::write);
    }
  }

  /// Whether a write is due that was not before.
  private synchronized boolean keep(String name, String value) {
    boolean isNew = !value.equals(values.setProperty(name, value)) && !isWriteDue;
    isWriteDue = isWriteDue || isNew;
    return isNew;
  }

  /// What is to be written; empty when that has been done meanwhile.
  private synchronized Optional<String> due() {
    if (!isWriteDue) {
      return Optional.empty();
    }
    isWriteDue = false;
    var text = new StringWriter();
    try {
      values.store(text, null);
    } catch (IOException impossible) {
      throw new UncheckedIOException("a string could not be written", impossible);
    }
    // Without the date line the file stays as it is when nothing in it changes.
    return Optional.of(
        Stream.of(text.toString().split("\\R"))
            .filter(line -> !line.startsWith("#"))
            .sorted()
            .reduce("", (all, line) -> all + line + "\n"));
  }

  private void write() {
    writing.lock();
    try {
      Optional<String> due = due();
      if (due.isPresent()) {
        Files.createDirectories(folder);
        writer.write(file, due.get().getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      LOG.warn("preferences not written file={} reason=\"{}\"", file, e.getMessage());
    } finally {
      writing.unlock();
    }
  }

  /// Writes what is not written yet, and waits for it.
  @Override
  public void close() {
    write();
  }
}

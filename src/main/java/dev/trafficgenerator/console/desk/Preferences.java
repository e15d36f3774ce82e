package dev.trafficgenerator.console.desk;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the console remembers from one time to the next, as a properties file. What can't be read
/// or written is logged, and the console goes on with what it has. Safe for any thread.
public final class Preferences {
  private static final Logger LOG = LoggerFactory.getLogger(Preferences.class);
  private static final long BYTES_MAX = 1 << 20;

  private final Path file;
  private final Properties values = new Properties();

  private Preferences(Path file) {
    this.file = file;
  }

  /// Reads `console.properties` in `folder`, which need not be there.
  public static Preferences in(Path folder) {
    var preferences = new Preferences(folder.resolve("console.properties"));
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

  /// Keeps a value; written at once, whole or not at all. A few hundred bytes: not worth a thread.
  public synchronized void put(String name, String value) {
    if (!value.equals(values.setProperty(name, value))) {
      write();
    }
  }

  private void write() {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      var text = new StringWriter();
      values.store(text, null);
      // Without the date line the file stays as it is when nothing in it changes.
      String lines =
          Stream.of(text.toString().split("\\R"))
              .filter(line -> !line.startsWith("#"))
              .sorted()
              .reduce("", (all, line) -> all + line + "\n");
      Path part = file.resolveSibling(file.getFileName() + ".part");
      Files.write(part, lines.getBytes(StandardCharsets.UTF_8));
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      LOG.warn("preferences not written file={} reason=\"{}\"", file, e.getMessage());
    }
  }
}

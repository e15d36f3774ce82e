package dev.trafficgenerator.capture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/// A browser of this machine, headless, with a profile of its own in a folder that the test throws
/// away, and nowhere to go but to this machine. It is used as a person does, by address line and
/// mouse: only then `Sec-Fetch-User` is sent.
abstract sealed class RealBrowser implements AutoCloseable permits Chromium, Firefox {
  /// A host that is not this machine, to a browser: no secure context. It leads here all the same.
  static final String REMOTE_HOST = "shop.test";

  static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final Pattern MAJOR = Pattern.compile("\\b(\\d+)\\.\\d");

  private final Process process;

  /// @param home where the program may write, and what it prints goes to
  RealBrowser(Path home, List<String> command) {
    try {
      Files.createDirectories(home);
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().put("HOME", home.toString());
      builder.redirectOutput(home.resolve("output.txt").toFile());
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What `program` says of its version, such as `Chromium 156.0.8078.108 built on Debian`; empty
  /// where it is not there.
  static Optional<String> version(String program) {
    boolean isHere =
        Stream.of(System.getenv("PATH").split(":", -1))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    if (!isHere) {
      return Optional.empty();
    }
    try {
      Process asked =
          new ProcessBuilder(program, "--version")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      return Optional.of(new String(asked.getInputStream().readAllBytes()).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static int major(String version) {
    Matcher matcher = MAJOR.matcher(version);
    if (!matcher.find()) {
      throw new AssertionError("no version: " + version);
    }
    return Integer.parseInt(matcher.group(1));
  }

  /// Waits for a file that the program writes when it is ready.
  ///
  /// @param isWhole whether all of it is there
  static String await(Path file, Predicate<String> isWhole) {
    return Awaitility.await(file.toString())
        .atMost(PATIENCE)
        .ignoreException(NoSuchFileException.class)
        .until(() -> Files.readString(file), isWhole::test);
  }

  /// Types an address.
  abstract void open(String url);

  /// Clicks on what a selector finds; it must be in view.
  abstract void click(String selector);

  /// Ends the program and all that it has started.
  @Override
  public void close() {
    List<ProcessHandle> started =
        Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
    started.forEach(ProcessHandle::destroy);
    for (ProcessHandle each : started) {
      try {
        each.onExit().get(10, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        each.destroyForcibly();
      } catch (ExecutionException | TimeoutException _) {
        each.destroyForcibly();
      }
    }
  }
}

package dev.trafficgenerator;

import dev.trafficgenerator.sitemap.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Files named on the command line: reading them, and saying what is wrong with them.
final class InputFile {
  private static final long BYTES_MAX = 16L * 1024 * 1024;
  private static final int IGNORED_KEYS_SHOWN_MAX = 5;

  private InputFile() {}

  /// The file's bytes; empty when it can't be read, which has then been said.
  static Optional<byte[]> read(Path path, TerminalOutput output) {
    try {
      long size = Files.size(path);
      if (Files.isDirectory(path)) {
        output.error(path + ": is a folder; name a JSON file");
      } else if (size > BYTES_MAX) {
        output.error(path + ": is " + size + " bytes; at most " + BYTES_MAX + " are read");
      } else {
        return Optional.of(Files.readAllBytes(path));
      }
    } catch (NoSuchFileException e) {
      output.error(path + ": no such file");
    } catch (IOException e) {
      output.error(path + ": can't be read: " + e.getMessage());
    }
    return Optional.empty();
  }

  /// One line a problem: file, pointer, what is allowed, what was found.
  static void report(Path path, List<Problem> problems, TerminalOutput output) {
    for (Problem problem : problems) {
      // What was given on the command line is not the file's fault.
      String source = problem.pointer().startsWith("--") ? "" : path + ": ";
      output.error(source + inWords(problem));
    }
  }

  /// Pointer, what is allowed, what was found.
  static String inWords(Problem problem) {
    String where = problem.pointer().isEmpty() ? "" : problem.pointer() + " ";
    String found = problem.value() == null ? "" : ", found " + quoted(problem.value());
    return where + problem.message() + found;
  }

  /// Keys that mean nothing, which are most often misspelt.
  static void reportIgnored(Path path, List<String> keys, TerminalOutput output) {
    if (!keys.isEmpty()) {
      List<String> shown = keys.subList(0, Math.min(keys.size(), IGNORED_KEYS_SHOWN_MAX));
      output.warn(
          path
              + ": ignored, as unknown or given under another name too: "
              + String.join(", ", shown)
              + (keys.size() > shown.size() ? ", …" : ""));
    }
  }

  private static String quoted(Object value) {
    return value instanceof String text ? "\"" + text + "\"" : value.toString();
  }
}

package dev.trafficgenerator.console.sitemap.file;

import dev.trafficgenerator.console.desk.Draft;
import dev.trafficgenerator.console.desk.Inline;
import dev.trafficgenerator.console.desk.Preferences;
import dev.trafficgenerator.console.sitemap.edit.SitemapEditor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/// What tests of the draft's file stand on: a window, that can be opened again in the same folder.
abstract class AtADesk {
  static final String TEXT =
      """
      {
        "paths": [
          { "method": "GET", "paths": ["/a"], "traffic_type": "web" }
        ]
      }
      """;
  static final String CHANGED = TEXT.replace("/a", "/b");

  @TempDir Path folder;

  private Desk desk;

  /// All that a window has.
  final class Desk {
    final Draft draft = new Draft(new Inline());
    final Inline writing = new Inline();
    final SitemapEditor editor = new SitemapEditor(draft, writing, () -> 0);
    final Inline disk = new Inline();
    final List<Path> written = new ArrayList<>();
    boolean isFull;
    final Recovery recovery = new Recovery(folder, Files::write, Duration.ofMillis(20));
    final Preferences preferences = Preferences.in(folder, Files::write);
    final SitemapFile file =
        new SitemapFile(
            draft, editor, disk, this::write, recovery, preferences, InstantSource.system());

    private void write(Path file, byte[] content) throws IOException {
      if (isFull) {
        throw new IOException("the disk is full");
      }
      written.add(file);
      Files.write(file, content);
    }

    void close() {
      recovery.close();
      preferences.close();
    }
  }

  final Desk desk() {
    if (desk == null) {
      desk = new Desk();
    }
    return desk;
  }

  /// As if the console were opened again.
  final Desk nextDesk() {
    desk().preferences.close();
    desk = new Desk();
    return desk;
  }

  @AfterEach
  final void close() {
    desk().close();
  }

  final Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  final Notice notice() {
    return desk().file.noticeProperty().get();
  }

  final boolean isUnsaved() {
    return desk().file.unsavedProperty().get();
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

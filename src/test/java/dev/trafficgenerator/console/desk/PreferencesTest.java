package dev.trafficgenerator.console.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreferencesTest {
  @TempDir Path folder;

  private final Queue<Runnable> due = new ArrayDeque<>();

  private Preferences preferences() {
    return Preferences.in(folder, Files::write, due::add);
  }

  private Preferences reopened() {
    return Preferences.in(folder, Files::write, Runnable::run);
  }

  @Test
  void whatIsKeptIsThereTheNextTime() {
    try (var preferences = Preferences.in(folder, Files::write)) {
      preferences.put("theme", "DARK");
      preferences.put("hosts", List.of("a.example.test", "b.example.test"));
    }

    assertThat(reopened().get("theme")).hasValue("DARK");
    assertThat(reopened().list("hosts")).containsExactly("a.example.test", "b.example.test");
  }

  @Test
  void nobodyWaitsForTheFile() {
    preferences().put("theme", "DARK");

    assertThat(folder).isEmptyDirectory();
    assertThat(due).hasSize(1);
  }

  @Test
  void ofManyValuesOneWriteTakesTheLast() {
    var preferences = preferences();
    for (int i = 0; i < 1_000; i++) {
      preferences.put("screen", "screen " + i);
    }

    assertThat(due).hasSize(1);

    due.remove().run();
    assertThat(reopened().get("screen")).hasValue("screen 999");

    preferences.put("screen", "another");
    assertThat(due).hasSize(1);
  }

  @Test
  void whatIsNotWrittenYetIsWrittenAtTheEnd() {
    var preferences = preferences();
    preferences.put("theme", "DARK");
    preferences.close();

    assertThat(reopened().get("theme")).hasValue("DARK");
  }

  @Test
  void aWriteThatComesLateWritesNothingOld() {
    var preferences = preferences();
    preferences.put("theme", "DARK");
    preferences.close();
    reopened().put("theme", "LIGHT");

    due.remove().run();

    assertThat(reopened().get("theme")).hasValue("LIGHT");
  }

  @Test
  void theSameValueAgainIsNotWritten() {
    var preferences = preferences();
    preferences.put("theme", "DARK");
    due.remove().run();
    preferences.put("theme", "DARK");

    assertThat(due).isEmpty();
  }

  @Test
  void aFolderThatCannotBeWrittenLeavesTheConsoleWithWhatItHas() throws IOException {
    Path file = Files.createFile(folder.resolve("in the way"));
    var preferences = Preferences.in(file, Files::write, Runnable::run);
    preferences.put("theme", "DARK");

    assertThat(preferences.get("theme")).hasValue("DARK");
  }
}

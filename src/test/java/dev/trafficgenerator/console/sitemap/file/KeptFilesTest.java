package dev.trafficgenerator.console.sitemap.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.trafficgenerator.console.sitemap.file.Notice.Quiet;
import dev.trafficgenerator.console.sitemap.file.Notice.Recoverable;
import dev.trafficgenerator.json.RecoveryJson.Unsaved;
import dev.trafficgenerator.run.Setting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What outlives the window: unsaved work, and which files were open.
class KeptFilesTest extends AtADesk {
  @Test
  void unsavedWorkOutlivesACrash() throws Exception {
    Path path = file("a.json", TEXT);
    desk().file.open(path);
    desk().editor.typed("{ half");
    Path kept = folder.resolve("recovery.json");
    await().untilAsserted(() -> assertThat(kept).content().contains("half"));

    nextDesk().file.lookForRecovery(Optional.empty());
    assertThat(notice()).isInstanceOf(Recoverable.class);
    desk().file.recover();
    assertThat(desk().draft.textProperty().get()).isEqualTo("{ half");
    assertThat(desk().draft.fileProperty().get()).contains(path);
    assertThat(isUnsaved()).isTrue();

    desk().file.save();
    await().untilAsserted(() -> assertThat(kept).doesNotExist());
    assertThat(path).hasContent("{ half");
  }

  @Test
  void unsavedWorkIsForgottenWhenItIsNotWanted() throws Exception {
    desk().editor.typed("{ half");
    Path kept = folder.resolve("recovery.json");
    await().untilAsserted(() -> assertThat(kept).exists());

    nextDesk().file.lookForRecovery(Optional.empty());
    desk().file.dismiss();

    await().untilAsserted(() -> assertThat(kept).doesNotExist());
  }

  @Test
  void aFileToBeginWithIsOpened() throws Exception {
    Path path = file("a.json", TEXT);

    desk().file.lookForRecovery(Optional.of(path));

    assertThat(desk().draft.fileProperty().get()).contains(path);
    assertThat(desk().draft.textProperty().get()).isEqualTo(TEXT);
  }

  @Test
  void unsavedWorkIsNotGivenUpForAFileToBeginWith() throws Exception {
    desk().editor.typed("{ half");
    Path kept = folder.resolve("recovery.json");
    await().untilAsserted(() -> assertThat(kept).content().contains("half"));
    Path path = file("b.json", TEXT);

    nextDesk().file.lookForRecovery(Optional.of(path));

    assertThat(notice()).isInstanceOf(Recoverable.class);
    assertThat(kept).content().contains("half");
    assertThat(desk().draft.fileProperty().get()).isEmpty();
    assertThat(desk().file.recent().list()).contains(path);
  }

  @Test
  void aFileThatIsNotOursIsNoUnsavedWork() throws Exception {
    file("recovery.json", "[]");
    desk().file.lookForRecovery(Optional.empty());

    assertThat(notice()).isEqualTo(new Quiet());
  }

  @Test
  void onlySoManyFilesAreRemembered() throws Exception {
    for (int i = 0; i < RecentFiles.MOST + 3; i++) {
      desk().file.open(file(i + ".json", TEXT));
    }

    assertThat(desk().file.recent().list()).hasSize(RecentFiles.MOST);
    assertThat(desk().file.recent().list().getFirst().getFileName()).hasToString("12.json");
    assertThat(desk().preferences.list("recent-sitemaps")).hasSize(RecentFiles.MOST);

    List<String> more = IntStream.range(0, 20).mapToObj(i -> "/" + i + ".json").toList();
    desk().preferences.put("recent-sitemaps", more);
    assertThat(desk().file.recent().list()).hasSize(RecentFiles.MOST);
  }

  @Test
  void aFileIsRememberedOnceAndForgottenWhenItIsGone() throws Exception {
    Path path = file("a.json", TEXT);
    desk().file.open(path);
    desk().file.open(path);
    assertThat(desk().file.recent().list()).containsExactly(path);

    Files.delete(path);
    desk().file.open(path);
    assertThat(desk().file.recent().list()).isEmpty();
  }

  @Test
  void settingsOutliveACrashToo() throws Exception {
    desk().draft.settings().put(Setting.SIMULATED_USERS, "7");
    desk().editor.typed("{ half");
    desk().close();

    nextDesk().file.lookForRecovery(Optional.empty());
    // Nothing is unsaved here yet, and yet nothing is thrown away.
    desk().draft.settings().put(Setting.SIMULATED_USERS, "8");
    desk().recovery.close();
    assertThat(folder.resolve("recovery.json")).content().contains("half");
    desk().file.recover();
    assertThat(desk().draft.settings()).containsEntry(Setting.SIMULATED_USERS, "7");
  }

  @Test
  void newWorkIsKeptWhenThatOfLastTimeIsNotWanted() throws Exception {
    desk().editor.typed("{ half");
    desk().close();

    nextDesk().file.lookForRecovery(Optional.empty());
    desk().editor.typed("{ new");
    desk().file.dismiss();
    desk().recovery.close();

    assertThat(folder.resolve("recovery.json")).content().contains("new");
  }

  @Test
  void unsavedWorkIsWrittenSeldomAndAtTheEnd() throws Exception {
    var written = new AtomicInteger();
    var recovery =
        new Recovery(
            folder,
            (file, content) -> {
              written.incrementAndGet();
              Files.write(file, content);
            },
            Duration.ofHours(1));
    // Long enough for one who writes at once to do so more than once.
    for (int i = 0; i < 200_000; i++) {
      recovery.keep(new Unsaved(Instant.EPOCH, "", "text " + i, Map.of()));
    }
    recovery.close();

    assertThat(written).hasValue(1);
    assertThat(folder.resolve("recovery.json")).content().contains("text 199999");
  }
}

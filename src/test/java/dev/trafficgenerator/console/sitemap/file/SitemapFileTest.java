package dev.trafficgenerator.console.sitemap.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.trafficgenerator.console.desk.Draft;
import dev.trafficgenerator.console.desk.Inline;
import dev.trafficgenerator.console.desk.Preferences;
import dev.trafficgenerator.console.sitemap.edit.Groups;
import dev.trafficgenerator.console.sitemap.edit.Groups.Place;
import dev.trafficgenerator.console.sitemap.edit.SitemapEditor;
import dev.trafficgenerator.console.sitemap.file.Notice.ChangedOutside;
import dev.trafficgenerator.console.sitemap.file.Notice.Failed;
import dev.trafficgenerator.console.sitemap.file.Notice.Quiet;
import dev.trafficgenerator.console.sitemap.file.Notice.Recoverable;
import dev.trafficgenerator.console.sitemap.file.Notice.UnsavedBefore;
import dev.trafficgenerator.run.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SitemapFileTest {
  private static final String TEXT =
      """
      {
        "paths": [
          { "method": "GET", "paths": ["/a"], "traffic_type": "web" }
        ]
      }
      """;
  private static final String CHANGED = TEXT.replace("/a", "/b");

  @TempDir Path folder;

  private Desk desk;

  /// All that a window has.
  private final class Desk {
    private final Draft draft = new Draft(new Inline());
    private final Inline writing = new Inline();
    private final SitemapEditor editor = new SitemapEditor(draft, writing, () -> 0);
    private final Recovery recovery = new Recovery(folder, Files::write, Duration.ofMillis(20));
    private final Preferences preferences = Preferences.in(folder, Files::write);
    private final SitemapFile file =
        new SitemapFile(
            draft,
            editor,
            new Inline(),
            Files::write,
            recovery,
            preferences,
            InstantSource.system());

    void close() {
      recovery.close();
      preferences.close();
    }
  }

  private Desk desk() {
    if (desk == null) {
      desk = new Desk();
    }
    return desk;
  }

  /// As if the console were opened again.
  private Desk nextDesk() {
    desk().preferences.close();
    desk = new Desk();
    return desk;
  }

  @AfterEach
  void close() {
    desk().close();
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private Notice notice() {
    return desk().file.noticeProperty().get();
  }

  private boolean isUnsaved() {
    return desk().file.unsavedProperty().get();
  }

  @Test
  void whatIsSavedIsReadBack() throws Exception {
    Path path = file("a.json", TEXT);
    desk().file.open(path);
    assertThat(isUnsaved()).isFalse();
    desk().editor.typed(CHANGED);
    assertThat(isUnsaved()).isTrue();
    desk().editor.undo();
    assertThat(isUnsaved()).isFalse();
    desk().editor.redo();
    desk().file.save();

    assertThat(isUnsaved()).isFalse();
    assertThat(path).hasContent(CHANGED);
    assertThat(notice()).isEqualTo(new Quiet());
  }

  @Test
  void aChangeMadeJustBeforeIsSavedWithTheRest() throws Exception {
    Path path = file("a.json", TEXT);
    desk().file.open(path);
    desk().writing.hold();
    desk().editor.edit("groups", it -> Groups.added(it, new Place(false, 0)).sitemap());
    desk().editor.edit("groups", it -> Groups.removed(it, new Place(false, 0)).sitemap());
    desk().file.save();
    assertThat(path).hasContent(TEXT);

    desk().writing.release();
    assertThat(path).hasContent(desk().draft.textProperty().get());
    assertThat(path).content().doesNotContain("/a");
    assertThat(isUnsaved()).isFalse();
  }

  @Test
  void unsavedWorkIsAskedAfterThoughItIsStillBeingWritten() throws Exception {
    Path second = file("b.json", CHANGED);
    desk().file.open(file("a.json", TEXT));
    desk().writing.hold();
    desk().editor.edit("groups", it -> Groups.added(it, new Place(false, 0)).sitemap());
    desk().file.open(second);
    desk().writing.release();

    assertThat(notice()).isEqualTo(new UnsavedBefore(Optional.of(second)));
  }

  @Test
  void aFileWithSettingsIsSavedWithThem() throws Exception {
    Path path =
        file(
            "a.json",
            "{\"name\":\"n\",\"config\":{\"Traffic Generator URL\":\"http://localhost:1\"},"
                + "\"sitemap\":"
                + TEXT
                + "}");
    desk().file.open(path);
    assertThat(isUnsaved()).isFalse();
    desk().draft.settings().put(Setting.SIMULATED_USERS, "7");
    assertThat(isUnsaved()).isTrue();
    desk().file.save();

    assertThat(isUnsaved()).isFalse();
    assertThat(path).content().contains("\"name\": \"n\"", "http://localhost:1", "Users\": 7");
    nextDesk().file.open(path);
    assertThat(desk().draft.settings()).containsEntry(Setting.SIMULATED_USERS, "7");
  }

  @Test
  void settingsBesideABareSitemapAreNoneOfTheFilesBusiness() throws Exception {
    desk().file.open(file("a.json", TEXT));
    desk().draft.settings().put(Setting.SIMULATED_USERS, "7");

    assertThat(isUnsaved()).isFalse();
  }

  @Test
  void aWrappedSitemapWithoutSettingsLeavesThemAsTheyAre() throws Exception {
    Path path = file("a.json", "{\"name\":\"n\",\"sitemap\":" + TEXT + "}");
    desk().draft.settings().put(Setting.SIMULATED_USERS, "7");
    desk().file.open(path);

    assertThat(desk().draft.settings()).containsEntry(Setting.SIMULATED_USERS, "7");
    assertThat(isUnsaved()).isFalse();
    desk().draft.settings().put(Setting.SIMULATED_USERS, "8");
    assertThat(isUnsaved()).isFalse();
    desk().editor.typed(CHANGED);
    desk().file.save();
    assertThat(path).content().contains("\"name\": \"n\"", "/b").doesNotContain("config", "8");
  }

  @Test
  void aFileWithAConfigHasAllSettings() throws Exception {
    desk().draft.settings().put(Setting.SIMULATED_USERS, "7");
    desk().file.open(file("a.json", "{\"config\":{},\"sitemap\":" + TEXT + "}"));

    assertThat(desk().draft.settings()).containsEntry(Setting.SIMULATED_USERS, "50");
  }

  @Test
  void lineEndsStayAsTheyWere() throws Exception {
    Path path = file("a.json", TEXT.replace("\n", "\r\n"));
    desk().file.open(path);
    assertThat(isUnsaved()).isFalse();
    desk().editor.typed(CHANGED);
    desk().file.save();

    assertThat(Files.readString(path)).isEqualTo(CHANGED.replace("\n", "\r\n"));
  }

  @Test
  void savingElsewhereMovesTheDraftThere() throws Exception {
    Path first = file("a.json", TEXT);
    desk().file.open(first);
    desk().editor.typed(CHANGED);
    Path second = folder.resolve("b.json");
    desk().file.saveAs(second);

    assertThat(first).hasContent(TEXT);
    assertThat(second).hasContent(CHANGED);
    assertThat(desk().draft.fileProperty().get()).contains(second);
    assertThat(desk().file.recent().list()).containsExactly(second, first);
  }

  @Test
  void aChangeFromOutsideIsSeenAndNothingOverwritten() throws Exception {
    Path path = file("a.json", TEXT);
    desk().file.open(path);
    desk().file.lookOutside();
    assertThat(notice()).isEqualTo(new Quiet());
    Files.writeString(path, TEXT.replace("/a", "/theirs"));

    desk().file.lookOutside();
    assertThat(notice()).isEqualTo(new ChangedOutside(path, false));
    desk().editor.typed(CHANGED);
    desk().file.save();
    assertThat(notice()).isEqualTo(new ChangedOutside(path, true));
    assertThat(path).content().contains("/theirs");

    desk().file.overwrite();
    assertThat(path).hasContent(CHANGED);
    assertThat(notice()).isEqualTo(new Quiet());
    Files.writeString(path, TEXT.replace("/a", "/theirs"));
    desk().file.reload();
    assertThat(desk().draft.textProperty().get()).contains("/theirs");
    assertThat(isUnsaved()).isFalse();
  }

  @Test
  void unsavedWorkIsAskedAfterBeforeAnotherFileIsOpened() throws Exception {
    Path first = file("a.json", TEXT);
    Path second = file("b.json", CHANGED);
    desk().file.open(first);
    desk().editor.typed(TEXT + " ");
    desk().file.open(second);

    assertThat(notice()).isEqualTo(new UnsavedBefore(Optional.of(second)));
    assertThat(desk().draft.fileProperty().get()).contains(first);
    desk().file.saveAndGoOn();
    assertThat(first).content().isEqualTo(TEXT + " ");
    assertThat(desk().draft.textProperty().get()).isEqualTo(CHANGED);

    desk().editor.typed("x");
    desk().file.startNew();
    desk().file.discardAndGoOn();
    assertThat(desk().draft.textProperty().get()).isEmpty();
    assertThat(desk().draft.fileProperty().get()).isEmpty();
    assertThat(isUnsaved()).isFalse();
  }

  @Test
  void whatCantBeReadOrWrittenIsSaid() {
    Path missing = folder.resolve("no/such.json");
    desk().file.open(missing);
    assertThat(notice())
        .isInstanceOfSatisfying(
            Failed.class,
            it -> {
              assertThat(it.isWriting()).isFalse();
              assertThat(it.reason()).isEqualTo("there is no such file or folder");
            });
    desk().editor.typed(TEXT);
    desk().file.saveAs(missing);
    assertThat(notice())
        .isInstanceOfSatisfying(Failed.class, it -> assertThat(it.isWriting()).isTrue());
    assertThat(isUnsaved()).isTrue();
    desk().file.dismiss();
    assertThat(notice()).isEqualTo(new Quiet());
  }

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
  }
}

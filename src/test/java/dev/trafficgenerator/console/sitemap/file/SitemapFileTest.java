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
import dev.trafficgenerator.json.RecoveryJson.Unsaved;
import dev.trafficgenerator.run.Setting;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
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
    private final Inline disk = new Inline();
    private final List<Path> written = new ArrayList<>();
    private boolean isFull;
    private final Recovery recovery = new Recovery(folder, Files::write, Duration.ofMillis(20));
    private final Preferences preferences = Preferences.in(folder, Files::write);
    private final SitemapFile file =
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
  void aFileThatIsTooLargeIsNotRead() throws Exception {
    Path path = folder.resolve("huge.json");
    try (var huge = new RandomAccessFile(path.toFile(), "rw")) {
      huge.setLength(FileContent.BYTES_MAX + 1);
    }
    desk().file.open(path);

    assertThat(notice()).isEqualTo(new Failed(path, false, "it is larger than 16 MB"));
  }

  @Test
  void aLinkStaysALinkWhenItIsSaved() throws Exception {
    Path real = file("real.json", TEXT);
    Path link = Files.createSymbolicLink(folder.resolve("link.json"), real);
    desk().file.open(link);
    desk().editor.typed(CHANGED);
    desk().file.save();

    assertThat(desk().written).containsExactly(real.toRealPath());
    assertThat(desk().draft.fileProperty().get()).contains(link);
  }

  @Test
  void whatIsTypedWhileTheDiskIsSlowIsUnsaved() throws Exception {
    Path path = file("a.json", TEXT);
    desk().file.open(path);
    desk().editor.typed(CHANGED);
    desk().disk.hold();
    desk().file.save();
    desk().editor.typed(CHANGED + " ");
    desk().disk.release();

    assertThat(path).hasContent(CHANGED);
    assertThat(isUnsaved()).isTrue();
  }

  @Test
  void nothingIsBegunAnewBeforeAYes() throws Exception {
    desk().file.open(file("a.json", TEXT));
    desk().editor.typed(CHANGED);
    desk().file.startNew();

    assertThat(notice()).isEqualTo(new UnsavedBefore(Optional.empty()));
    assertThat(desk().draft.textProperty().get()).isEqualTo(CHANGED);
  }

  @Test
  void whatWasToComeAfterASaveDoesNotComeAfterALaterOne() throws Exception {
    Path first = file("a.json", TEXT);
    Path second = file("b.json", TEXT);
    desk().file.open(first);
    desk().editor.typed(CHANGED);
    desk().file.open(second);
    desk().isFull = true;
    desk().file.saveAndGoOn();
    assertThat(notice()).isEqualTo(new Failed(first, true, "the disk is full"));
    desk().isFull = false;
    desk().file.save();
    assertThat(desk().draft.fileProperty().get()).contains(first);

    desk().editor.typed(TEXT + " ");
    desk().file.open(second);
    Files.writeString(first, "theirs");
    desk().file.saveAndGoOn();
    assertThat(notice()).isEqualTo(new ChangedOutside(first, true));
    desk().file.overwrite();
    assertThat(desk().draft.fileProperty().get()).contains(first);
  }

  @Test
  void aChangeFromOutsideThatIsNotWantedIsNotAskedForAgain() throws Exception {
    Path path = file("a.json", TEXT);
    desk().file.open(path);
    Files.writeString(path, "theirs");
    desk().file.lookOutside();
    desk().file.dismiss();

    desk().file.lookOutside();
    assertThat(notice()).isEqualTo(new Quiet());
    desk().file.save();
    assertThat(path).hasContent(TEXT);
  }

  @Test
  void aFileThatIsOursNoMoreIsNotAskedFor() throws Exception {
    Path path = file("a.json", TEXT);
    desk().file.open(path);
    Files.writeString(path, "theirs");
    desk().disk.hold();
    desk().file.lookOutside();
    desk().draft.open(bytes(CHANGED), Optional.of(folder.resolve("b.json")));
    desk().disk.release();

    assertThat(notice()).isEqualTo(new Quiet());
  }

  @Test
  void theLayoutOfOneFileIsNotThatOfTheNext() throws Exception {
    Path path = file("a.json", TEXT.replace("\n", "\r\n"));
    desk().file.open(path);
    for (String text : List.of(CHANGED, TEXT)) {
      desk().editor.typed(text);
      desk().file.save();
      assertThat(Files.readString(path)).isEqualTo(text.replace("\n", "\r\n"));
    }

    desk().file.startNew();
    desk().editor.typed(TEXT);
    desk().file.saveAs(folder.resolve("b.json"));
    assertThat(Files.readString(folder.resolve("b.json"))).isEqualTo(TEXT);
  }

  @Test
  void aWholeBodyThatIsTypedStandsForItself() throws Exception {
    Path path = file("a.json", "{\"config\":{},\"sitemap\":" + TEXT + "}");
    desk().file.open(path);
    String whole = "{\"config\":{\"Rate Limit\":3},\"sitemap\":" + TEXT + "}";
    desk().editor.typed(whole);
    desk().file.save();

    assertThat(Files.readString(path)).isEqualTo(whole);
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

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

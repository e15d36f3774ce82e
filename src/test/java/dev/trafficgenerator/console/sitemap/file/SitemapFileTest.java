package dev.trafficgenerator.console.sitemap.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.console.sitemap.edit.Groups;
import dev.trafficgenerator.console.sitemap.edit.Groups.Place;
import dev.trafficgenerator.console.sitemap.file.Notice.ChangedOutside;
import dev.trafficgenerator.console.sitemap.file.Notice.Failed;
import dev.trafficgenerator.console.sitemap.file.Notice.Quiet;
import dev.trafficgenerator.console.sitemap.file.Notice.UnsavedBefore;
import dev.trafficgenerator.run.Setting;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SitemapFileTest extends AtADesk {
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
}

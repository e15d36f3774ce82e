package dev.trafficgenerator.console.load.presets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.console.desk.Draft;
import dev.trafficgenerator.console.desk.Inline;
import dev.trafficgenerator.json.StartRequestJson;
import dev.trafficgenerator.run.RunUpdate;
import dev.trafficgenerator.run.Setting;
import dev.trafficgenerator.sitemap.Checked;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PresetsTest {
  private static final String TARGET = "http://127.0.0.1:8080";

  @TempDir Path folder;

  private final Inline background = new Inline();
  private final Draft draft = new Draft(background);

  private Presets presets() {
    var presets = new Presets(draft, folder.resolve("presets"), Files::write, background);
    presets.list();
    return presets;
  }

  private void set(Setting setting, String text) {
    draft.settings().put(setting, text);
  }

  private Path file(String name) {
    return folder.resolve("presets").resolve(name + ".json");
  }

  @Test
  void settingsAreKeptAndComeBack() {
    set(Setting.TARGET_URL, TARGET);
    set(Setting.SIMULATED_USERS, "7");
    set(Setting.THRESHOLDS, "{\"rps\":\">5\"}");
    set(Setting.XFF_HEADER_NAME, "");
    presets().save("Soak", true);
    set(Setting.TARGET_URL, "http://localhost");
    set(Setting.SIMULATED_USERS, "8");
    set(Setting.DURATION, "9");
    set(Setting.THRESHOLDS, "");
    set(Setting.XFF_HEADER_NAME, "X-Real-IP");

    Presets presets = presets();
    assertThat(presets.names()).containsExactly("Soak");
    presets.apply("Soak");

    assertThat(draft.settings())
        .containsEntry(Setting.TARGET_URL, TARGET)
        .containsEntry(Setting.SIMULATED_USERS, "7")
        .containsEntry(Setting.DURATION, "")
        .containsEntry(Setting.THRESHOLDS, "{\"rps\":\">5\"}")
        .containsEntry(Setting.XFF_HEADER_NAME, "");
  }

  @Test
  void whatWasTypedBeforeAPresetCanBeTakenBack() {
    presets().save("Soak", false);
    set(Setting.SIMULATED_USERS, "8");
    Presets presets = presets();
    presets.apply("Soak");

    presets.undo();

    assertThat(draft.settings()).containsEntry(Setting.SIMULATED_USERS, "8");
  }

  @Test
  void aPresetWithoutATargetLeavesTheTargetAsItIs() {
    set(Setting.TARGET_URL, TARGET);
    presets().save("Soak", false);
    set(Setting.TARGET_URL, "http://localhost");
    presets().apply("Soak");

    assertThat(draft.settings()).containsEntry(Setting.TARGET_URL, "http://localhost");
    assertThat(file("Soak")).content().doesNotContain("URL");
  }

  @Test
  void theFileIsWhatTheControlApiTakes() throws IOException {
    set(Setting.SIMULATED_USERS, "7");
    presets().save("Soak", false);

    var update = StartRequestJson.readUpdate(Files.readAllBytes(file("Soak")));

    assertThat(update.ignoredKeys()).isEmpty();
    assertThat(update.update())
        .isInstanceOfSatisfying(
            Checked.Valid.class,
            valid ->
                assertThat(((RunUpdate) valid.value()).settings().simulatedUsers()).isEqualTo(7));
  }

  @Test
  void aWrongSettingIsNotKept() {
    set(Setting.SIMULATED_USERS, "0");
    Presets presets = presets();
    presets.save("Soak", false);

    assertThat(presets.outcomeProperty().get())
        .isEqualTo(new Presets.Wrong(Setting.SIMULATED_USERS));
    assertThat(file("Soak")).doesNotExist();
  }

  @Test
  void aTargetWithAPasswordIsNotWrittenDown() {
    set(Setting.TARGET_URL, "http://me:secret@localhost");
    Presets presets = presets();
    presets.save("Soak", true);

    assertThat(presets.outcomeProperty().get()).isEqualTo(new Presets.Wrong(Setting.TARGET_URL));
    assertThat(file("Soak")).doesNotExist();
  }

  @Test
  void whatWasDeletedComesBack() {
    presets().save("Soak", false);
    Presets presets = presets();
    presets.delete("Soak");
    assertThat(presets.names()).isEmpty();
    assertThat(file("Soak")).doesNotExist();

    presets.undo();
    assertThat(presets.names()).containsExactly("Soak");
    assertThat(presets.outcomeProperty().get())
        .isInstanceOfSatisfying(Presets.Done.class, done -> assertThat(done.undo()).isEmpty());
  }

  @Test
  void whatWasOverwrittenComesBack() throws IOException {
    Presets presets = presets();
    presets.save("Soak", false);
    byte[] before = Files.readAllBytes(file("Soak"));
    set(Setting.SIMULATED_USERS, "7");
    presets.save("Soak", false);
    assertThat(file("Soak")).content().contains("7");

    presets.undo();
    assertThat(file("Soak")).hasBinaryContent(before);
  }

  @Test
  void aSavedOneCanBeTakenBack() {
    Presets presets = presets();
    presets.save("Soak", false);
    presets.undo();

    assertThat(presets.names()).isEmpty();
  }

  @Test
  void aPresetIsRenamedAndCalledAsBeforeAgain() {
    Presets presets = presets();
    presets.save("Soak", false);
    presets.rename("Soak", "Spike/2");
    assertThat(presets.names()).containsExactly("Spike-2");

    presets.undo();
    assertThat(presets.names()).containsExactly("Soak");
  }

  @Test
  void aNameThatIsTakenIsNotTakenAway() {
    Presets presets = presets();
    presets.save("Soak", false);
    presets.save("Spike", false);
    presets.rename("Soak", "Spike");

    assertThat(presets.names()).containsExactly("Soak", "Spike");
    assertThat(presets.outcomeProperty().get()).isInstanceOf(Presets.NotDone.class);
  }

  @Test
  void aFileThatCannotBeReadIsSaidAndChangesNothing() throws IOException {
    Files.createDirectories(folder.resolve("presets"));
    Files.writeString(file("Broken"), "{\"config\":{\"Simulated Users\":\"many\"}}");
    Presets presets = presets();
    presets.apply("Broken");

    assertThat(draft.settings()).containsEntry(Setting.SIMULATED_USERS, "50");
    assertThat(presets.outcomeProperty().get())
        .isInstanceOfSatisfying(
            Presets.NotDone.class,
            outcome -> assertThat(outcome.reason()).contains("/config/Simulated Users"));
  }

  @Test
  void thereAreOneHundredAtMost() throws IOException {
    Files.createDirectories(folder.resolve("presets"));
    for (int i = 0; i < PresetFolder.PRESETS_MAX; i++) {
      Files.writeString(file("preset " + i), "{}");
    }
    Presets presets = presets();
    presets.save("one more", false);

    assertThat(presets.outcomeProperty().get()).isInstanceOf(Presets.NotDone.class);
    assertThat(file("one more")).doesNotExist();

    presets.save("preset 7", false);
    assertThat(presets.outcomeProperty().get()).isInstanceOf(Presets.Done.class);
  }

  @Test
  void oneThingIsDoneAtATime() {
    Presets presets = presets();
    background.hold();
    presets.save("Soak", false);
    presets.delete("Soak");

    assertThat(presets.busyProperty().get()).isTrue();
    assertThat(background.waiting()).isEqualTo(1);

    background.release();
    assertThat(presets.names()).containsExactly("Soak");
  }
}

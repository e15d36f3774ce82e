package dev.trafficgenerator.console.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.run.RunPlan;
import dev.trafficgenerator.run.Setting;
import dev.trafficgenerator.sitemap.Checked;
import dev.trafficgenerator.sitemap.Problem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DraftTest {
  private static final String SITEMAP =
      """
      {"paths": [{"method": "GET", "paths": ["/shop"], "traffic_type": "web"}]}\
      """;

  private final Inline background = new Inline();
  private final Draft draft = new Draft(background);

  private Draft.Check check() {
    return draft.checkProperty().get();
  }

  @Test
  void aSitemapAndATargetCanBeRun() {
    draft.textProperty().set(SITEMAP);
    draft.settings().put(Setting.TARGET_URL, "http://127.0.0.1:8080");

    assertThat(check().problems()).isEmpty();
    assertThat(check().plan()).isInstanceOf(Checked.Valid.class);
    assertThat(check().sitemap()).hasValueSatisfying(it -> assertThat(it.paths()).hasSize(1));
  }

  @Test
  void aWrongSettingIsNamedAsTheControlApiNamesIt() {
    draft.textProperty().set(SITEMAP);
    draft.settings().put(Setting.TARGET_URL, "http://127.0.0.1:8080");
    draft.settings().put(Setting.RATE_LIMIT, "0");

    assertThat(check().problemOf(Setting.RATE_LIMIT))
        .map(Problem::pointer)
        .hasValue("/config/Rate Limit");
    assertThat(check().problemOf(Setting.SIMULATED_USERS)).isEmpty();
  }

  @Test
  void aWrongSitemapIsPointedIntoAsItStandsInTheEditor() {
    draft.settings().put(Setting.TARGET_URL, "http://127.0.0.1:8080");
    draft.textProperty().set(SITEMAP.replace("GET", "FETCH"));

    assertThat(check().problems()).extracting(Problem::pointer).containsExactly("/paths/0/method");
  }

  @Test
  void blankSettingsAreTheDefaults() {
    draft.textProperty().set(SITEMAP);
    draft.settings().put(Setting.TARGET_URL, "http://127.0.0.1:8080");
    draft.settings().put(Setting.SIMULATED_USERS, " ");

    assertThat(check().plan())
        .isInstanceOfSatisfying(
            Checked.Valid.class,
            valid ->
                assertThat(((RunPlan) valid.value()).settings().simulatedUsers()).isEqualTo(50));
  }

  @Test
  void aStartBodyBringsItsSettings() {
    String body = "{\"config\":{\"Simulated Users\":\"7\"},\"sitemap\":%s}".formatted(SITEMAP);

    draft.open(bytes(body), Optional.empty());

    assertThat(draft.settings()).containsEntry(Setting.SIMULATED_USERS, "7");
    assertThat(draft.textProperty().get()).contains("/shop").doesNotContain("config");
  }

  @Test
  void aBareSitemapLeavesTextAndSettingsAsTheyAre() {
    draft.settings().put(Setting.SIMULATED_USERS, "7");

    draft.open(bytes(SITEMAP), Optional.empty());

    assertThat(draft.settings()).containsEntry(Setting.SIMULATED_USERS, "7");
    assertThat(draft.textProperty().get()).isEqualTo(SITEMAP);
  }

  @Test
  void whatCannotBeReadStandsInTheEditorToBeMended() {
    draft.open(bytes("{\"paths\": [,]}"), Optional.empty());

    assertThat(draft.textProperty().get()).isEqualTo("{\"paths\": [,]}");
    assertThat(check().problems()).isNotEmpty();
    assertThat(check().sitemap()).isEmpty();
  }

  @Test
  void whoeverTypesFastIsCheckedOnceMoreAndNotOnceALetter() {
    background.hold();
    for (int i = 1; i <= SITEMAP.length(); i++) {
      draft.textProperty().set(SITEMAP.substring(0, i));
    }

    assertThat(background.waiting()).isEqualTo(1);

    background.release();
    assertThat(check().text()).isEqualTo(SITEMAP);
  }

  @ParameterizedTest
  @CsvSource({"shop.sitemap.json,shop", "shop.json,shop", "shop.txt,shop.txt"})
  void aRunIsCalledAsTheFileIs(String file, String name) {
    draft.open(bytes(SITEMAP), Optional.of(Path.of("folder", file)));

    assertThat(draft.name()).isEqualTo(name);
  }

  @Test
  void aRunWithoutAFileIsCalledAsItsStartBodySays() {
    draft.open(
        bytes("{\"sitemap\": {\"name\": \"Shop\", \"sitemap\": " + SITEMAP + "}}"),
        Optional.empty());
    assertThat(draft.name()).isEqualTo("Shop");

    draft.textProperty().set("");
    assertThat(draft.name()).isEmpty();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

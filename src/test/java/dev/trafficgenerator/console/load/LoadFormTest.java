package dev.trafficgenerator.console.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.console.desk.Draft;
import dev.trafficgenerator.console.desk.Inline;
import dev.trafficgenerator.console.desk.Messages;
import dev.trafficgenerator.run.Setting;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LoadFormTest {
  private final Draft draft = new Draft(new Inline());
  private final LoadForm form = new LoadForm(draft);

  private SettingField field(Setting setting) {
    return form.field(setting);
  }

  @Test
  void everySettingStandsOnOneCard() {
    List<Setting> all =
        Arrays.stream(Section.values()).flatMap(section -> section.settings().stream()).toList();

    assertThat(all).containsExactlyInAnyOrder(Setting.values());
  }

  @ParameterizedTest
  @EnumSource(Setting.class)
  void everySettingHasANameAnExplanationAndADefaultInWords(Setting setting) {
    for (Locale locale : List.of(Locale.ENGLISH, Locale.GERMAN)) {
      Messages messages = Messages.in(locale);
      String key = "load." + field(setting).key();

      assertThat(messages.get(key)).isNotBlank();
      assertThat(messages.get(key + ".help")).isNotBlank();
      assertThat(
              messages.has(key + ".prompt")
                  || !SettingControl.defaultText(setting).isBlank()
                  || setting == Setting.THRESHOLDS)
          .isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(Setting.class)
  void formAndDraftStayInStep(Setting setting) {
    field(setting).textProperty().set("typed");
    assertThat(draft.settings()).containsEntry(setting, "typed");

    draft.settings().put(setting, "opened");
    assertThat(field(setting).textProperty().get()).isEqualTo("opened");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "TARGET_URL | ftp://shop.example.test",
        "DNS_OVERRIDE | shop",
        "XFF_HEADER_NAME | not a name",
        "RATE_LIMIT | 0",
        "SIMULATED_USERS | many",
        "MINIMUM_SESSION_LENGTH | 31",
        "MAXIMUM_SESSION_LENGTH | -1",
        "DEBUG | perhaps",
        "DURATION | 0",
        "RAMP_UP | -1",
        "REQUESTS_PER_SECOND | 0",
        "MINIMUM_THINK_TIME | 2",
        "MAXIMUM_THINK_TIME | x",
        "THINK_TIME_MODEL | normal",
        "THINK_TIME_MEDIAN | 0",
        "THINK_TIME_SIGMA | -1",
        "THINK_TIME_CAP | 0",
        "API_THINK_TIME | [2, 1]",
        "PAGES_PER_SESSION | 0",
        "BOUNCE_SHARE | 2",
        "PAUSE_BETWEEN_SESSIONS | [1]",
        "POPULARITY | likes",
        "POPULARITY_EXPONENT | x",
        "LOAD_CURVE | wave",
        "DAY_LENGTH | 0",
        "AUTHENTICATED_SHARE | 1.5",
        "REQUEST_TIMEOUT | 0",
        "VERIFY_TLS | perhaps",
        "HTTP_VERSION | 3",
        "TLS_PROVIDER | openssl",
        "LOAD_PAGE_RESOURCES | perhaps",
        "BROWSER_MIX | {\"chrome\":\"many\"}",
        "XFF_COUNTRIES | {\"DE\":\"many\"}",
        "SEED | 1.5",
        "THRESHOLDS | {\"rps\":\"fast\"}"
      })
  void aWrongValueIsSaidAtItsFieldWhateverTheSitemapIs(Setting setting, String wrong) {
    for (String sitemap : List.of("", "{ no JSON", "{\"paths\":[]}")) {
      draft.textProperty().set(sitemap);
      String before = field(setting).textProperty().get();

      field(setting).textProperty().set(wrong);
      assertThat(field(setting).problemProperty().get()).startsWith("Must ");

      field(setting).textProperty().set(before);
      assertThat(field(setting).problemProperty().get()).isEmpty();
    }
  }

  @Test
  void aTargetThatIsStillToBeTypedIsNotWrongYet() {
    field(Setting.RATE_LIMIT).textProperty().set("7");
    assertThat(field(Setting.TARGET_URL).problemProperty().get()).isEmpty();

    field(Setting.TARGET_URL).touch();
    assertThat(field(Setting.TARGET_URL).problemProperty().get()).isNotEmpty();
  }

  @Test
  void settingsAreThereWhereEachCanBeRead() {
    field(Setting.SIMULATED_USERS).textProperty().set("0");
    assertThat(form.settingsProperty().get())
        .hasValueSatisfying(settings -> assertThat(settings.simulatedUsers()).isZero());

    field(Setting.SIMULATED_USERS).textProperty().set("x");
    assertThat(form.settingsProperty().get()).isEmpty();
  }

  @Test
  void aProblemsPointerLeadsToItsSetting() {
    assertThat(LoadForm.at("/config/Rate Limit")).hasValue(Setting.RATE_LIMIT);
    assertThat(LoadForm.at("/config/Thresholds/rps")).hasValue(Setting.THRESHOLDS);
    assertThat(LoadForm.at("/paths/0")).isEmpty();
  }
}

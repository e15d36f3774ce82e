package dev.trafficgenerator.json;

import static dev.trafficgenerator.json.SchemaAgreementTest.assertAgreed;
import static dev.trafficgenerator.json.SchemaAgreementTest.withSetting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.run.Country;
import dev.trafficgenerator.run.Mix;
import dev.trafficgenerator.run.Setting;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CountryMixJsonTest {
  private static final Mix<Country> TWO = new Mix<>(Map.of(Country.DE, 60.0, Country.US, 40.0));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"DE\":60,\"US\":40}",
        "{\"US\":\" 4e1 \",\"DE\":\"60.0\",\"FR\":\"\",\"GB\":null,\"XX\":null}",
        "\"{\\\"DE\\\":60,\\\"US\\\":40}\""
      })
  void anObjectOrAStringThatHoldsOneIsRead(String json) {
    assertThat(Sent.settings("\"XFF Countries\":" + json).countryMix()).isEqualTo(TWO);
    assertThat(Sent.settings("\"xff_countries\":" + json).countryMix()).isEqualTo(TWO);
  }

  @Test
  void setOnTheCommandLineItWinsOverTheBodys() {
    var request = Sent.read(Sent.config("\"XFF Countries\":{\"FR\":1}"));

    assertThat(
            Sent.valid(request.with(Map.of("xff_countries", "{\"DE\":60,\"US\":40}")).plan())
                .settings()
                .countryMix())
        .isEqualTo(TWO);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"\"", "\" \"", "{}", "\"{}\"", "{\"DE\":\"\"}"})
  void nothingIsWorldwide(String json) {
    assertThat(Sent.settings("\"XFF Countries\":" + json).countryMix()).isEqualTo(Mix.usual());
  }

  @Test
  void aCountryThatIsNotKnownIsToldWithThoseThatAre() {
    assertThat(Sent.told(Sent.config("\"XFF Countries\":{\"DE\":0,\"XX\":5}")))
        .singleElement()
        .asString()
        .startsWith(
            "/config/XFF Countries/XX is not a country that addresses are known of; there are AE,")
        .contains(", DE, DK, ")
        .endsWith(", ZA (5)");
  }

  @Test
  void everyProblemIsToldAtOnce() {
    String mix = "{\"DE\":\"many\",\"FR\":-1,\"GB\":1000000001,\"US\":[],\"de\":1}";

    assertThat(Sent.told(Sent.config("\"XFF Countries\":" + mix)))
        .containsExactlyInAnyOrder(
            "/config/XFF Countries/DE must be a number (many)",
            "/config/XFF Countries/FR must be from 0 to 1000000000 (-1)",
            "/config/XFF Countries/GB must be from 0 to 1000000000 (1000000001)",
            "/config/XFF Countries/US must be a number",
            "/config/XFF Countries/de is not a country that addresses are known of; there are "
                + String.join(
                    ", ", java.util.stream.Stream.of(Country.values()).map(Country::name).toList())
                + " (1)");
  }

  @Test
  void somewhereMustBeLeftToComeFrom() {
    assertThat(Sent.told(Sent.config("\"XFF Countries\":{\"DE\":0,\"US\":0.0}")))
        .containsExactly("/config/XFF Countries must give at least one country a weight above 0");
    assertThat(Sent.told("{\"xff_countries\":{\"DE\":0}," + Sent.URL + "," + Sent.SITEMAP + "}"))
        .containsExactly("/xff_countries must give at least one country a weight above 0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "true", "[]", "\"<5\"", "\"[]\"", "\"{\\\"DE\\\":\""})
  void whatIsNoObjectIsOneProblem(String json) {
    assertThat(Sent.told(Sent.config("\"XFF Countries\":" + json)))
        .singleElement()
        .asString()
        .startsWith("/config/XFF Countries must be an object such as {\"DE\":50,\"US\":50}");
  }

  @Test
  void anUpdateReplacesItOrGoesBackToWorldwide() {
    var before = Sent.plan(Sent.config("\"XFF Countries\":{\"FR\":1}"));

    var replaced = Sent.update("{\"XFF Countries\":{\"DE\":60,\"US\":40}}");
    assertThat(replaced.changed()).containsExactly(Setting.XFF_COUNTRIES);
    assertThat(Sent.valid(before.with(replaced)).settings().countryMix()).isEqualTo(TWO);
    assertThat(
            Sent.valid(before.with(Sent.update("{\"XFF Countries\":\"\"}")))
                .settings()
                .countryMix())
        .isEqualTo(Mix.usual());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'DE':60,'US':40}           | true",
        "{'DE':0,'FR':'1e3'}           | true",
        "{'GB':1000000000}              | true",
        "{'GB':1000000001}              | false",
        "{'GB':-0.5}                    | false",
        "{'GB':'lots'}                  | false",
        "{'GB':true}                    | false",
        "{'GB':null,'XX':''}         | true",
        "{'XX':1}                         | false",
        "{'de':1}                        | false",
        "{}                                  | true",
        "'{}'                                | true",
        "'null'                              | true",
        "'[]'                                | false",
        "'5'                                 | false",
      })
  void theSchemaIsOfTheSameMind(String value, boolean accepted) {
    assertAgreed(withSetting(Setting.XFF_COUNTRIES, value), accepted);
  }
}

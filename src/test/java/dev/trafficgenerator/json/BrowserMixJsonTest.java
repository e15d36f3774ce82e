package dev.trafficgenerator.json;

import static dev.trafficgenerator.json.SchemaAgreementTest.assertAgreed;
import static dev.trafficgenerator.json.SchemaAgreementTest.withSetting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.run.BrowserFamily;
import dev.trafficgenerator.run.Mix;
import dev.trafficgenerator.run.Setting;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrowserMixJsonTest {
  private static final Mix<BrowserFamily> TWO =
      new Mix<>(Map.of(BrowserFamily.CHROME, 60.0, BrowserFamily.SAFARI, 40.0));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"chrome\":60,\"safari\":40}",
        "{\"safari\":\" 4e1 \",\"chrome\":\"60.0\",\"edge\":\"\",\"firefox\":null,\"opera\":null}",
        "\"{\\\"chrome\\\":60,\\\"safari\\\":40}\""
      })
  void anObjectOrAStringThatHoldsOneIsRead(String json) {
    assertThat(Sent.settings("\"Browser Mix\":" + json).browserMix()).isEqualTo(TWO);
    assertThat(Sent.settings("\"browser_mix\":" + json).browserMix()).isEqualTo(TWO);
  }

  @Test
  void setOnTheCommandLineItWinsOverTheBodys() {
    var request = Sent.read(Sent.config("\"Browser Mix\":{\"edge\":1}"));

    assertThat(
            Sent.valid(request.with(Map.of("browser_mix", "{\"chrome\":60,\"safari\":40}")).plan())
                .settings()
                .browserMix())
        .isEqualTo(TWO);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"\"", "\" \"", "{}", "\"{}\"", "{\"chrome\":\"\"}"})
  void nothingIsTheMixOfUsage(String json) {
    assertThat(Sent.settings("\"Browser Mix\":" + json).browserMix()).isEqualTo(Mix.usual());
  }

  @Test
  void aFamilyThatIsNoneIsToldWithThoseThatThereAre() {
    assertThat(Sent.told(Sent.config("\"Browser Mix\":{\"chrome\":0,\"opera\":5}")))
        .containsExactly(
            "/config/Browser Mix/opera is not a family of browsers; there are chrome, edge, firefox,"
                + " safari (5)");
  }

  @Test
  void everyProblemIsToldAtOnce() {
    String mix =
        "{\"chrome\":\"many\",\"edge\":-1,\"firefox\":1000000001,\"safari\":[],\"Chrome\":1}";

    assertThat(Sent.told(Sent.config("\"Browser Mix\":" + mix)))
        .containsExactlyInAnyOrder(
            "/config/Browser Mix/chrome must be a number (many)",
            "/config/Browser Mix/edge must be from 0 to 1000000000 (-1)",
            "/config/Browser Mix/firefox must be from 0 to 1000000000 (1000000001)",
            "/config/Browser Mix/safari must be a number",
            "/config/Browser Mix/Chrome is not a family of browsers; there are chrome, edge,"
                + " firefox, safari (1)");
  }

  @Test
  void somebodyMustBeLeftToVisit() {
    assertThat(Sent.told(Sent.config("\"Browser Mix\":{\"chrome\":0,\"safari\":0.0}")))
        .containsExactly("/config/Browser Mix must give at least one family a weight above 0");
    assertThat(Sent.told("{\"browser_mix\":{\"chrome\":0}," + Sent.URL + "," + Sent.SITEMAP + "}"))
        .containsExactly("/browser_mix must give at least one family a weight above 0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "true", "[]", "\"<5\"", "\"[]\"", "\"{\\\"chrome\\\":\""})
  void whatIsNoObjectIsOneProblem(String json) {
    assertThat(Sent.told(Sent.config("\"Browser Mix\":" + json)))
        .singleElement()
        .asString()
        .startsWith("/config/Browser Mix must be an object such as {\"chrome\":60,\"safari\":40}");
  }

  @Test
  void anUpdateReplacesItOrGoesBackToUsage() {
    var before = Sent.plan(Sent.config("\"Browser Mix\":{\"edge\":1}"));

    var replaced = Sent.update("{\"Browser Mix\":{\"chrome\":60,\"safari\":40}}");
    assertThat(replaced.changed()).containsExactly(Setting.BROWSER_MIX);
    assertThat(Sent.valid(before.with(replaced)).settings().browserMix()).isEqualTo(TWO);
    assertThat(
            Sent.valid(before.with(Sent.update("{\"Browser Mix\":\"\"}"))).settings().browserMix())
        .isEqualTo(Mix.usual());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'chrome':60,'safari':40}           | true",
        "{'chrome':0,'edge':'1e3'}           | true",
        "{'firefox':1000000000}              | true",
        "{'firefox':1000000001}              | false",
        "{'firefox':-0.5}                    | false",
        "{'firefox':'lots'}                  | false",
        "{'firefox':true}                    | false",
        "{'firefox':null,'opera':''}         | true",
        "{'opera':1}                         | false",
        "{'Chrome':1}                        | false",
        "{}                                  | true",
        "'{}'                                | true",
        "'null'                              | true",
        "'[]'                                | false",
        "'5'                                 | false",
      })
  void theSchemaIsOfTheSameMind(String value, boolean accepted) {
    assertAgreed(withSetting(Setting.BROWSER_MIX, value), accepted);
  }
}

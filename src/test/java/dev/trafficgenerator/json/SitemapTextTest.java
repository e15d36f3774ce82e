package dev.trafficgenerator.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.run.RunPlan;
import dev.trafficgenerator.run.RunSettings;
import dev.trafficgenerator.run.Setting;
import dev.trafficgenerator.sitemap.Checked;
import dev.trafficgenerator.sitemap.Sitemap;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SitemapTextTest {
  private static final String GROUP =
      "{\"method\":\"GET\",\"paths\":[\"/a\"],\"traffic_type\":\"api\"}";
  private static final Sitemap CHANGED =
      read("{\"paths\":[" + GROUP.replace("/a", "/b") + "],\"global_headers\":{\"X\":\"1\"}}");

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Sitemap read(String text) {
    return switch (SitemapJson.read(bytes(text))) {
      case Checked.Valid<Sitemap>(var sitemap) -> sitemap;
      case Checked.Invalid<Sitemap>(var problems) -> throw new AssertionError(problems);
    };
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no JSON",
        "[]",
        "{\"paths\":[%s]}",
        "{\"sitemap\":{\"paths\":[%s]}}",
        "{\"config\":{\"Rate Limit\":3},\"sitemap\":{\"name\":\"n\",\"sitemap\":{\"paths\":[%s]}}}",
        "{\"sitemap\":\"{}\"}",
      })
  void whatWasReplacedIsReadBack(String before) {
    assertThat(read(SitemapText.replaced(before.replace("%s", GROUP), CHANGED))).isEqualTo(CHANGED);
  }

  @Test
  void whatStandsAroundTheSitemapStays() {
    String text =
        "{\"config\":{\"Rate Limit\":3},\"sitemap\":{\"name\":\"n\",\"sitemap\":"
            + "{\"_why\":\"because\",\"variables\":{},\"paths\":[%s]}}}";

    String after = SitemapText.replaced(text.replace("%s", GROUP), CHANGED);

    assertThat(after)
        .contains("\"Rate Limit\": 3", "\"name\": \"n\"", "\"_why\": \"because\"", "/b")
        .doesNotContain("variables", "/a");
  }

  @Test
  void aFileWithSettingsIsWrittenWithThem() throws Exception {
    byte[] sample = Files.readAllBytes(Path.of("sample-sitemaps/mixed-variables-auth.json"));
    StartRequest request = StartRequestJson.read(sample);
    RunPlan plan = plan(request);
    Map<Setting, String> settings = StartRequestJson.texts(plan.settings());
    String text = new String(SitemapJson.writePretty(plan.sitemap()), StandardCharsets.UTF_8);

    String file =
        SitemapText.startBody(request.name(), request.description(), Optional.of(settings), text);

    StartRequest again = StartRequestJson.read(bytes(file));
    assertThat(plan(again).settings()).isEqualTo(plan.settings());
    assertThat(plan(again).sitemap()).isEqualTo(plan.sitemap());
    assertThat(again.name()).isEqualTo(request.name());
    assertThat(again.description()).isEqualTo(request.description());
    assertThat(file)
        .contains("\"Simulated Users\": 40", "\"weight\": 4\n")
        .doesNotContain("Verify TLS", "Rate Limit");
  }

  @Test
  void aSettingThatIsWrongIsWrittenAsItWasTyped() {
    Map<Setting, String> settings = new EnumMap<>(StartRequestJson.texts(RunSettings.DEFAULTS));
    settings.put(Setting.RATE_LIMIT, "many");

    String file =
        SitemapText.startBody(
            Optional.empty(),
            Optional.empty(),
            Optional.of(settings),
            "{\"paths\":[" + GROUP + "]}");

    assertThat(file).contains("\"Rate Limit\": \"many\"");
    assertThat(StartRequestJson.read(bytes(file)).sitemap()).isInstanceOf(Checked.Valid.class);
  }

  @Test
  void aFileThatSaysNothingOfSettingsIsWrittenWithoutAny() {
    String sitemap = "{\"paths\":[" + GROUP + "]}";

    String named =
        SitemapText.startBody(Optional.of("n"), Optional.empty(), Optional.empty(), sitemap);
    String bare =
        SitemapText.startBody(Optional.empty(), Optional.empty(), Optional.empty(), sitemap);

    assertThat(named).isEqualTo("{\n  \"name\": \"n\",\n  \"sitemap\": " + sitemap + "\n}\n");
    assertThat(bare).isEqualTo("{\n  \"sitemap\": " + sitemap + "\n}\n");
    assertThat(StartRequestJson.read(bytes(bare)).hasSettings()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'paths':[]}                                                | false",
        "{'sitemap':{'paths':[]}}                                    | false",
        "{'name':'n','sitemap':{'sitemap':{'paths':[]}}}             | false",
        "{'config':{},'sitemap':{'paths':[]}}                        | true",
        "{'config':{'Rate Limit':3},'sitemap':{'paths':[]}}          | true",
        "{'Rate Limit':3,'sitemap':{'paths':[]}}                     | true",
        "no JSON                                                     | false",
      })
  void aBodyHasSettingsWhereItHasAPlaceForThem(String body, boolean has) {
    assertThat(StartRequestJson.read(bytes(body.replace('\'', '"'))).hasSettings()).isEqualTo(has);
  }

  private static RunPlan plan(StartRequest request) {
    return switch (request.plan()) {
      case Checked.Valid<RunPlan>(var plan) -> plan;
      case Checked.Invalid<RunPlan>(var problems) -> throw new AssertionError(problems);
    };
  }
}

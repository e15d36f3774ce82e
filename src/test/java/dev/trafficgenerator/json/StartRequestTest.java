package dev.trafficgenerator.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.run.RunPlan;
import dev.trafficgenerator.sitemap.Checked;
import dev.trafficgenerator.sitemap.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StartRequestTest {
  private static final String QUOTED = "\"{" + Sent.PATHS.replace("\"", "\\\"") + "}\"";
  private static final String CONFIG = Sent.URL + ",\"Rate Limit\":7";

  static Stream<String> shapes() {
    String wrapped = "{\"id\":1,\"name\":\"n\",\"sitemap\":{" + Sent.PATHS + "}}";
    String wrappedAndQuoted = "\"" + wrapped.replace("\"", "\\\"") + "\"";
    return Stream.of(
            "{" + Sent.PATHS + "}",
            wrapped,
            QUOTED,
            wrappedAndQuoted,
            "{\"name\":\"n\",\"sitemap\":" + QUOTED + "}",
            "{\"sitemap\":{\"sitemap\":" + QUOTED + "}}")
        .flatMap(sitemap ->
            Stream.of(
                "{\"config\":{" + CONFIG + "},\"sitemap\":" + sitemap + "}",
                "{" + CONFIG + ",\"sitemap\":" + sitemap + "}",
                "{\"config\":{" + Sent.URL + "},\"rate_limit\":\"7\",\"sitemap\":" + sitemap + "}",
                "{\"TG_URL\":\"http://h\",\"RATE_LIMIT\":7,\"sitemap\":" + sitemap + "}",
                "{\"config\":null," + CONFIG + ",\"sitemap\":" + sitemap + "}"));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void allShapesMeanTheSame(String body) {
    RunPlan plan = Sent.plan(body);
    RunPlan first = Sent.plan(Sent.body(CONFIG, "{" + Sent.PATHS + "}"));

    assertThat(plan.settings()).isEqualTo(first.settings());
    assertThat(plan.sitemap()).isEqualTo(first.sitemap());
    assertThat(plan.settings().rateLimit()).isEqualTo(7);
    assertThat(Sent.read(body).ignoredKeys()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'config':{'Rate Limit':1,'rate_limit':2,'RATE_LIMIT':3},'Rate Limit':4}",
        "{'config':{'rate_limit':1,'RATE_LIMIT':2},'Rate Limit':3}",
        "{'config':{'Rate Limit':null,'RATE_LIMIT':1},'Rate Limit':3}",
        "{'config':{'Rate Limit':null},'Rate Limit':1,'rate_limit':3}",
        "{'config':{},'rate_limit':1,'RATE_LIMIT':'no number'}",
      })
  void configWinsOverTheTopLevelAndATitleOverItsAliases(String body) {
    assertThat(Sent.update(body.replace('\'', '"')).settings().rateLimit()).isEqualTo(1);
  }

  static Stream<Arguments> pointers() {
    String bad = "{\"paths\":[{\"method\":\"FETCH\",\"paths\":[\" \"],\"traffic_type\":\"web\"}]}";
    String quoted = "\"" + bad.replace("\"", "\\\"") + "\"";
    String method = "/paths/0/method";
    String path = "/paths/0/paths/0";
    return Stream.of(
        Arguments.of(
            Sent.body(Sent.URL + ",\"Rate Limit\":0", bad),
            List.of("/sitemap" + method, "/config/Rate Limit", "/sitemap" + path)),
        Arguments.of(
            Sent.body(Sent.URL + ",\"RATE_LIMIT\":\"x\"", bad),
            List.of("/config/RATE_LIMIT", "/sitemap" + method, "/sitemap" + path)),
        Arguments.of(
            "{" + Sent.URL + ",\"rate_limit\":0,\"sitemap\":{\"sitemap\":" + bad + "}}",
            List.of("/sitemap/sitemap" + method, "/rate_limit", "/sitemap/sitemap" + path)),
        Arguments.of(
            "{\"rate_limit\":1,\"sitemap\":" + quoted + "}",
            List.of("/sitemap" + method, "/Traffic Generator URL", "/sitemap" + path)),
        Arguments.of(
            "{\"sitemap\":{\"sitemap\":" + quoted + "}}",
            List.of(
                "/sitemap/sitemap" + method,
                "/config/Traffic Generator URL",
                "/sitemap/sitemap" + path)),
        Arguments.of(bad, List.of(method, "/config/Traffic Generator URL", path)),
        Arguments.of(
            "{"
                + Sent.URL
                + ",\"sitemap\":{\"has_auth\":true,"
                + Sent.PATHS
                + ",\"auth\":{\"login_path\":\"\\n\",\"auth_type\":\"json_body\","
                + "\"credentials\":{\"json_body\":{}}}}}",
            List.of("/sitemap/auth/login_path")));
  }

  @ParameterizedTest
  @MethodSource("pointers")
  void pointersGoIntoTheBodyAsSent(String body, List<String> pointers) {
    assertThat(Sent.problems(Sent.read(body).plan()))
        .extracting(Problem::pointer)
        .containsExactlyElementsOf(pointers);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``                                | is empty where JSON is expected",
        "`  \n `                           | is empty where JSON is expected",
        "{                                 | is not valid JSON: it ends too early (line 1, column 2)",
        "`{\n \"a\": }`                    | is not valid JSON: Unexpected character ('}') (line 2, column 7)",
        "{'a':1}                           | is not valid JSON: Unexpected character (''') (line 1, column 2)",
        "{\"a\":tru}                       | is not valid JSON: Unrecognized token 'tru' (line 1, column 6)",
        "{\"a\":1} x                       | is not valid JSON: Unrecognized token 'x' (line 1, column 9)",
        "{} {}                             | is not valid JSON: something follows its end (line 1, column 4)",
        "{\"a\":1,\"a\":2}                 | is not usable JSON: it has the key \"a\" twice in one object (line 1, column 11)",
        "`{\"a\": \"\n\"}`                 | is not valid JSON: Illegal unquoted character ((CTRL-CHAR, code 10)): has to be escaped using backslash to be included in string value (line 1, column 8)",
        "[1,2                              | is not valid JSON: it ends too early (line 1, column 5)",
        "[}                                | is not valid JSON: Unexpected close marker '}' (line 1, column 2)",
        "{\"\\ud83d\":1}                   | is not valid JSON: Broken surrogate pair in field name (line 1, column 9)",
        "[]                                | must be a JSON object",
        "null                              | must be a JSON object",
        "\"text\"                          | must be a JSON object",
        "5                                 | must be a JSON object",
      })
  void aBodyThatIsNoJsonObjectHasOneClearProblem(String body, String message) {
    assertThat(Sent.told(body)).containsExactly(" " + message);
    assertThat(Sent.told(Sent.readUpdate(body).update())).containsExactly(" " + message);
    assertThat(Sent.told(Sent.read(body).sitemap())).containsExactly(" " + message);
    assertThat(Sent.told(Sent.read(body).settings())).containsExactly(" " + message);
  }

  @Test
  void deepNestingIsOneClearProblem() {
    String deep = "[".repeat(100_000) + "]".repeat(100_000);

    assertThat(Sent.told(deep))
        .singleElement()
        .asString()
        .startsWith(" is not readable JSON: it is nested deeper than 200 levels");
  }

  @Test
  void moreValuesThanMemoryIsForIsOneClearProblem() {
    assertThat(Sent.told("[" + "1,".repeat(8_000_000) + "1]"))
        .singleElement()
        .asString()
        .startsWith(" is not readable JSON: it holds more than 2000000 values");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e99999999999", "-1e-99999999999"})
  void aNumberThatNothingCanHoldIsOneClearProblem(String number) {
    assertThat(Sent.told(Sent.config("\"Rate Limit\":" + number)))
        .singleElement()
        .asString()
        .contains("number");
  }

  @Test
  void aNumberWithThousandsOfDigitsIsOneClearProblem() {
    assertThat(Sent.told(Sent.config("\"Rate Limit\":" + "9".repeat(2_000))))
        .singleElement()
        .asString()
        .startsWith(" is not readable JSON: it holds a number, name or text that is too long");
  }

  @Test
  void bytesThatAreNotUtf8AreOneClearProblem() {
    byte[] latin1 = {'{', '"', (byte) 0xE4, '"', ':', '1', '}'};

    assertThat(Sent.told(StartRequestJson.read(latin1).plan()))
        .containsExactly(" is not valid UTF-8");
  }

  @Test
  void aByteOrderMarkIsPassedOver() {
    assertThat(Sent.told("\uFEFF" + Sent.body(Sent.URL, "{" + Sent.PATHS + "}"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{URL}                            | /sitemap is required",
        "{URL,'sitemap':null}             | /sitemap is required",
        "{URL,'sitemap':' '}              | /sitemap is required",
        "{URL,'sitemap':'null'}           | /sitemap is required",
        "{URL,'sitemap':5}                | /sitemap must be an object, or a string that holds one as JSON (5)",
        "{URL,'sitemap':[]}               | /sitemap must be an object, or a string that holds one as JSON",
        "{URL,'sitemap':'[]'}             | /sitemap must be an object, or a string that holds one as JSON",
        "{URL,'sitemap':'{'}              | /sitemap is not valid JSON: it ends too early (line 1, column 2)",
        "{URL,'sitemap':{'sitemap':true}} | /sitemap/sitemap must be an object, or a string that holds one as JSON (true)",
        "{URL,'sitemap':{'name':'x'}}     | /sitemap/paths must hold at least one path, or paths_auth_req must",
        "{'config':5,SITEMAP}             | /config must be an object (5)",
        "{'config':'x',SITEMAP}           | /config must be an object (x)",
      })
  void aMissingOrMisshapenPartIsOneProblem(String template, String problem) {
    String body =
        template.replace('\'', '"').replace("URL", Sent.URL).replace("SITEMAP", Sent.SITEMAP);

    assertThat(Sent.told(body)).containsExactly(problem);
  }

  @Test
  void aSitemapIsNotUnwrappedForEver() {
    String deep = "{\"sitemap\":".repeat(9) + "{" + Sent.PATHS + "}" + "}".repeat(9);

    assertThat(Sent.told("{" + Sent.URL + "," + deep.substring(1)))
        .singleElement()
        .asString()
        .endsWith("/sitemap must not be wrapped more than 8 times");
  }

  @Test
  void allProblemsAreToldAtOnceAndNoneTwice() {
    String body =
        """
        {"config": {"Rate Limit": "12abc", "Simulated Users": 0, "Debug": "maybe",
                    "Minimum Session Length": 5, "Maximum Session Length": 1},
         "sitemap": {"paths": [{"method": "FETCH", "paths": [7, "", "/ok"], "traffic_type": "web"},
                               {"paths": "/"}, null],
                     "paths_auth_req": 5,
                     "variables": {"a-b": {"type": "range", "value": [1, 2]}, "v": {"type": "list"}}}}
        """;

    assertThat(Sent.told(body))
        .containsExactlyInAnyOrder(
            "/config/Rate Limit must be a whole number (12abc)",
            "/config/Debug must be true or false (maybe)",
            "/config/Traffic Generator URL is required",
            "/config/Simulated Users must be at least 1 (0)",
            "/config/Minimum Session Length must not be more than Maximum Session Length, which is"
                + " 1 (5)",
            "/sitemap/paths/0/method must be one of GET, POST, PUT, DELETE, PATCH, HEAD, OPTIONS"
                + " (FETCH)",
            "/sitemap/paths/0/paths/0 must be a string (7)",
            "/sitemap/paths/0/paths/1 must not be blank ()",
            "/sitemap/paths/1/method is required",
            "/sitemap/paths/1/traffic_type is required",
            "/sitemap/paths/1/paths must be an array",
            "/sitemap/paths/2 must be an object",
            "/sitemap/paths_auth_req must be an array",
            "/sitemap/variables/a-b must be named with ASCII letters, digits and _ only (a-b)",
            "/sitemap/variables/v/value is required");
  }

  @Test
  void thousandsOfProblemsAreToldUpToALimit() {
    String group = "{\"method\":\"FETCH\",\"paths\":[\"/\"],\"traffic_type\":\"web\"}";
    String body = Sent.body(Sent.URL, "{\"paths\":[" + (group + ",").repeat(5_000) + group + "]}");

    assertThat(Sent.told(body)).hasSize(1_001).last().asString().contains("more problems");
  }

  @Test
  void unknownKeysAreIgnoredAndToldUpToALimit() {
    String body =
        """
        {"config": {"Traffic Generator URL": "http://h", "x": 1, "TG_URL": "http://other"},
         "y": 2, "id": 7, "name": "n", "description": "d",
         "sitemap": {"author": "me", "sitemap": {"z": 3, "name": "inner",
           "path_headers_override": {"p": 1},
           "variables": {"v": {"type": "list", "value": [1], "note": ""}},
           "paths": [{"method": "GET", "paths": ["/"], "traffic_type": "web", "a/b": 1}]}}}
        """;
    String many =
        Stream.iterate(0, i -> i < 500, i -> i + 1)
            .map(i -> "\"k" + i + "\":0")
            .reduce((a, b) -> a + "," + b)
            .orElseThrow();

    assertThat(Sent.told(body)).isEmpty();
    assertThat(Sent.read(body).ignoredKeys())
        .containsExactlyInAnyOrder(
            "/config/x",
            "/config/TG_URL",
            "/y",
            "/sitemap/author",
            "/sitemap/sitemap/z",
            "/sitemap/sitemap/path_headers_override/p",
            "/sitemap/sitemap/variables/v/note",
            "/sitemap/sitemap/paths/0/a~1b");
    assertThat(Sent.read(Sent.config(many)).ignoredKeys()).hasSize(Reading.IGNORED_MAX);
  }

  @Test
  void theMetadataNearestToTheSitemapNamesIt() {
    String wrapped =
        "{\"name\":\"outer\",\"description\":\"said once\",\"sitemap\":{\"name\":\"inner\","
            + "\"description\":\" \",\"sitemap\":{"
            + Sent.PATHS
            + "}}}";

    assertThat(Sent.read(wrapped).name()).contains("inner");
    assertThat(Sent.read(wrapped).description()).contains("said once");
    assertThat(Sent.read("{" + Sent.PATHS + ",\"name\":5}").name()).isEmpty();
    assertThat(Sent.read("nonsense").name()).isEmpty();
    assertThat(Sent.read("nonsense").description()).isEmpty();
    assertThat(Sent.read("nonsense").ignoredKeys()).isEmpty();
  }

  @Test
  void aBareSitemapTakesItsSettingsFromOverrides() {
    StartRequest request = Sent.read("{" + Sent.PATHS + ",\"x\":1}");

    assertThat(Sent.told(request.plan()))
        .containsExactly("/config/Traffic Generator URL is required");
    assertThat(request.ignoredKeys()).containsExactly("/x");
    RunPlan plan = Sent.valid(request.with(Map.of("TG_URL", "http://h", "rate limit", "5")).plan());
    assertThat(plan.settings().rateLimit()).isEqualTo(5);
    assertThat(plan.settings().simulatedUsers()).isEqualTo(50);
  }

  @Test
  void overridesWinAndAreCheckedLikeTheRest() {
    StartRequest request = Sent.read(Sent.config("\"Rate Limit\":\"nonsense\",\"Debug\":true"));
    Map<String, String> overrides = new LinkedHashMap<>();
    overrides.put("rate_limit", "0");
    overrides.put("Rate Limitt", "7");
    overrides.put("Seed", "x");

    assertThat(Sent.valid(request.with(Map.of("Rate Limit", "9")).plan()).settings().rateLimit())
        .isEqualTo(9);
    assertThat(Sent.valid(request.with(Map.of("Rate Limit", " ")).plan()).settings().rateLimit())
        .isEqualTo(100);
    assertThat(Sent.problems(request.with(overrides).plan()))
        .extracting(Problem::pointer, Problem::value)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("--set Rate Limitt", null),
            org.assertj.core.groups.Tuple.tuple("--set Seed", "x"),
            org.assertj.core.groups.Tuple.tuple("--set rate_limit", "0"));
    assertThat(Sent.told(request.with(overrides).settings()))
        .contains("--set Seed must be a whole number (x)")
        .element(0)
        .asString()
        .startsWith("--set Rate Limitt is not a setting; there are: Traffic Generator URL, ");
    assertThat(Sent.told(request.plan()))
        .containsExactly("/config/Rate Limit must be a whole number (nonsense)");
  }

  @Test
  void ofTwoOverridesForOneSettingTheTitleWins() {
    for (List<String> order :
        List.of(List.of("Rate Limit", "RATE_LIMIT"), List.of("RATE_LIMIT", "Rate Limit"))) {
      Map<String, String> overrides = new LinkedHashMap<>();
      order.forEach(key -> overrides.put(key, key.equals("Rate Limit") ? "1" : "2"));

      assertThat(
              Sent.valid(
                      Sent.read("{" + Sent.URL + "," + Sent.SITEMAP + "}").with(overrides).plan())
                  .settings()
                  .rateLimit())
          .isEqualTo(1);
    }
  }

  @Test
  void anEditorReadsWhatCannotBeRunYet() {
    StartRequest draft = Sent.read("{\"config\":{\"Rate Limit\":0},\"sitemap\":{\"paths\":[]}}");

    assertThat(Sent.valid(draft.settings()).rateLimit()).isZero();
    assertThat(Sent.valid(draft.sitemap()).paths()).isEmpty();
    assertThat(draft.plan()).isInstanceOf(Checked.Invalid.class);
    assertThat(Sent.told(Sent.read("{\"x\":1}").sitemap())).containsExactly("/sitemap is required");
    assertThat(Sent.told(Sent.read("{\"sitemap\":{\"paths\":5}}").sitemap()))
        .containsExactly("/sitemap/paths must be an array");
  }

  @Test
  void anUpdateIsPartial() {
    assertThat(Sent.update("{}").changed()).isEmpty();
    assertThat(Sent.update("{}").sitemap()).isEmpty();
    assertThat(Sent.update("{\"SIM_USERS\":\"5\"}").settings().simulatedUsers()).isEqualTo(5);
    assertThat(Sent.update("{\"sitemap\":{" + Sent.PATHS + "}}").sitemap()).isPresent();
    assertThat(Sent.update("{" + Sent.PATHS + "}").sitemap()).isPresent();
    assertThat(Sent.told(Sent.readUpdate("{\"SIM_USERS\":\"x\",\"sitemap\":7}").update()))
        .containsExactly(
            "/SIM_USERS must be a whole number (x)",
            "/sitemap must be an object, or a string that holds one as JSON (7)");
    assertThat(Sent.readUpdate("{\"z\":1}").ignoredKeys()).containsExactly("/z");
  }

  @Test
  void anUpdatesProblemsPointIntoItsBody() {
    UpdateRequest request =
        Sent.readUpdate(
            "{\"rate_limit\":\"0\",\"TG_URL\":\"https://a:b@h\",\"sitemap\":{\"sitemap\":{}}}");

    assertThat(
            request.asSent(
                List.of(
                    new Problem("/config/Rate Limit", "must be at least 1", 0),
                    new Problem("/config/Traffic Generator URL", "must not hold a user name"),
                    new Problem("/config/Minimum Session Length", "must not be more than", 5),
                    new Problem("/sitemap/paths", "must hold"),
                    new Problem("/elsewhere", "is odd"))))
        .containsExactly(
            new Problem("/rate_limit", "must be at least 1", "0"),
            new Problem("/TG_URL", "must not hold a user name"),
            new Problem("/Minimum Session Length", "must not be more than", 5),
            new Problem("/sitemap/sitemap/paths", "must hold"),
            new Problem("/elsewhere", "is odd"));
  }
}

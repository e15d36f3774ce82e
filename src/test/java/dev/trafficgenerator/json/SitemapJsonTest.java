package dev.trafficgenerator.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trafficgenerator.sitemap.Body;
import dev.trafficgenerator.sitemap.HeaderOverride;
import dev.trafficgenerator.sitemap.HttpMethod;
import dev.trafficgenerator.sitemap.PathGroup;
import dev.trafficgenerator.sitemap.Sitemap;
import dev.trafficgenerator.sitemap.TrafficType;
import dev.trafficgenerator.sitemap.Variable;
import dev.trafficgenerator.sitemap.Variable.Scalar;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SitemapJsonTest {
  private static final String FULL =
      """
      {
        "has_auth": true,
        "paths": [
          {
            "method": "GET",
            "paths": ["/", "/items/@item?page=@page"],
            "traffic_type": "web"
          },
          {
            "method": "POST",
            "paths": ["/api/orders"],
            "traffic_type": "api",
            "body": { "item": "@item", "price": 1.50 },
            "headers": { "X-Trace": "@page", "Accept": "application/json" },
            "weight": 2.5
          }
        ],
        "paths_auth_req": [
          {
            "method": "PUT",
            "paths": ["/me"],
            "traffic_type": "api",
            "body": "name=@name"
          }
        ],
        "auth": {
          "auth_method": "POST",
          "auth_path": "/login",
          "auth_type": "form_data",
          "credentials": {
            "body_params": { "user": "@name", "password": "s3cret" }
          },
          "token_path": "/data/token",
          "form_page": "/login?next=/"
        },
        "global_headers": { "X-B": "2", "X-A": "1" },
        "path_headers_override": {
          "paths": ["/items/@x"],
          "headers": { "Cache-Control": "no-cache" }
        },
        "variables": {
          "item": { "type": "list", "value": ["a", 2, 2.50, true, null, "3"] },
          "page": { "type": "range", "value": [-1, 10] }
        }
      }
      """;

  @Test
  void aWholeSitemapIsWrittenAsItWasRead() {
    Sitemap sitemap = Sent.valid(SitemapJson.read(Sent.utf8(FULL)));

    assertThat(new String(SitemapJson.writePretty(sitemap), StandardCharsets.UTF_8))
        .isEqualTo(FULL);
    assertThat(Sent.valid(SitemapJson.read(SitemapJson.write(sitemap)))).isEqualTo(sitemap);
    assertThat(SitemapJson.write(sitemap)).asString().doesNotContain("\n").contains("s3cret");
  }

  @Test
  void aWholeSitemapMeansWhatItSays() {
    Sitemap sitemap = Sent.valid(SitemapJson.read(Sent.utf8(FULL)));
    PathGroup orders = sitemap.paths().get(1);

    assertThat(orders.method()).isEqualTo(HttpMethod.POST);
    assertThat(orders.trafficType()).isEqualTo(TrafficType.API);
    assertThat(orders.body()).isEqualTo(new Body.Json("{\"item\":\"@item\",\"price\":1.50}"));
    assertThat(orders.headers().keySet()).containsExactly("X-Trace", "Accept");
    assertThat(orders.weight()).isEqualTo(2.5);
    assertThat(sitemap.pathsAuthReq().getFirst().body()).isEqualTo(new Body.Text("name=@name"));
    assertThat(sitemap.globalHeaders().keySet()).containsExactly("X-B", "X-A");
    assertThat(sitemap.pathHeadersOverride())
        .isEqualTo(new HeaderOverride(List.of("/items/@x"), Map.of("Cache-Control", "no-cache")));
    assertThat(sitemap.variables())
        .containsExactly(
            Map.entry(
                "item",
                new Variable.Choice(
                    List.of(
                        new Scalar("a", true),
                        new Scalar("2", false),
                        new Scalar("2.50", false),
                        new Scalar("true", false),
                        new Scalar("null", false),
                        new Scalar("3", true)))),
            Map.entry("page", new Variable.Range(-1, 10)));
  }

  @Test
  void anEmptySitemapIsShort() {
    Sitemap empty =
        new Sitemap(
            false, List.of(), List.of(), Optional.empty(), Map.of(), HeaderOverride.NONE, Map.of());

    assertThat(SitemapJson.write(empty)).asString().isEqualTo("{\"has_auth\":false,\"paths\":[]}");
    assertThat(Sent.valid(SitemapJson.read(SitemapJson.write(empty)))).isEqualTo(empty);
  }

  @ParameterizedTest
  @EnumSource
  void everyMethodIsReadInAnyCase(HttpMethod method) {
    for (String name : List.of(method.name(), method.name().toLowerCase(Locale.ROOT), " Get ")) {
      String group = "[{\"method\":\"%s\",\"paths\":[],\"traffic_type\":\" API \"}]";
      PathGroup read =
          Sent.sitemapOf("\"paths_auth_req\":" + group.formatted(name)).pathsAuthReq().getFirst();
      assertThat(read.method()).isEqualTo(name.equals(" Get ") ? HttpMethod.GET : method);
      assertThat(read.trafficType()).isEqualTo(TrafficType.API);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'weight':0           | weight must be more than 0 and at most 1000000000 (0.0)",
        "'weight':-1          | weight must be more than 0 and at most 1000000000 (-1.0)",
        "'weight':'heavy'     | weight must be a number (heavy)",
        "'weight':true        | weight must be a number (true)",
        "'weight':NaN         | weight must be a finite number (NaN)",
        "'weight':1e400       | weight must be more than 0 and at most 1000000000 (1.0E30)",
        "'body':5             | body must be a string, an object or an array (5)",
        "'body':true          | body must be a string, an object or an array (true)",
        "'body':[NaN]         | body/0 must be a finite number (NaN)",
        "'body':{'a':-Infinity} | body/a must be a finite number (-Infinity)",
        "'body':'\\ud83d'     | body must not hold half a character (an unpaired surrogate)",
        "'headers':'X: y'     | headers must be an object",
        "'headers':{'X':[]}   | headers/X must be a string, number or boolean",
        "'headers':{'X Y':1}  | headers/X Y must be a header name: ASCII letters, digits and !#$%&'*",
      })
  void aMemberThatIsWrongIsNamed(String member, String problem) {
    String members = member.replace('\'', '"');
    String group = "[{\"method\":\"GET\",\"paths\":[],\"traffic_type\":\"web\"," + members + "}]";

    assertThat(Sent.told(Sent.sitemap("\"paths_auth_req\":" + group)))
        .singleElement()
        .asString()
        .startsWith("/sitemap/paths_auth_req/0/" + problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "1       | 1",
        "'2.5'  | 2.5",
        "' 3 ' | 3",
        "''      | 1",
        "null    | 1",
        "0.001   | 0.001",
      })
  void aWeightMayBeAString(String json, double weight) {
    String group =
        "[{\"method\":\"GET\",\"paths\":[],\"traffic_type\":\"web\",\"weight\":%s}]"
            .formatted(json.replace('\'', '"'));

    assertThat(Sent.sitemapOf("\"paths_auth_req\":" + group).pathsAuthReq().getFirst().weight())
        .isEqualTo(weight);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "null            | None[]",
        "''              | None[]",
        "' '             | Text[text= ]",
        "'a=b'           | Text[text=a=b]",
        "[]              | Json[json=[]]",
        "{'b':[1,{}]}    | Json[json={'b':[1,{}]}]",
        "{'n':1e5}       | Json[json={'n':1E+5}]",
        "{'n':0.10}      | Json[json={'n':0.10}]",
        "{'n':12345678901234567890123} | Json[json={'n':12345678901234567890123}]",
      })
  void aBodyIsTextOrJson(String json, String body) {
    String group =
        "[{\"method\":\"POST\",\"paths\":[],\"traffic_type\":\"api\",\"body\":%s}]"
            .formatted(json.replace('\'', '"'));

    assertThat(Sent.sitemapOf("\"paths_auth_req\":" + group).pathsAuthReq().getFirst().body())
        .hasToString(body.replace('\'', '"'));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "5                                | must be an object with type and value",
        "{'type':'list'}                  | /value is required",
        "{'value':[1]}                    | /type is required",
        "{'type':'set','value':[1]}       | /type must be one of list, range, uuid, sequence, timestamp, random_string, csv, faker (set)",
        "{'type':'list','value':[]}       | /value must hold at least one value",
        "{'type':'list','value':'a'}      | /value must be an array",
        "{'type':'list','value':[1,[2]]}  | /value/1 must be a string, number, boolean or null",
        "{'type':'range','value':[1]}     | /value must be [low, high]",
        "{'type':'range','value':'1-5'}   | /value must be [low, high] (1-5)",
        "{'type':'range','value':[1,2,3]} | /value must be [low, high]",
        "{'type':'range','value':[1,'x']} | /value/1 must be a whole number (x)",
        "{'type':'range','value':[1.5,2]} | /value/0 must be a whole number (1.5)",
        "{'type':'range','value':[null,2]}| /value/0 must be a whole number",
        "{'type':'range','value':[5,2]}   | /value must be [low, high] with low not above high, was [5, 2]",
        "{'type':'range','value':[0,1e19]}| /value/1 must be a whole number of at most 18 digits (1E+19)",
        "{'type':'csv'}                   | /value is required",
        "{'type':'csv','value':[1]}       | /value must be a string",
        "{'type':'faker'}                 | /value is required",
        "{'type':'faker','value':'Ann'}   | /value must hold an expression of Datafaker, such as #{name.fullName} (Ann)",
        "{'type':'sequence','start':'x'}  | /start must be a whole number (x)",
        "{'type':'sequence','step':0}     | /step must not be 0 (0)",
        "{'type':'timestamp','offset':'x'}| /offset must be a number (x)",
        "{'type':'random_string','length':0}         | /length must be from 1 to 1024 (0)",
        "{'type':'random_string','length':[1]}       | /length must be a length or [shortest, longest]",
        "{'type':'random_string','length':[1,'x']}   | /length/1 must be a whole number (x)",
        "{'type':'random_string','alphabet':'greek'} | /alphabet must be one of alphanumeric, hex, letters, digits (greek)",
        "{'type':'random_string','alphabet':'hex','characters':'ab'} | /characters must not stand beside alphabet: either names the characters (ab)",
      })
  void aVariableThatIsWrongIsNamed(String json, String problem) {
    String space = problem.startsWith("/") ? "" : " ";

    assertThat(Sent.told(Sent.sitemap("\"variables\":{\"v\":" + json.replace('\'', '"') + "}")))
        .containsExactly("/sitemap/variables/v" + space + problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'type':'LIST','value':[1e3,1e-3,1e99,'x']} | 1000 0.001 1E+99 x",
        "{'type':' List ','value':[false]}           | false",
      })
  void aListsNumbersAreWrittenAsPeopleDo(String json, String texts) {
    var variables =
        Sent.sitemapOf("\"variables\":{\"v\":" + json.replace('\'', '"') + "}").variables();

    assertThat(variables.get("v"))
        .isInstanceOfSatisfying(
            Variable.Choice.class,
            it ->
                assertThat(it.values().stream().map(Scalar::text))
                    .containsExactly(texts.split(" ")));
  }

  static java.util.stream.Stream<org.junit.jupiter.params.provider.Arguments> kinds() {
    var ofTen = new Variable.Sequence(10, -5, java.util.OptionalLong.of(0));
    var unix = new Variable.Timestamp("unix", java.time.Duration.ofMillis(-1_500));
    var standard = Variable.RandomString.DEFAULT;
    return java.util.Map.<String, Variable>ofEntries(
            Map.entry("{'type':'UUID','value':1}", new Variable.Uuid()),
            Map.entry("{'type':'sequence','start':' ','end':null}", Variable.Sequence.DEFAULT),
            Map.entry("{'type':'sequence','start':'10','step':-5.0,'end':'0'}", ofTen),
            Map.entry("{'type':'timestamp','format':''}", Variable.Timestamp.DEFAULT),
            Map.entry("{'type':'timestamp','format':'unix','offset':'-1.5'}", unix),
            Map.entry("{'type':'random_string','alphabet':''}", standard),
            Map.entry(
                "{'type':'random_string','length':'8','alphabet':'HEX'}",
                new Variable.RandomString(8, 8, "0123456789abcdef")),
            Map.entry(
                "{'type':'random_string','length':[1,'2'],'characters':' ab'}",
                new Variable.RandomString(1, 2, " ab")),
            Map.entry("{'type':'csv','value':'a~1'}", new Variable.Csv("a\n1")),
            Map.entry(
                "{'type':'faker','value':'#{name.fullName}','locale':' de '}",
                new Variable.Faker("#{name.fullName}", "de")))
        .entrySet()
        .stream()
        .map(it -> org.junit.jupiter.params.provider.Arguments.of(it.getKey(), it.getValue()));
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.MethodSource("kinds")
  void eachKindIsReadWithItsDefaults(String quoted, Variable variable) {
    String json = quoted.replace('\'', '"').replace("~", "\\n");

    assertThat(Sent.sitemapOf("\"variables\":{\"v\":" + json + "}").variables())
        .containsExactly(Map.entry("v", variable));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[1,5]", "[\"1\",\" 5 \"]", "[1.0,\"5.0\"]"})
  void aRangesEndsMayBeStrings(String json) {
    assertThat(
            Sent.sitemapOf("\"variables\":{\"v\":{\"type\":\"Range\",\"value\":" + json + "}}")
                .variables())
        .containsExactly(Map.entry("v", new Variable.Range(1, 5)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"global_headers\":null",
        "\"global_headers\":\"\"",
        "\"variables\":\"\"",
        "\"paths_auth_req\":\" \"",
        "\"path_headers_override\":null",
        "\"path_headers_override\":\"\"",
        "\"path_headers_override\":{}",
        "\"auth\":\"\"",
        "\"auth\":{}",
        "\"auth\":null,\"has_auth\":\"no\"",
        "\"has_auth\":null",
        "\"has_auth\":\"\"",
      })
  void whatATemplateLeavesEmptyIsMissing(String member) {
    assertThat(Sent.sitemapOf(member)).isEqualTo(Sent.sitemapOf("\"x\":1"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'global_headers':[]              | global_headers must be an object",
        "'variables':[]                   | variables must be an object",
        "'path_headers_override':[]       | path_headers_override must be an object",
        "'path_headers_override':{'paths':'/x'} | path_headers_override/paths must be an array",
        "'paths_auth_req':[null]          | paths_auth_req/0 must be an object",
        "'paths_auth_req':{}              | paths_auth_req must be an array",
        "'paths_auth_req':[{'method':'GET','traffic_type':'api'}] | paths_auth_req/0/paths is required",
        "'paths_auth_req':[{'method':'GET','traffic_type':'tcp','paths':[]}] | paths_auth_req/0/traffic_type must be one of web, api (tcp)",
        "'paths_auth_req':[{'method':' ','traffic_type':'api','paths':[]}] | paths_auth_req/0/method is required ( )",
        "'paths_auth_req':[{'method':5,'traffic_type':'api','paths':[]}] | paths_auth_req/0/method must be a string (5)",
        "'paths_auth_req':[{'method':'GET','traffic_type':'api','paths':[null]}] | paths_auth_req/0/paths/0 must be a string",
        "'has_auth':'perhaps'             | has_auth must be true or false (perhaps)",
        "'has_auth':true                  | auth is required when has_auth is true",
        "'has_auth':'yes','auth':{}       | auth is required when has_auth is true",
      })
  void aPartThatIsWrongIsNamed(String member, String problem) {
    assertThat(Sent.told(Sent.sitemap(member.replace('\'', '"'))))
        .containsExactly("/sitemap/" + problem);
  }

  @Test
  void headerValuesMayBeAnyScalarAndNullsAreLeftOut() {
    String headers = "{\"A\":1,\"B\":true,\"C\":null,\"D\":1.50}";

    assertThat(Sent.sitemapOf("\"global_headers\":" + headers).globalHeaders())
        .containsExactly(Map.entry("A", "1"), Map.entry("B", "true"), Map.entry("D", "1.50"));
  }

  @Test
  void whatClaimsToBeJsonAndIsNotIsABug() {
    var group =
        new PathGroup(
            HttpMethod.POST,
            List.of(),
            new Body.Json("{\"id\": @id}"),
            TrafficType.API,
            Map.of(),
            1);
    Sitemap sitemap =
        new Sitemap(
            false,
            List.of(group),
            List.of(),
            Optional.empty(),
            Map.of(),
            HeaderOverride.NONE,
            Map.of());

    assertThatThrownBy(() -> SitemapJson.write(sitemap))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is not valid JSON");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"abc | \"abc\"", "NaN | \"NaN\"", "[1] | \"[1]\"", "5 | 5"})
  void anUnquotedValueThatIsNoScalarIsQuoted(String text, String json) {
    Sitemap sitemap =
        new Sitemap(
            false,
            List.of(),
            List.of(),
            Optional.empty(),
            Map.of(),
            HeaderOverride.NONE,
            Map.of("v", new Variable.Choice(List.of(new Scalar(text, false)))));

    assertThat(SitemapJson.write(sitemap)).asString().contains("\"value\":[" + json + "]");
  }
}

package dev.trafficgenerator.json;

import static dev.trafficgenerator.json.SchemaAgreementTest.CONFIG;
import static dev.trafficgenerator.json.SchemaAgreementTest.GROUP;
import static dev.trafficgenerator.json.SchemaAgreementTest.assertAgreed;
import static dev.trafficgenerator.json.SchemaAgreementTest.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trafficgenerator.sitemap.Expectation;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a path group expects: the program and the schema are of one mind.
class ExpectationSchemaTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'expect':{'status':200}                 | true",
        "'expect':{'status':[200,'2xx',' 4XX ','301.0',204.0,null,'']} | true",
        "'expect':{'status':99}                  | false",
        "'expect':{'status':600}                 | false",
        "'expect':{'status':200.5}               | false",
        "'expect':{'status':'20x'}               | false",
        "'expect':{'status':true}                | false",
        "'expect':{'status':[[200]]}             | false",
        "'expect':{'json_pointer':'/data/0'}     | true",
        "'expect':{'json_pointer':['/a~1b','']}  | true",
        "'expect':{'json_pointer':'/a~2'}        | false",
        "'expect':{'json_pointer':['a']}         | false",
        "'expect':{'json_pointer':5}             | false",
        "'expect':{'contains':['Welcome',null]}  | true",
        "'expect':{'contains':5}                 | false",
        "'expect':{'contains':{}}                | false",
        "'expect':{'color':'red'}                | true",
        "'expect':{}                             | true",
        "'expect':''                             | true",
        "'expect':null                           | true",
        "'expect':'200'                          | false",
        "'expect':[200]                          | false",
      })
  void expectations(String member, boolean accepted) {
    String group = GROUP.formatted("," + member);
    assertAgreed(json("{" + CONFIG + ",'sitemap':{'paths':[" + group + "]}}"), accepted);
  }

  @Test
  void anExpectationHasABound() {
    for (int size : List.of(Expectation.MOST, Expectation.MOST + 1)) {
      String statuses = String.join(",", Collections.nCopies(size, "200"));
      String group = GROUP.formatted(",'expect':{'status':[" + statuses + "]}");
      String body = json("{" + CONFIG + ",'sitemap':{'paths':[" + group + "]}}");
      assertAgreed(body, size <= Expectation.MOST);
    }
    for (int blanks : List.of(Expectation.MOST - 1, Expectation.MOST)) {
      for (String member : List.of("status", "json_pointer", "contains")) {
        String values = String.join(",", Collections.nCopies(blanks, "''")) + ",null";
        String group = GROUP.formatted(",'expect':{'" + member + "':[" + values + "]}");
        String body = json("{" + CONFIG + ",'sitemap':{'paths':[" + group + "]}}");
        assertAgreed(body, blanks + 1 <= Expectation.MOST);
      }
    }
    for (int length : List.of(Expectation.CHARACTERS_MAX, Expectation.CHARACTERS_MAX + 1)) {
      String group = GROUP.formatted(",'expect':{'contains':'" + "x".repeat(length) + "'}");
      String body = json("{" + CONFIG + ",'sitemap':{'paths':[" + group + "]}}");
      assertAgreed(body, length <= Expectation.CHARACTERS_MAX);
    }
  }

  /// Keys of a path group that a reader looks at, as the sitemap's reader knows them.
  @Test
  void everyKeyOfAPathGroupIsDescribed() {
    JsonNode group =
        SchemaVerdict.tree(new String(SchemaJson.sitemap(), StandardCharsets.UTF_8))
            .at("/$defs/PathGroup/properties");

    assertThat(group.properties().stream().map(Map.Entry::getKey))
        .containsExactlyInAnyOrderElementsOf(SitemapReading.GROUP_KEYS);
  }
}

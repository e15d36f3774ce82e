package dev.trafficgenerator.engine.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.engine.Plans;
import dev.trafficgenerator.engine.planning.Template.Place;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTest {
  private final SplittableRandom random = new SplittableRandom(1);

  private static final Variables VARIABLES = variables();

  private static Variables variables() {
    Map<String, dev.trafficgenerator.sitemap.Variable> variables = new LinkedHashMap<>();
    variables.put("id", Plans.choice("7"));
    variables.put("id2", Plans.choice("8"));
    variables.put("name", Plans.choice("a b&c=d/é\"\\~*+@"));
    variables.put("lines", Plans.choice("x\ny\tz\r\u0001"));
    variables.put("_", Plans.choice("under"));
    variables.put("row", new dev.trafficgenerator.sitemap.Variable.Csv("id,name\n5,\"x, y\"\n"));
    return new Variables(variables);
  }

  private String expand(String text, Place place) {
    return Template.compile(text, place, VARIABLES).expand(VARIABLES.newValues(), random);
  }

  @ParameterizedTest
  @CsvSource({
    "nothing here, nothing here",
    "/u/@id, /u/7",
    "/u/@id/@id2, /u/7/8",
    // The longest name counts, also when a shorter one is defined.
    "@id2, 8",
    "@id2x, @id2x",
    "@id-2, 7-2",
    "@id@id2, 78",
    "@idé, 7é",
    "@_, under",
    // Of a table a column.
    "@row.id/@row.name-, '5/x, y-'",
    "@row.id.html, 5.html",
    "@id.name, 7.name",
    "@row.nam, @row.nam",
    "@row, @row",
    "@row., @row.",
    // What is not defined stays.
    "me@example.com, me@example.com",
    "@, @",
    "@ id, @ id",
    "ends with @, ends with @",
    "@ID, @ID",
    // Two are one, and no variable.
    "@@id, @id",
    "me@@id.com, me@id.com",
    "@@@id, @7",
    "@@@@, @@",
    "@nobody@@, @nobody@"
  })
  void variablesAreFilledIn(String text, String expanded) {
    assertThat(expand(text, Place.TEXT)).isEqualTo(expanded);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "URL | /s?q=@name | /s?q=a%20b%26c%3Dd%2F%C3%A9%22%5C~%2A%2B%40",
        "FORM | q=@name&x=1 | q=a+b%26c%3Dd%2F%C3%A9%22%5C%7E*%2B%40&x=1",
        "HEADER | v=@name | v=a b&c=d/é\"\\~*+@",
        "TEXT | v=@name | v=a b&c=d/é\"\\~*+@",
        "JSON | {\"n\":\"@name\"} | {\"n\":\"a b&c=d/é\\\"\\\\~*+@\"}",
        "JSON | {\"n\":\"@lines\"} | {\"n\":\"x\\ny\\tz\\r\\u0001\"}",
        "JSON | {\"n\":@id} | {\"n\":7}",
        "JSON | {\"n\":@row.id,\"m\":\"@row.name\"} | {\"n\":5,\"m\":\"x, y\"}",
        "URL | /s?q=@row.name | /s?q=x%2C%20y",
        "JSON | {\"n\":@name} | {\"n\":a b&c=d/é\"\\~*+@}",
        "JSON | {\"a\":\"x\\\"@id\",\"b\":@id} | {\"a\":\"x\\\"7\",\"b\":7}",
        "JSON | {\"@id\":\"@name\"} | {\"7\":\"a b&c=d/é\\\"\\\\~*+@\"}",
        "JSON | \"me@@id\" | \"me@id\"",
        // Quotes and backslashes mean nothing outside of JSON.
        "TEXT | \"\\@id\" | \"\\7\"",
        "HEADER | \"C:\\@id\" | \"C:\\7\"",
        "URL | /\"\\@id | /\"\\7"
      })
  void valuesAreEncodedForThePlaceTheyStandIn(Place place, String text, String expanded) {
    assertThat(expand(text, place)).isEqualTo(expanded);
  }

  @Test
  void aNameHasOneValueInARequestAndAnotherInTheNext() {
    var variables =
        new Variables(
            Map.of("n", new dev.trafficgenerator.sitemap.Variable.Range(0, Long.MAX_VALUE)));
    Template template = Template.compile("@n @n", Place.TEXT, variables);
    Variables.Values values = variables.newValues();

    String first = template.expand(values, random);
    String again = template.expand(values, random);
    values.reset();
    String next = template.expand(values, random);

    assertThat(first).isEqualTo(again).isNotEqualTo(next);
    assertThat(first.split(" ")[0]).isEqualTo(first.split(" ")[1]);
  }

  @Test
  void aTextWithoutVariablesIsConstant() {
    assertThat(Template.compile("a@@b@nobody", Place.URL, VARIABLES).isConstant()).isTrue();
    assertThat(Template.compile("a@@b@nobody", Place.URL, VARIABLES).constant())
        .isEqualTo("a@b@nobody");
    assertThat(Template.compile("@id", Place.URL, VARIABLES).isConstant()).isFalse();
  }

  /// What Datafaker invents may be of any alphabet.
  @Test
  void aHeaderIsLeftWithoutWhatItCannotCarry() {
    var invented =
        new Variables(
            Map.of(
                "n", new dev.trafficgenerator.sitemap.Variable.Faker("#{numerify 'ä€𝄞#'}", "")));

    assertThat(Template.compile("@n", Place.HEADER, invented).expand(invented.newValues(), random))
        .matches("ä\\?\\?\\?[0-9]");
    assertThat(Template.compile("@n", Place.TEXT, invented).expand(invented.newValues(), random))
        .matches("ä€𝄞[0-9]");
  }
}

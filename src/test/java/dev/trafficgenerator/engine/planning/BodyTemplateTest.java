package dev.trafficgenerator.engine.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.engine.Plans;
import dev.trafficgenerator.sitemap.Body;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodyTemplateTest {
  private final Variables variables = new Variables(Map.of("v", Plans.choice("a b\"é")));

  private BodyTemplate text(String text, String writtenType) {
    return BodyTemplate.of(new Body.Text(text), writtenType, variables);
  }

  private String sent(BodyTemplate body) {
    return new String(
        body.bytes(variables.newValues(), new SplittableRandom(1)), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"a\":1} | application/json",
        "[1,2] | application/json",
        "{\"a\":@v} | application/json",
        "12 | application/json",
        "a=b&c=d | application/x-www-form-urlencoded",
        "a=b | application/x-www-form-urlencoded",
        "a= | application/x-www-form-urlencoded",
        "a=&b=@v | application/x-www-form-urlencoded",
        "token=YWJj==&x=1 | application/x-www-form-urlencoded",
        "user[name]=x&user[age]=7 | application/x-www-form-urlencoded",
        "q=two words | application/x-www-form-urlencoded",
        "two words=x | text/plain",
        "hello | text/plain",
        "a=b& | application/x-www-form-urlencoded",
        "&a=b | text/plain",
        "=b | text/plain",
        "a&b=c | text/plain",
        "<a b=\"c\"/> | text/plain",
        "if (a == b) | text/plain",
        "{\"a\":1,} | text/plain"
      })
  void theTypeOfATextIsGuessed(String text, String type) {
    assertThat(text(text, null).contentType()).isEqualTo(type);
  }

  @Test
  void aFormWithALineBreakInItIsText() {
    assertThat(text("a=b\nc=d", null).contentType()).isEqualTo("text/plain");
    assertThat(text(" a=b&c=d\n", null).contentType())
        .isEqualTo("application/x-www-form-urlencoded");
  }

  @Test
  void aFormOfAHundredThousandPairsIsAForm() {
    assertThat(text("a=b" + "&c=d".repeat(100_000), null).contentType())
        .isEqualTo("application/x-www-form-urlencoded");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "x=@v | application/x-www-form-urlencoded | x=a+b%22%C3%A9",
        "x=@v | Application/X-WWW-Form-Urlencoded; charset=utf-8 | x=a+b%22%C3%A9",
        "x=@v | text/plain | x=a b\"é",
        "{\"x\":\"@v\"} | application/vnd.api+json | {\"x\":\"a b\\\"é\"}",
        "{\"x\":\"@v\"} | text/plain | {\"x\":\"a b\"é\"}"
      })
  void aWrittenTypeBeatsTheGuessAndDecidesOnTheEncoding(String text, String type, String sent) {
    BodyTemplate body = text(text, type);

    assertThat(body.contentType()).isEqualTo(type);
    assertThat(sent(body)).isEqualTo(sent);
  }

  @Test
  void anObjectOrArrayIsJsonWhateverItLooksLike() {
    BodyTemplate body = BodyTemplate.of(new Body.Json("{\"x\":\"@v\"}"), null, variables);

    assertThat(body.contentType()).isEqualTo("application/json");
    assertThat(sent(body)).isEqualTo("{\"x\":\"a b\\\"é\"}");
  }

  @Test
  void noBodyIsNone() {
    assertThat(BodyTemplate.of(Body.NONE, "text/plain", variables)).isNull();
  }

  @Test
  void aBodyWithoutVariablesIsTheSameBytesEachTime() {
    BodyTemplate constant = text("same", null);

    assertThat(constant.bytes(variables.newValues(), new SplittableRandom(1)))
        .isSameAs(constant.bytes(variables.newValues(), new SplittableRandom(2)));
    assertThat(text("@v", null).constant()).isNull();
  }
}

package dev.trafficgenerator.console.sitemap.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.sitemap.Problem;
import dev.trafficgenerator.sitemap.Variable.Scalar;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinesTest {

  @Test
  void headersAreReadInTheirOrder() {
    var read = Lines.headers("X-B: 2\n\n X-A :http://a:1 \nEmpty:");

    assertThat(read.value().orElseThrow())
        .containsExactly(
            Map.entry("X-B", "2"), Map.entry("X-A", "http://a:1"), Map.entry("Empty", ""));
    assertThat(Lines.headers(Lines.text(read.value().orElseThrow())).value())
        .isEqualTo(read.value());
  }

  @ParameterizedTest
  @CsvSource({
    "'A: 1\nnonsense', 2, sitemap.field.header",
    "': 1', 1, sitemap.field.header",
    "'A: 1\nA: 2', 2, sitemap.field.header.twice",
  })
  void aLineThatIsNoHeaderIsNamed(String text, int line, String problem) {
    var read = Lines.headers(text);

    assertThat(read.value()).isEmpty();
    assertThat(read.line()).isEqualTo(line);
    assertThat(read.problem()).isEqualTo(problem);
  }

  @Test
  void valuesKeepTheirKind() {
    List<Scalar> values =
        List.of(
            new Scalar("lamp", true),
            new Scalar("1", false),
            new Scalar("1", true),
            new Scalar("-2.50", false),
            new Scalar("true", false),
            new Scalar("true", true),
            new Scalar(" a ", true),
            new Scalar("", true),
            new Scalar("\"q\"", true),
            new Scalar("01", true));

    assertThat(Lines.values(Lines.valueText(values))).isEqualTo(values);
    assertThat(Lines.valueText(values)).startsWith("lamp\n1\n\"1\"\n-2.50\ntrue\n\"true\"\n");
  }

  @Test
  void statusesAndClassesStandSideBySide() {
    var read = Lines.statuses(" 200, 3xx 404");

    assertThat(Lines.statusText(read.value().orElseThrow())).isEqualTo("200 3xx 404");
    assertThat(Lines.statuses("").value().orElseThrow()).isEmpty();
    assertThat(Lines.statuses("20").problem()).isEqualTo("sitemap.field.status");
  }

  @Test
  void pathsStandOneALine() {
    assertThat(Lines.paths(" /a \n\n/b?q=@x")).containsExactly("/a", "/b?q=@x");
  }

  @Test
  void aFieldHasItsOwnProblemsAndThoseInsideOnly() {
    var own = new Problem("/paths/1", "a");
    var inside = new Problem("/paths/1/weight", "b");
    var other = new Problem("/paths/10", "c");

    assertThat(Lines.below(List.of(own, inside, other), "/paths/1")).containsExactly(own, inside);
  }
}

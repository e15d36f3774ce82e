package dev.trafficgenerator.engine.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.engine.Plans;
import dev.trafficgenerator.sitemap.Variable;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VariablesTest {
  private final SplittableRandom random = new SplittableRandom(1);

  private Set<String> draw(Variable variable, int times) {
    var variables = new Variables(Map.of("v", variable));
    Variables.Values values = variables.newValues();
    Set<String> drawn = new HashSet<>();
    for (int i = 0; i < times; i++) {
      values.reset();
      drawn.add(values.get(0, random));
    }
    return drawn;
  }

  @ParameterizedTest
  @CsvSource({
    "1, 3",
    "0, 0",
    "-2, 1",
    "9223372036854775805, 9223372036854775807",
    "9223372036854775807, 9223372036854775807",
    "-9223372036854775808, -9223372036854775806",
    "-9223372036854775808, -9223372036854775808"
  })
  void aRangeIncludesBothEndsAndNothingBeyond(long low, long high) {
    Set<String> all = new HashSet<>();
    for (long value = low; ; value++) {
      all.add(Long.toString(value));
      if (value == high) {
        break;
      }
    }

    assertThat(draw(new Variable.Range(low, high), 500)).isEqualTo(all);
  }

  @Test
  void theWidestRangesCanBeDrawnFrom() {
    assertThat(draw(new Variable.Range(Long.MIN_VALUE, Long.MAX_VALUE), 100).size()).isEqualTo(100);
    assertThat(draw(new Variable.Range(Long.MIN_VALUE, 0), 100))
        .allMatch(value -> Long.parseLong(value) <= 0);
    assertThat(draw(new Variable.Range(0, Long.MAX_VALUE), 100))
        .allMatch(value -> Long.parseLong(value) >= 0);
  }

  @Test
  void eachOfAListIsDrawn() {
    assertThat(draw(Plans.choice("a", "b", "c"), 500)).containsExactlyInAnyOrder("a", "b", "c");
  }

  @Test
  void aNameIsFoundByItsWholeSelf() {
    var variables = new Variables(Map.of("v", Plans.choice("x")));

    assertThat(variables.indexOf("v")).isZero();
    assertThat(variables.indexOf("V")).isEqualTo(-1);
    assertThat(variables.indexOf("")).isEqualTo(-1);
  }

  @Test
  void allColumnsOfARequestAreOfOneRow() {
    var variables = new Variables(Map.of("row", new Variable.Csv("a,b\n1,x1\n2,x2\n3,x3\n")));
    Variables.Values values = variables.newValues();
    Set<String> rows = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      values.reset();
      String b = values.get(variables.indexOf("row.b"), random);
      assertThat(b).isEqualTo("x" + values.get(variables.indexOf("row.a"), random));
      rows.add(b);
    }

    assertThat(rows).containsExactlyInAnyOrder("x1", "x2", "x3");
    assertThat(variables.indexOf("row")).isEqualTo(-1);
    assertThat(variables.indexOf("row.c")).isEqualTo(-1);
  }

  @Test
  void oneValuePerNamePerRequest() {
    var variables = new Variables(Map.of("n", Variable.Sequence.DEFAULT));
    Variables.Values values = variables.newValues();

    assertThat(values.get(0, random)).isEqualTo("1");
    assertThat(values.get(0, random)).isEqualTo("1");
    values.reset();
    assertThat(values.get(0, random)).isEqualTo("2");
  }
}

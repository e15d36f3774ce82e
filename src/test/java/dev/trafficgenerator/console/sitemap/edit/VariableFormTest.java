package dev.trafficgenerator.console.sitemap.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.sitemap.Problems;
import dev.trafficgenerator.sitemap.Variable;
import dev.trafficgenerator.value.VariableCheck;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class VariableFormTest {

  static Stream<Variable> variables() {
    return Stream.of(
        new Variable.Range(-3, 7),
        new Variable.Uuid(),
        new Variable.Sequence(5, -2, OptionalLong.of(-9)),
        Variable.Sequence.DEFAULT,
        new Variable.Timestamp("yyyy", Duration.ofMillis(-1_500)),
        new Variable.RandomString(8, 8, "abc "),
        new Variable.RandomString(8, 12, "0123456789"),
        new Variable.Csv("a,b\n1,2\n"),
        new Variable.Faker("#{name.fullName}", "de"));
  }

  @ParameterizedTest
  @MethodSource("variables")
  void whatIsShownMeansWhatItWas(Variable variable) {
    VariableKind kind = VariableKind.of(variable);
    Map<String, String> texts = VariableForm.texts(variable);

    assertThat(texts.keySet()).containsExactlyInAnyOrderElementsOf(kind.fields());
    assertThat(VariableForm.read(kind, texts))
        .isEqualTo(new VariableForm.Read(Optional.of(variable), Map.of()));
  }

  @ParameterizedTest
  @EnumSource
  void aNewOneOfEachKindIsRight(VariableKind kind) {
    var problems = new Problems();

    VariableCheck.check(kind.first(), "", problems);

    assertThat(VariableKind.of(kind.first())).isEqualTo(kind);
    assertThat(problems.list()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "RANGE, low, x, sitemap.field.whole",
    "SEQUENCE, end, 1.5, sitemap.field.whole",
    "TIMESTAMP, offset, soon, sitemap.field.seconds",
    "TIMESTAMP, offset, 1e999999999999999999999, sitemap.field.seconds",
    "RANDOM_STRING, length, '', sitemap.field.length",
    "RANDOM_STRING, length, 8 to 9, sitemap.field.length"
  })
  void whatCannotBeReadIsSaidAtItsField(
      VariableKind kind, String field, String text, String message) {
    var texts = new java.util.HashMap<>(VariableForm.texts(kind.first()));
    texts.put(field, text);

    assertThat(VariableForm.read(kind, texts))
        .isEqualTo(new VariableForm.Read(Optional.empty(), Map.of(field, message)));
  }

  @Test
  void blanksMeanTheUsual() {
    assertThat(
            VariableForm.read(
                    VariableKind.RANDOM_STRING, Map.of("length", " 16 ", "characters", ""))
                .variable())
        .contains(Variable.RandomString.DEFAULT);
    assertThat(
            VariableForm.read(VariableKind.TIMESTAMP, Map.of("format", "iso", "offset", " "))
                .variable())
        .contains(Variable.Timestamp.DEFAULT);
  }
}

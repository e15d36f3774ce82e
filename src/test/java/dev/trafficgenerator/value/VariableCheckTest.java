package dev.trafficgenerator.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.sitemap.Problem;
import dev.trafficgenerator.sitemap.Problems;
import dev.trafficgenerator.sitemap.Variable;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class VariableCheckTest {

  private static List<String> found(Variable variable) {
    var problems = new Problems();
    var table = VariableCheck.check(variable, "/v", problems);
    if (variable instanceof Variable.Csv) {
      assertThat(table.isPresent()).isEqualTo(problems.isEmpty());
    }
    return problems.list().stream().map(it -> it.pointer() + " " + it.message()).toList();
  }

  private static Variable sequence(long start, long step, long end) {
    return new Variable.Sequence(start, step, OptionalLong.of(end));
  }

  private static Variable time(String format, long offsetMillis) {
    return new Variable.Timestamp(format, Duration.ofMillis(offsetMillis));
  }

  static Stream<Variable> right() {
    return Stream.of(
        new Variable.Uuid(),
        Variable.Sequence.DEFAULT,
        sequence(5, 1, 5),
        sequence(0, -2, -10),
        new Variable.Sequence(9_007_199_254_740_991L, 1, OptionalLong.empty()),
        time("iso", 0),
        time("unix", -1_000_000_000_000L),
        time("unix_ms", 1_000_000_000_000L),
        time("EEE, dd MMM yyyy HH:mm:ss 'GMT'", 500),
        Variable.RandomString.DEFAULT,
        new Variable.RandomString(1, 1_024, "€"),
        new Variable.Csv("a\n1"),
        new Variable.Faker("#{name.fullName} of #{Address.city}", "de-CH"),
        new Variable.Faker("#{number.numberBetween '1','10000000000'}", ""),
        new Variable.Faker("#{regexify '[a-z]{3,9}@[a-z]+'}", "en_GB"));
  }

  @ParameterizedTest
  @MethodSource("right")
  void whatIsRightIsLeftAlone(Variable variable) {
    assertThat(found(variable)).isEmpty();
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        Arguments.of(sequence(1, 0, 5), "/v/step must not be 0"),
        Arguments.of(sequence(2, 1, 1), "/v/end must not be below start"),
        Arguments.of(sequence(1, -1, 2), "/v/end must not be above start, as step is negative"),
        Arguments.of(
            new Variable.Sequence(Long.MIN_VALUE, 1, OptionalLong.empty()),
            "/v/start must be from -9007199254740991 to 9007199254740991"),
        Arguments.of(
            time("iso", 1_000_000_000_001L),
            "/v/offset must be from -1000000000 to 1000000000 seconds"),
        Arguments.of(time("", 0), "/v/format must be iso, unix, unix_ms or a pattern"),
        Arguments.of(time("iso8601", 0), "/v/format must be iso, unix, unix_ms or a pattern"),
        Arguments.of(time("yyyy\nMM", 0), "/v/format must not hold control characters"),
        Arguments.of(time("y".repeat(101), 0), "/v/format must be at most 100 characters"),
        Arguments.of(new Variable.RandomString(0, 1, "a"), "/v/length must be from 1 to 1024"),
        Arguments.of(new Variable.RandomString(1, 1_025, "a"), "/v/length must be from 1 to 1024"),
        Arguments.of(
            new Variable.RandomString(3, 2, "a"), "/v/length must be [shortest, longest] with"),
        Arguments.of(
            new Variable.RandomString(1, 1, ""), "/v/characters must hold at least one character"),
        Arguments.of(
            new Variable.RandomString(1, 1, "a".repeat(1_001)),
            "/v/characters must hold at most 1000 characters"));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void whatIsWrongIsSaidWhereItStands(Variable variable, String said) {
    assertThat(found(variable)).singleElement().asString().startsWith(said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``                 | must hold the columns' names, then at least one row",
        "a,b                | must hold the columns' names, then at least one row",
        "a b~1              | must have columns named with ASCII letters, digits and _ only",
        "a,~1,2             | must have columns named with ASCII letters, digits and _ only",
        "a,a~1,2            | must not have two columns named a",
        "a,b~1,2~3          | must have 2 fields in line 3, as the columns are a, b; has 1",
        "a,b~1,2,3          | must have 2 fields in line 2, as the columns are a, b; has 3",
        "a~\"1              | must be comma-separated values: ",
        "a~\"1\"2           | must be comma-separated values: "
      })
  void aTableThatIsNoneSaysWhy(String text, String said) {
    assertThat(found(new Variable.Csv(text.replace('~', '\n'))))
        .singleElement()
        .asString()
        .startsWith("/v/value " + said);
  }

  @Test
  void aTableHasLimits() {
    String rows = "a\n" + "1\n".repeat(Variable.Csv.ROWS_MAX);
    String names =
        String.join(",", IntStream.rangeClosed(0, 100).mapToObj(it -> "c" + it).toList());
    String row = "1,".repeat(100) + "1";

    assertThat(found(new Variable.Csv(rows))).isEmpty();
    assertThat(found(new Variable.Csv(rows + "1\n")))
        .containsExactly("/v/value must hold at most 100000 rows");
    assertThat(found(new Variable.Csv(names + "\n" + row)))
        .containsExactly("/v/value must hold at most 100 columns, holds 101");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Ann                           | | value must hold an expression of Datafaker",
        "#{}                           | | value must hold an expression of Datafaker",
        "#{name.fullName               | | value must hold an expression of Datafaker",
        "#{name.fulName}               | | value must be of Datafaker's expressions, and #{name.fulName} is none; did you mean #{name.fullName}?",
        "hi #{nme.full_nam}            | | value must be of Datafaker's expressions, and #{nme.full_nam} is none; did you mean #{name.fullName}?",
        "#{qqqqqqqqqqq.x}              | | value must be of Datafaker's expressions, and #{qqqqqqqqqqq.x} is none",
        "#{name}                       | | value must be of Datafaker's expressions",
        "#{number.numberBetween '1'}   | | value must be of Datafaker's expressions, and #{number.numberBetween '1'} is none",
        "#{name.fullName}              | xx      | locale must be a language that Datafaker speaks",
        "#{name.fullName}              | english | locale must be a language that Datafaker speaks",
        "#{name.fullName}              | d e     | locale must be a language that Datafaker speaks",
        "#{lorem.characters '2000000000'} | | value must not ask for a length of more than 99999",
        "#{lo_rem.characters '2000000000'} | | value must not ask for a length of more than 99999",
        "#{lorem.characters '99999'}   | | value must not take more than 20000 random choices",
        "#{regexify '(a{999}){9999}'}  | | value must not repeat so much in a regular expression",
        "#{regexify '((a+)+)*a{2,}'}   | | value must not repeat so much in a regular expression"
      })
  void anExpressionThatIsNoneIsToldWithTheMend(String expression, String locale, String said) {
    assertThat(found(new Variable.Faker(expression, locale == null ? "" : locale)))
        .singleElement()
        .asString()
        .startsWith("/v/" + said);
  }

  @Test
  void aProblemShowsTheExpression() {
    var problems = new Problems();

    VariableCheck.check(new Variable.Faker("#{nme.x}", ""), "/v", problems);

    assertThat(problems.list()).extracting(Problem::value).containsExactly("#{nme.x}");
  }
}

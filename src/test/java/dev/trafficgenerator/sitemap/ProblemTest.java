package dev.trafficgenerator.sitemap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemTest {

  @Test
  void namesInPointersAreEscaped() {
    assertThat(Problem.below("/a", "b/c~d")).isEqualTo("/a/b~1c~0d");
    assertThat(Problem.below("/a", 3)).isEqualTo("/a/3");
  }

  @Test
  void aLongValueIsCut() {
    Object value = new Problem("", "", "x".repeat(5_000)).value();

    assertThat(value).isEqualTo("x".repeat(99) + "…");
  }

  @Test
  void aValueIsNotCutThroughACharacter() {
    Object value = new Problem("", "", "x".repeat(98) + "😀".repeat(3)).value();

    assertThat(value).isEqualTo("x".repeat(98) + "…");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://me:secret@h/", "see https://me@h", "//me:secret@h/x"})
  void aUrlWithUserInfoIsNotRepeated(String url) {
    assertThat(new Problem("", "", url).value()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://h/@name", "/users/@id", "me@example.com", "a//b/c@d"})
  void anAtSignElsewhereIsNoUserInfo(String text) {
    assertThat(new Problem("", "", text).value()).isEqualTo(text);
  }

  @Test
  void numbersAndBooleansStayWhatTheyAre() {
    assertThat(new Problem("", "", 7).value()).isEqualTo(7);
    assertThat(new Problem("", "", true).at("/x").value()).isEqualTo(true);
  }

  @Test
  void problemsAreKeptUpToALimit() {
    var problems = new Problems();
    assertThat(problems.isEmpty()).isTrue();
    for (int i = 0; i < Problems.PROBLEMS_MAX + 10; i++) {
      problems.add("/" + i, "is wrong", i);
    }

    assertThat(problems.list()).hasSize(Problems.PROBLEMS_MAX + 1);
    assertThat(problems.list().getLast().message()).contains("more problems than the 1000");
  }
}

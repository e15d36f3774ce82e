package dev.trafficgenerator.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trafficgenerator.run.CountingSite;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InventionTest {

  /// Expressions reach `addUrl` of Datafaker, which fetches words from anywhere.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "#{addUrl 'en','%s'}",
        "#{fakeValuesService.addUrl 'en','%s'}",
        "#{getFaker.addUrl 'en','%s'}",
        "#{options.option '#{addUrl ''en'',''%s''}'}"
      })
  void noExpressionFetchesAnything(String expression) {
    try (var site = new CountingSite()) {
      var invention = new Invention(Locale.of("en", "NZ"));
      String words = site.url() + "/" + expression.length() + ".yml";

      assertThatThrownBy(() -> invention.text(expression.formatted(words), new SplittableRandom(1)))
          .isInstanceOf(RuntimeException.class);
      assertThat(invention.text("#{name.fullName}", new SplittableRandom(1))).contains(" ");

      assertThat(site.arrived()).isZero();
    }
  }
}

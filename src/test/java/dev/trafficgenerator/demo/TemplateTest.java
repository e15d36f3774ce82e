package dev.trafficgenerator.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTest {

  @Test
  void fillsInPlacesEscapedOrRaw() {
    var template = new Template("<a title='{{t}}'>{{{body}}}</a>{{t}}");

    assertThat(template.fill(Map.of("t", "a<\"b\">&'c'", "body", "<b>1</b>")))
        .isEqualTo(
            "<a title='a&lt;&quot;b&quot;&gt;&amp;&#39;c&#39;'><b>1</b></a>"
                + "a&lt;&quot;b&quot;&gt;&amp;&#39;c&#39;");
  }

  @Test
  void aValueIsNotLookedThroughForPlaces() {
    assertThat(new Template("{{a}}").fill(Map.of("a", "{{b}}"))).isEqualTo("{{b}}");
  }

  @Test
  void aMissingValueOrResourceIsABug() {
    assertThatThrownBy(() -> new Template("{{a}}").fill(Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a");
    assertThatThrownBy(() -> Template.load("pages/none.html"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gzip | true",
        "br, GZIP ;q=0.5 | true",
        "gzip;q=1.0 | true",
        "gzip;q=0 | false",
        "gzip; q=0.00 | false",
        "br | false",
        "xgzip | false",
        "'' | false"
      })
  void gzipIsUsedWhereItIsAllowed(String acceptEncoding, boolean accepted) {
    assertThat(Content.acceptsGzip(acceptEncoding)).isEqualTo(accepted);
    assertThat(Content.acceptsGzip(null)).isFalse();
  }
}

package dev.trafficgenerator.engine.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.engine.Plans;
import dev.trafficgenerator.engine.planning.RequestPlanner;
import dev.trafficgenerator.metrics.RunMetrics;
import dev.trafficgenerator.run.RunSettings;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinksTest {
  private static List<String> links(String html, @Nullable Predicate<String> clickable) {
    byte[] bytes = html.getBytes(StandardCharsets.UTF_8);
    return Page.read(bytes, Plans.TARGET + "/a/page", Page.Depth.WHOLE, clickable).links();
  }

  private static List<String> links(String html) {
    return links(html, _ -> true);
  }

  @ParameterizedTest
  @CsvSource({
    "<a href=/x>x</a>, /x",
    "<a href=y?z=1&amp;w=2#part>x</a>, /a/y?z=1&w=2",
    "<A HREF='//shop.test:8080'>x</A>, /",
    "<a href='//shop.test:8080?q=1'>x</a>, /?q=1",
    "<a href='two words'>x</a>, /a/two%20words",
    "<base href=/b/><a href=x>x</a>, /b/x",
    "<p>unclosed <a href=/x>one, /x",
    "<div><a class=big href=/x><img src=/i.png></a></div>, /x"
  })
  void aLinkLeadsTo(String html, String url) {
    assertThat(links(html)).containsExactly(Plans.TARGET + url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<a>x</a>",
        "<a href>x</a>",
        "<a href=https://shop.test:8080/x>x</a>",
        "<a href=http://other.test/x>x</a>",
        "<a href=mailto:a@shop.test>x</a>",
        "<a href='javascript:go()'>x</a>",
        "<a href='http://['>x</a>",
        "<!-- <a href=/x>x</a> -->",
        "<script>'<a href=/x>x</a>'</script>",
        "<template><a href=/x>x</a></template>",
        "<abbr href=/x>x</abbr>",
        "<a href=/x hidden>x</a>",
        "<a href=/x style='color:red; Display : none'>x</a>",
        "<a href=/x style='visibility:hidden'>x</a>",
        "<a href=/x aria-hidden=true>x</a>",
        "<a href=/x download>x</a>"
      })
  void noLinkThatAPersonClicks(String html) {
    assertThat(links(html)).isEmpty();
  }

  @Test
  void eachIsTakenOnceInTheOrderOfThePage() {
    assertThat(links("<a href=/b>1</a><a href=/a>2</a><a href=/b#c>3</a>"))
        .containsExactly(Plans.TARGET + "/b", Plans.TARGET + "/a");
  }

  @Test
  void onlyThoseThatMayBeClickedCountAndNotMoreThanTheLimit() {
    String html =
        IntStream.range(0, 200)
            .mapToObj(i -> "<a href=/" + (i % 2 == 0 ? "even" : "odd") + i + ">x</a>")
            .collect(Collectors.joining());

    List<String> odd = links(html, url -> url.contains("odd"));

    assertThat(odd).hasSize(Links.MAX).allMatch(url -> url.contains("odd"));
  }

  @Test
  void whereNobodyClicksThereAreNone() {
    assertThat(links("<a href=/x>x</a>", null)).isEmpty();
  }

  @Test
  @Timeout(20)
  void aPageThatMeansHarmTakesNoLongerThanAnyOther() {
    var site = new Plans.Site().web("/@a-@b-@c").variable("a", "1");
    site.variable("b", "1").variable("c", "1");
    RunSettings.Builder settings = Plans.settings().habits(it -> it.followLinks(true));
    var planner =
        new RequestPlanner(Plans.plan(settings, site.build()), new RunMetrics(System::nanoTime));
    var html = new StringBuilder();
    for (int i = 0; i < 1_100; i++) {
      html.append("<a href='/").append("-".repeat(1_800)).append(i).append("/'>x</a>");
    }

    assertThat(links(html.toString(), planner.clickable())).isEmpty();
    assertThat(links("<a href=/x-y-z>x</a>", planner.clickable())).hasSize(1);
  }
}

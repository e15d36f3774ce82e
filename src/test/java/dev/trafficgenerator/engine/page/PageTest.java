package dev.trafficgenerator.engine.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.engine.Plans;
import dev.trafficgenerator.engine.planning.PageAnswer;
import dev.trafficgenerator.visitor.Purpose;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {
  private static final String PAGE = "http://shop.test:8080/a/page.html?x=1";
  private static final String NO_ICON = "<link rel=icon href='data:,'>";

  private static List<Resource> read(String html, String url) {
    return Page.resources(html.getBytes(StandardCharsets.UTF_8), url, Page.Depth.WHOLE);
  }

  private static List<Resource> resources(String html) {
    return read(NO_ICON + html, PAGE);
  }

  private static List<String> urls(String html) {
    return resources(html).stream().map(it -> it.url().replace(Plans.TARGET, "")).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "<link rel=stylesheet href=/s.css> | STYLE | /s.css",
        "<link rel='StyleSheet alternate' href=s.css> | STYLE | /a/s.css",
        "<link rel=preload as=style href=/s.css> | PRELOADED_STYLE | /s.css",
        "<link rel=preload as=font href=/f.woff2> | PRELOADED_FONT | /f.woff2",
        "<link rel=preload as=SCRIPT href=/j.js> | PRELOADED_SCRIPT | /j.js",
        "<link rel=preload as=image href=/i.png> | LATER_IMAGE | /i.png",
        "<link rel=modulepreload href=/m.js> | PRELOADED_MODULE | /m.js",
        "<link rel='shortcut icon' href=/f.ico> | ICON | /f.ico",
        "<script src=../j.js></script> | SCRIPT | /j.js",
        "<script async defer src=/j.js></script> | ASYNC_SCRIPT | /j.js",
        "<script defer src=/j.js></script> | DEFERRED_SCRIPT | /j.js",
        "<script type=module async src=/m.js></script> | MODULE_SCRIPT | /m.js",
        "<p>x</p><script src=/end.js></script> | LATE_SCRIPT | /end.js",
        "<img loading=LAZY src=/far.png> | LAZY_IMAGE | /far.png",
        "<img src='i.png?v=2#part'> | IMAGE | /a/i.png?v=2",
        "<img srcset='small.png 1x, big.png 2x'> | IMAGE | /a/small.png",
        "<img src=i.png srcset='small.png 1x'> | IMAGE | /a/small.png",
        "<img src=i.png srcset='small.png'> | IMAGE | /a/small.png",
        "<img src=i.png srcset='big.png 2x'> | IMAGE | /a/i.png",
        "<img src=i.png srcset='s.png 640w, l.png 1280w, x.png 2560w'> | IMAGE | /a/l.png",
        "<img srcset='s.png 320w, l.png 1280w' sizes=300px> | IMAGE | /a/s.png",
        "<img srcset='s.png 320w, l.png 1280w' sizes='(max-width: 900px) 9px, 50vw'> | IMAGE | /a/l.png",
        "<img srcset='s.png 320w, l.png 1280w' sizes='(min-width: 900px) 25vw, 900px'> | IMAGE | /a/s.png",
        "<img srcset='s.png 320w, l.png 1280w' sizes='auto, calc(1px)'> | IMAGE | /a/l.png",
        "<img src='two words.png'> | IMAGE | /a/two%20words.png",
        "<img src=//shop.test:8080/x.png> | IMAGE | /x.png",
        "<img src=http://user@shop.test:8080/x.png> | IMAGE | /x.png",
        "<IMG SRC=HTTP://SHOP.TEST:8080/x.png> | IMAGE | /x.png",
        "<base href=/b/><img src=i.png> | IMAGE | /b/i.png",
        "<base href=/b/><style>p{background:url(i.png)}</style> | STYLE_IMAGE | /b/i.png"
      })
  void aPageIsMadeOf(String html, Purpose purpose, String url) {
    assertThat(urls(html.replace("HTTP://SHOP.TEST:8080", Plans.TARGET))).containsExactly(url);
    assertThat(resources(html)).allMatch(it -> it.purpose() == purpose);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<img src=http://other.test/x.png>",
        "<img src=https://shop.test:8080/x.png>",
        "<img src=http://shop.test:8081/x.png>",
        "<img src=http://shop.test/x.png>",
        "<img src=http://shop.test:8080.evil.test/x.png>",
        "<img src=http://shop.test:8080@evil.test/x.png>",
        "<img src=//other.test/x.png>",
        "<img src='data:image/png;base64,AAAA'>",
        "<img src=''>",
        "<img srcset=''>",
        "<img src='http://['>",
        "<script src='javascript:alert(1)'></script>",
        "<script>var a = '<img src=/x.png>'</script>",
        "<!-- <img src=/x.png> -->",
        "<link rel=preload as=fetch href=/x.json>",
        "<link rel=preload href=/x>",
        "<link rel=preconnect href=/>",
        "<link rel=canonical href=/x>",
        "<link rel=apple-touch-icon href=/x.png>",
        "<link href=/x.css>",
        "<a href=/x>link</a>",
        "<script src=></script>",
        "<link rel=stylesheet href>",
        "<link rel=preload as=font href=' '>",
        "<iframe src=''></iframe>",
        "<iframe src='page.html?x=1#top'></iframe>",
        "<video><source src=/x.mp4></video>",
        "<base href=http://other.test/><img src=x.png>"
      })
  void aPageIsNotMadeOf(String html) {
    assertThat(resources(html)).isEmpty();
  }

  @Test
  void eachResourceIsFetchedOnceInTheOrderOfThePage() {
    assertThat(urls("<img src=/b><img src=/a><img src=/b#x><img src=/c>"))
        .containsExactly("/b", "/a", "/c");
  }

  @Test
  void noMoreThanAHundredAreFetched() {
    var html = new StringBuilder();
    for (int i = 0; i < 1_000; i++) {
      html.append("<img src=/").append(i).append('>');
    }

    assertThat(resources(html.toString())).hasSize(100);
  }

  @Test
  void aUrlLongerThanServersReadIsNotFetched() {
    assertThat(resources("<img src=/" + "x".repeat(100_000) + "><img src=/y>")).hasSize(1);
  }

  @Test
  void aPageThatNamesNoIconHasOneAtTheRoot() {
    assertThat(read("<p>hi", PAGE))
        .containsExactly(
            new Resource(Purpose.ICON, Plans.TARGET + "/favicon.ico", "/favicon.ico", PAGE));
  }

  @ParameterizedTest
  @CsvSource({
    "<link rel=icon href=/a.ico><link rel=icon href=/b.png>, /b.png",
    "<link rel=icon href=/a.svg type=image/svg+xml><link rel=icon href=/b.png>, /a.svg",
    "<link rel=icon href=/a.ico sizes=32x32><link rel=icon href=/b.svg type=image/svg+xml>, /b.svg",
    "<link rel=icon href=/a.svg sizes=any><link rel=icon href=/b.png>, /a.svg"
  })
  void ofSeveralIconsOneIsFetched(String html, String icon) {
    assertThat(read(html, PAGE)).extracting(Resource::path).containsExactly(icon);
  }

  @Test
  void anIconThatThePageShowsIsFetchedAsThePictureItIs() {
    assertThat(read("<link rel=icon href=/logo.svg><img src=/logo.svg>", PAGE))
        .extracting(Resource::purpose)
        .containsExactly(Purpose.IMAGE);
  }

  @Test
  void aResourceIsCountedByItsPathWithoutItsQuery() {
    assertThat(resources("<img src=/i.png?cache=123>").getFirst().path()).isEqualTo("/i.png");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://shop.test:8080/a?f={\"x\":1}|2",
        "http://my_host:8080/a b",
        "http://[::1]:8080/[a]",
        "http://shop.test:8080"
      })
  void theStrangestPageUrlGivesItsResources(String page) {
    assertThat(read("<img src=/i.png>", page))
        .extracting(Resource::path)
        .contains("/i.png", "/favicon.ico");
  }

  @Test
  void aPageWhoseUrlIsNoneHasNoResources() {
    assertThat(read("", "http://[/x")).isEmpty();
  }

  @Test
  void hostileHtmlIsReadInTime() {
    List<String> hostile =
        List.of(
            "<div>".repeat(200_000),
            "<a <b <c ".repeat(100_000),
            "<img src=" + "'".repeat(500_000),
            "<b><i>".repeat(50_000) + "</b></i>".repeat(50_000),
            "\u0000\uFFFF<\u0000img src=/x>",
            "<table>".repeat(20_000) + "<img src=/deep>");
    for (String html : hostile) {
      assertThat(html.length()).isLessThanOrEqualTo(PageAnswer.BYTES_MAX);
      org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
          Duration.ofSeconds(60), () -> resources(html));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "200, text/html, true",
    "200, TEXT/HTML; charset=utf-8, true",
    "200, text/plain, false",
    "200, application/json, false",
    "200, , false",
    "404, text/html, false",
    "302, text/html, false"
  })
  void onlyPagesAreKept(int status, String contentType, boolean kept) {
    assertThat(PageAnswer.KEEP.bytesMax(status, contentType))
        .isEqualTo(kept ? PageAnswer.BYTES_MAX : 0);
  }

  @Test
  void whatIsUrgentIsAskedForFirstAndWhatIsAsUrgentInTheOrderOfThePage() {
    String page =
        "<link rel=preload as=image href=/pre.png><script async src=/async.js></script>"
            + "<script src=/head.js></script><link rel=stylesheet href=/s.css><body>"
            + "<img src=/small.png width=16 height=16><img src=/i.png>"
            + "<script defer src=/defer.js></script><script src=/end.js></script>";

    assertThat(urls(page))
        .containsExactly(
            "/s.css",
            "/head.js",
            "/i.png",
            "/end.js",
            "/pre.png",
            "/async.js",
            "/small.png",
            "/defer.js");
  }
}

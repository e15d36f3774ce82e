package dev.trafficgenerator.engine.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.engine.Plans;
import dev.trafficgenerator.engine.page.LoginPage.Found;
import dev.trafficgenerator.engine.page.LoginPage.Missing;
import dev.trafficgenerator.engine.planning.PageAnswer;
import dev.trafficgenerator.engine.planning.PageForm;
import dev.trafficgenerator.http.Exchange;
import dev.trafficgenerator.http.HeaderList;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoginPageTest {
  private static final String URL = Plans.TARGET + "/admin/login/?next=/admin/";

  private final LoginPage reader =
      new LoginPage(Set.of("username", "password"), Plans.TARGET + "/admin/login/");

  private static Exchange.Answered answer(int status, String contentType, byte[] body) {
    return new Exchange.Answered(
        status, HeaderList.of("Content-Type", contentType)::get, body, 0, 1, 1, 1);
  }

  private static Exchange.Answered page(String html) {
    return answer(200, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
  }

  private PageForm form(String html) {
    return form(reader.read(page(html), URL));
  }

  private static PageForm form(Found found) {
    assertThat(found).isInstanceOf(LoginPage.Form.class);
    return ((LoginPage.Form) found).form();
  }

  /// Name and value of each control, in brackets what is not sent as it stands.
  private static String text(PageForm form) {
    return form.controls().stream()
        .map(it -> {
          String pair = it.name() + "=" + it.value().reveal();
          return it.isSent() ? pair : "(" + pair + ")";
        })
        .collect(Collectors.joining("&"));
  }

  /// That of Django 3.2, abridged.
  private static final String DJANGO =
      """
      <!DOCTYPE html><html lang="en-us"><head><title>Log in</title></head>
      <body class=" login"><div id="content-main">
      <form action="/admin/login/?next=/admin/" method="post" id="login-form">
      <input type="hidden" name="csrfmiddlewaretoken" value="a&#43;b&amp;c">
        <div class="form-row"><label for="id_username">Username:</label>
        <input type="text" name="username" autofocus autocapitalize="none" required></div>
        <div><input type="password" name="password" autocomplete="current-password" required>
          <input type="hidden" name="next" value="/admin/"></div>
        <div class="submit-row"><label>&nbsp;</label><input type="submit" value="Log in"></div>
      </form></div></body></html>
      """;

  @Test
  void theFieldsComeInTheOrderOfThePageAndDecoded() {
    assertThat(text(form(DJANGO)))
        .isEqualTo("csrfmiddlewaretoken=a+b&c&username=&password=&next=/admin/");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      emptyValue = "",
      value = {
        "<input name=a value=1><input NAME=b TYPE=HIDDEN VALUE=2> | a=1&b=2",
        "<input value=1><input name='' value=2> | ``",
        "<input name=a disabled value=1><fieldset disabled><input name=b></fieldset> | ``",
        "<fieldset><input name=b></fieldset> | b=",
        "<input type=checkbox name=a><input type=checkbox name=b checked> | (a=on)&b=on",
        "<input type=radio name=a value=1><input type=radio name=a value=2 checked> | (a=1)&a=2",
        "<input type=submit name=a value=Go> | a=Go",
        "<input type=submit name=a> | a=Submit",
        "<button name=a value=1>Go</button><input name=b> | a=1&b=",
        "<button name=a>Go</button><button name=b>No</button> | (a=)&(b=)",
        "<button>Go</button><button name=b value=2>No</button> | b=2",
        "<button type=button name=a></button><input type=reset name=b><input type=image name=c> | ``",
        "<input type=file name=a value=x> | a=",
        "<textarea name=a>NLx<b>&amp;NLy</textarea> | `a=x<b>&CRLFy`",
        "<select name=a><option>x  y<option value=2>z</select> | a=x y",
        "<select name=a><option value=1><option value=2 selected></select> | a=2",
        "<select name=a><option value=1 disabled><option value=2></select> | a=2",
        "<select name=a multiple><option selected>1<option>2<option selected>3</select> | a=1&a=3",
        "<select name=a multiple><option>1</select> | (a=)",
        "<select name=a></select> | (a=)",
        "<input type=hidden name=_charset_> | _charset_=UTF-8",
        "<input type=hidden name=a value='xNLy'> | `a=xCRLFy`",
        "<script>'<input name=a>'</script><!-- <input name=b> --><template><input name=c></template> | ``",
        "<input name=a value='&lt;&quot;&euro;&#x1F600;'> | `a=<\"€😀`",
        "<input name=a value=1 name=b> | a=1",
        "</p></form></form><input name=late> | ``",
        "<table><tr><input name=a></table> | a="
      })
  void aBrowserSends(String controls, String sent) {
    String html = "<form method=post>" + controls.replace("NL", "\n") + "</form>";

    assertThat(text(form(html))).isEqualTo(sent.replace("CRLF", "\r\n"));
  }

  @Test
  void aControlElsewhereCanBelongToTheForm() {
    assertThat(
            text(
                form(
                    "<input form=f name=a value=1><form id=f method=post><input name=b>"
                        + "<input name=c form=other></form><input name=d>")))
        .isEqualTo("a=1&b=");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // The credentials' names come first, then a password, then the action, then POST.
        "<form><input name=q></form><form><input name=username value=2></form> | username=2",
        "<form method=post><input name=username value=1></form>"
            + "<form><input name=username value=2><input name=password></form>"
            + " | username=2&password=",
        "<form method=post><input name=q></form><form><input type=password name=pw></form> | pw=",
        "<form method=post action=/q><input name=q></form><form action=../login/><input name=b></form> | b=",
        "<form action=/b/><input name=a></form><form action=''><input name=b></form> | b=",
        "<base href=/x/><form action=y><input name=a></form><form><input name=b></form> | b=",
        "<form action='http://['><input name=a></form><form method=POST><input name=b></form> | b=",
        "<form method=post><input name=a></form><form method=post><input name=b></form> | a=",
        "<form action=/register method=post><input name=username value=1><input type=password"
            + " name=password></form><form action=/admin/login/><input name=username value=2>"
            + "<input type=password name=password></form> | username=2&password="
      })
  void theRightFormIsChosen(String html, String sent) {
    PageForm form = form(reader.read(page(html), Plans.TARGET + "/admin/login/"));

    assertThat(text(form)).isEqualTo(sent);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "404 | text/html        | <form method=post></form> | REFUSED",
        "302 | text/html        | <form method=post></form> | REFUSED",
        "200 | application/json | {}                        | NOT_A_PAGE",
        "200 | text/htm         | <form method=post></form> | NOT_A_PAGE",
        "200 | text/html        | <p>none                   | NO_FORM",
        "200 | text/html        | <form action=/s><input name=q></form> | NO_FORM",
        "200 | text/html        | <form method=post         | NO_FORM"
      })
  void whereThereIsNoFormItIsSaidWhy(int status, String contentType, String html, Missing missing) {
    byte[] body = html.getBytes(StandardCharsets.UTF_8);

    assertThat(reader.read(answer(status, contentType, body), URL)).isEqualTo(missing);
  }

  @Test
  void aPageIsReadUpToItsLimitAndNoFurther() {
    int most = PageAnswer.BYTES_MAX;
    String padded = DJANGO + " ".repeat(most - DJANGO.length());

    assertThat(form(padded).controls()).hasSize(4);
    assertThat(reader.read(page(padded + " "), URL)).isEqualTo(Missing.TOO_LARGE);
    assertThat(LoginPage.KEEP.bytesMax(200, "text/html")).isEqualTo(most + 1);
    assertThat(LoginPage.KEEP.bytesMax(203, "Application/XHTML+xml; charset=x"))
        .isEqualTo(most + 1);
    assertThat(LoginPage.KEEP.bytesMax(404, "text/html")).isZero();
    assertThat(LoginPage.KEEP.bytesMax(200, "text/plain")).isZero();
    assertThat(LoginPage.KEEP.bytesMax(200, null)).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "text/html; charset=iso-8859-1, iso-8859-1, '', windows-1252",
    "text/html; charset=\"UTF-8\", utf-8, '', UTF-8",
    "text/html; charset=martian, utf-8, '', UTF-8",
    "text/html, utf-8, '', UTF-8",
    "text/html; charset=utf-16le, utf-16le, '', UTF-8",
    "text/html, utf-16, '', UTF-8",
    "text/html, windows-1251, <meta charset=windows-1251>, windows-1251",
    "text/html, utf-8, <meta charset=martian>, UTF-8",
    "text/html; charset=iso-2022-cn, utf-8, '', UTF-8"
  })
  void theFormIsReadAndSentInThePagesEncoding(
      String contentType, String encoding, String meta, String sentIn) {
    String word = encoding.equals("windows-1251") ? "дa" : "äa";
    byte[] body =
        (meta + "<form method=post><input name=a value='" + word + "'></form>")
            .getBytes(Charset.forName(encoding));

    PageForm form = form(reader.read(answer(200, contentType, body), URL));

    assertThat(text(form)).isEqualTo("a=" + word);
    assertThat(form.charset().name()).isEqualTo(sentIn);
  }

  @Test
  void theFormMayAskForAnotherEncoding() {
    assertThat(
            form("<form method=post accept-charset='martian iso-8859-15, utf-8'><input name=a>")
                .charset()
                .name())
        .isEqualTo("ISO-8859-15");
  }

  @Test
  void theSameFormOnceMoreIsSeen() {
    PageForm filledIn = form(DJANGO);

    assertThat(reader.asksAgain(filledIn, page("<p>wrong</p>" + DJANGO), URL)).isTrue();
    assertThat(reader.asksAgain(filledIn, page("<form method=post><input name=q>"), URL)).isFalse();
    assertThat(
            reader.asksAgain(
                filledIn, page("<form method=post><input type=password name=password>"), URL))
        .isFalse();
    assertThat(reader.asksAgain(filledIn, answer(302, "text/html", new byte[0]), URL)).isFalse();
    assertThat(reader.asksAgain(PageForm.NONE, page(DJANGO), URL)).isFalse();
  }

  @Test
  void noValueIsShown() {
    assertThat(form(DJANGO).toString()).contains("csrfmiddlewaretoken").doesNotContain("a+b");
  }

  @Test
  void soManyControlsAreSentAndNoMore() {
    String many = "<input name=a>".repeat(HtmlForm.CONTROLS_MAX + 5);

    assertThat(form("<form method=post>" + many).controls()).hasSize(HtmlForm.CONTROLS_MAX);
  }

  @Test
  @Timeout(60)
  void anythingCanBeRead() {
    var random = new SplittableRandom(7);
    String[] pieces = {
      "<form ",
      "method=post",
      ">",
      "</form>",
      "<input ",
      "name=username",
      "type=",
      "hidden",
      "'",
      "\"",
      "=",
      "<select name=s>",
      "<option",
      "</select>",
      "<textarea name=t>",
      "</textarea",
      "<!--",
      "-->",
      "<button ",
      "form=f",
      "id=f",
      "&#x",
      "&#9999999999;",
      "\0",
      "<fieldset disabled>",
      "<base href=':'>",
      "<meta charset=x>",
      "action=http://[",
      "<",
      "/",
      "é",
      "</",
      "<template>",
      "<table>",
      "<svg>",
      "<math>",
      "<![CDATA["
    };
    int found = 0;
    for (int i = 0; i < 20_000; i++) {
      var html = new StringBuilder("<form method=post>");
      for (int j = random.nextInt(30); j > 0; j--) {
        html.append(pieces[random.nextInt(pieces.length)])
            .append(random.nextInt(3) == 0 ? " " : "");
      }
      found += reader.read(page(html.toString()), URL) instanceof LoginPage.Form ? 1 : 0;
    }
    byte[] noise = new byte[4096];
    for (int i = 0; i < 500; i++) {
      random.nextBytes(noise);
      reader.read(answer(200, "text/html", noise), URL);
    }

    assertThat(found).isGreaterThan(15_000);
  }

  /// Far more of it than any parser should have to look at twice.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<form>",
        "<div>",
        "<form method=post><input name=a>",
        "<fieldset>",
        "<select><option>",
        "<input form=f name=a>",
        "<button name=a>",
        "<option>",
        "<textarea>",
        "<a><b>",
        "</form>",
        "<svg>",
        "<table><tr><td><form>",
        "<",
        "<input name='",
        "&lt;",
        "<!--",
        "<base href=x>"
      })
  @Timeout(120)
  void aPageOfTheLargestSizeTakesSeconds(String piece) {
    String html = piece.repeat(PageAnswer.BYTES_MAX / piece.length());
    long startNanos = System.nanoTime();
    reader.read(page(html), URL);

    assertThat(Duration.ofNanos(System.nanoTime() - startNanos)).isLessThan(Duration.ofSeconds(20));
  }
}

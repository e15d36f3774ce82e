package dev.trafficgenerator.visitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trafficgenerator.http.CipherSuites;
import dev.trafficgenerator.http.HeaderList;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A small folder that is right, and what is said of each mistake in it.
class ProfileFolderTest {
  private static final String CLIENT =
      """
      # a comment
      [client]
      name: tool {version}
      family: tool
      weight: 1
      versions: 1=1 2=3
      user-agent: tool/{version}

      [headers FETCH]
      Host: {host}
      User-Agent: {user-agent}
      https? unsafe? X-Only: on ? https: PUT
      Accept: {accept|*/*}
      Content-Type: {type}
      Content-Length: {length}
      Cookie: {cookie}
      """;

  private static final String BROWSER =
      """
      [browser]
      name: browser
      family: browser
      weight: 1
      versions: 7.5=1
      language: one
      brand: Brand
      platform: "Box"
      mobile: ?0

      [ciphers]
      TLS_B
      TLS_A

      [headers PURPOSES]
      Host: {host}
      Hint: {brands} {platform} {mobile}
      Accept: {accept}
      Accept-Language: {language}
      Content-Type: {type}
      Content-Length: {length}
      Cookie: {cookie}
      FONT|ICON? Small: yes
      !FONT|ICON? Small: no
      """
          .replace(
              "PURPOSES",
              Stream.of(Purpose.values()).map(Purpose::name).collect(Collectors.joining(" ")));

  @Test
  void aFileIsAllThatANewVisitorNeeds() {
    Visitors visitors = folder("tool.txt", CLIENT).read();

    assertThat(visitors.names()).containsExactly("browser", "tool 1", "tool 2");
    assertThat(visitors.browser(new SplittableRandom(1)).headers(get("http://a")).get("Hint"))
        .isEqualTo(BrandList.of("Brand", 7) + " \"Box\" ?0");
  }

  @Test
  void cipherSuitesAreABrowsersInTheOrderOfTheFile() {
    Visitors visitors = folder("tool.txt", CLIENT).read();

    assertThat(visitors.browser(new SplittableRandom(1)).profile().ciphers().names())
        .containsExactly("TLS_B", "TLS_A");
    assertThat(visitors.apiClient(new SplittableRandom(1)).profile().ciphers())
        .isEqualTo(CipherSuites.USUAL);
  }

  @Test
  void aLineIsSentWhenAllItsConditionsHold() {
    Visitor tool = folder("tool.txt", CLIENT).read().apiClient(new SplittableRandom(1));

    assertThat(tool.headers(Occasion.of(Purpose.FETCH, "PUT", "https://a")).get("X-Only"))
        .isEqualTo("on ? https: PUT");
    assertThat(tool.headers(Occasion.of(Purpose.FETCH, "PUT", "http://a")).get("X-Only")).isNull();
    assertThat(tool.headers(get("https://a")).get("X-Only")).isNull();
    assertThat(tool.headers(get("https://a")).get("Accept")).isEqualTo("*/*");
  }

  @Test
  void aLineMayBeForSomePurposesOrForAllBut() {
    Visitor browser = folder("tool.txt", CLIENT).read().browser(new SplittableRandom(1));

    for (Purpose purpose : Purpose.values()) {
      boolean isSmall = purpose == Purpose.FONT || purpose == Purpose.ICON;
      HeaderList headers = browser.headers(Occasion.of(purpose, "GET", "http://a"));
      assertThat(headers.get("Small")).isEqualTo(isSmall ? "yes" : "no");
    }
  }

  @Test
  void aLineMayBeForOneVersionOfHttp() {
    String client = CLIENT.replace("https? unsafe? X-Only", "h2? unsafe? X-Only");
    Visitor tool = folder("tool.txt", client).read().apiClient(new SplittableRandom(1));

    HeaderList headers = tool.headers(Occasion.of(Purpose.FETCH, "PUT", "http://a"));

    assertThat(headers.only(HeaderList.Over.HTTP_2).get("X-Only")).isEqualTo("on ? https: PUT");
    assertThat(headers.only(HeaderList.Over.HTTP_1_1).get("X-Only")).isNull();
    assertThat(tool.headers(get("http://a")).get("X-Only")).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      value = {
        "[client] > [klient] > 2: expected [browser], [client], [ciphers] or [headers PURPOSE ...]",
        "[client] > name: x > 2: expected [browser], [client], [ciphers] or [headers PURPOSE ...]",
        "family: tool > family > 4: expected 'key: value' with one of the keys [brand, family,",
        "family: tool > fam: tool > 4: expected 'key: value' with one of the keys",
        "family: tool > name: tool > 4: 'name' stands twice",
        "family: tool > # none > 2: 'family' is missing",
        "weight: 1 > weight: 0 > 5: '0' must be over 0",
        "weight: 1 > weight: much > 5: 'much' is not a number",
        "versions: 1=1 2=3 > versions: 1 > 6: expected 'VERSION=SHARE ...'",
        "versions: 1=1 2=3 > versions: =1 > 6: expected 'VERSION=SHARE ...'",
        "name: tool {version} > name: tool > 3: 'tool' is the name of another profile",
        "name: tool {version} > name: tool {brands} > 3: the profile has no {brands}",
        "user-agent: tool/{version} > brand: B > 11: the profile has no {user-agent}",
        "user-agent: tool/{version} > headers: x.txt > 7: no such file in the index",
        "[headers FETCH] > [headers] > 9: headers need a purpose and a line",
        "[headers FETCH] > [headers FETCHES] > 9: 'FETCHES' is not a purpose",
        "[headers FETCH] > [ciphers] > 10: expected a cipher suite as IANA names it",
        "[headers FETCH] > [headers ICON] > 2: no headers for FETCH",
        "[headers FETCH] > [headers FETCH FETCH] > 9: FETCH stands twice",
        "Host: {host} > Host {host} > 10: expected 'Name: value'",
        "Host: {host} > Ho st: {host} > 10: expected 'Name: value'",
        "Host: {host} > Host: a.example > 10: Host must have its own slot",
        "Host: {host} > Host: {host|a} > 10: Host is always the sender's",
        "Host: {host} > Host: {cookie} > 10: Host must have its own slot",
        "Host: {host} > Hosts: {host} > 10: Hosts must have its own slot",
        "Host: {host} > often? Host: {host} > 10: 'often?' is not a condition",
        "https? unsafe? > h1? h2? > 12: a request goes over one version of HTTP alone",
        "Host: {host} > X: y > 9: no place for [HOST] in headers for FETCH",
        "Host: {host} > ICON? Host: {host} > 10: these headers are not for ICON",
        "Host: {host} > !FETCH? Host: {host} > 9: no place for [HOST] in headers for FETCH",
        "Content-Type: {type} > X: y > 9: no place for [TYPE] in headers for FETCH",
        "User-Agent: {user-agent} > User-Agent: x {type} > 11: the profile has no {type}",
      })
  void aMistakeIsSaidWithFileAndLine(String right, String wrong, String message) {
    assertThat(CLIENT).contains(right);

    assertThatThrownBy(() -> folder("tool.txt", CLIENT.replace(right, wrong)).read())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("tool.txt:" + message);
  }

  @Test
  void aBrowserNeedsHeadersForEveryPurpose() {
    assertThatThrownBy(() -> folder("browser.txt", BROWSER.replace(" XHR", "")).read())
        .hasMessage("browser.txt:1: no headers for XHR");
  }

  @Test
  void aBrandNeedsAVersionThatIsANumber() {
    assertThatThrownBy(() -> folder("browser.txt", BROWSER.replace("7.5=", "x.5=")).read())
        .hasMessage("browser.txt:7: 'x' is not a number");
  }

  @Test
  void aFolderWithoutABrowserIsAMistake() {
    assertThatThrownBy(() -> folder("index.txt", "tool.txt").read())
        .hasMessage("index.txt:1: no browser, or no client");
  }

  @Test
  void aFolderWithoutAClientIsAMistake() {
    assertThatThrownBy(() -> folder("index.txt", "browser.txt").read())
        .hasMessage("index.txt:1: no browser, or no client");
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> ProfileFolder.standard().content().apply("none.txt"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no such file beside the profiles: none.txt");
  }

  private static Occasion get(String origin) {
    return Occasion.of(Purpose.FETCH, "GET", origin);
  }

  private static ProfileFolder folder(String file, String content) {
    Map<String, String> files =
        new HashMap<>(
            Map.of(
                "index.txt",
                "browser.txt\ntool.txt",
                "languages.txt",
                "columns: one\n1 | en",
                "browser.txt",
                BROWSER,
                "tool.txt",
                CLIENT));
    files.put(file, content);
    return new ProfileFolder(name -> Objects.requireNonNull(files.get(name), name));
  }
}

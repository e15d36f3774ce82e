package dev.trafficgenerator.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.sitemap.Problem;
import dev.trafficgenerator.sitemap.Problems;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetUrlTest {

  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      emptyValue = "",
      value = {
        "https://Shop.Example.test,          https, shop.example.test, 443, ''",
        "HTTP://shop.example.test/,          http,  shop.example.test, 80,  ''",
        "' http://h '   ,                    http,  h,                 80,  ''",
        "http://juice_shop:3000/app/,        http,  juice_shop,        3000, /app",
        "http://h/a//,                       http,  h,                 80,  /a",
        "http://h//a/./b/../c,               http,  h,                 80,  /a/c",
        "http://h/../..,                     http,  h,                 80,  ''",
        "http://h/ä%20b{,                    http,  h,                 80,  /%C3%A4%20b%7B",
        "http://h:/x,                        http,  h,                 80,  /x",
        "http://127.0.0.1:8080,              http,  127.0.0.1,         8080, ''",
        "http://[::1]:8080,                  http,  [::1],             8080, ''",
        "'http://[2001:DB8:0:0:1:0:0:1]',    http,  '[2001:db8::1:0:0:1]', 80, ''",
        "https://bücher.example,             https, xn--bcher-kva.example, 443, ''",
        "https://example.test.:65535,        https, example.test.,     65535, ''",
        "https://h/user@home,                https, h,                 443, /user@home",
      })
  void aUrlIsTakenApart(String url, String scheme, String host, int port, String basePath) {
    var problems = new Problems();

    assertThat(TargetUrl.parse(url, problems))
        .as("%s", problems.list())
        .contains(new Target(scheme, host, port, basePath));
    assertThat(problems.isEmpty()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                      | is required",
        "'  '                    | is required",
        "shop.example.test       | must be an http or https URL",
        "ftp://h                 | must be an http or https URL",
        "http:/h                 | must be an http or https URL",
        "mailto:me               | must be an http or https URL",
        "http://h?x=1            | must not hold a query (?) or fragment (#)",
        "http://h/#top           | must not hold a query (?) or fragment (#)",
        "http://h/a b            | must not hold spaces",
        "http://h\\a             | must not hold spaces, backslashes",
        "http://                 | must hold a valid host",
        "http:///path            | must hold a valid host",
        "http://h:0              | must hold a valid host, and a port from 1 to 65535",
        "http://h:65536          | must hold a valid host, and a port from 1 to 65535",
        "http://h:123456789      | must hold a valid host, and a port",
        "http://h:8o             | must hold a valid host, and a port",
        "http://a..b             | must hold a valid host",
        "http://.                | must hold a valid host",
        "http://a%20b            | must hold a valid host",
        "http://999.1.1.1        | must hold a valid host",
        "http://127.1            | must hold a valid host",
        "http://[::1             | must hold a valid host",
        "http://[::1]x           | must hold a valid host",
        "http://[127.0.0.1]      | must hold a valid host",
        "http://[fe80::1%25eth0] | must hold a valid host",
        "http://[nonsense]       | must hold a valid host",
      })
  void whatIsNoTargetIsRefusedWithItsReason(String url, String reason) {
    Problem problem = problemOf(url);

    assertThat(problem.pointer()).isEqualTo("/config/Traffic Generator URL");
    assertThat(problem.message()).startsWith(reason);
    assertThat(problem.value()).isEqualTo(url.isBlank() ? null : url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://me:s3cret@h/", "https://s3cret@h", "me:s3cret@h", "ftp://me:s3cret@h"})
  void aPasswordIsNotRepeated(String url) {
    assertThat(problemOf(url).toString()).doesNotContain("s3cret");
  }

  @ParameterizedTest
  @ValueSource(ints = {64, 300})
  void namesTooLongForDnsAreRefused(int length) {
    String host = length == 64 ? "a".repeat(64) : "a.".repeat(length / 2) + "test";

    assertThat(problemOf("http://" + host).message()).startsWith("must hold a valid host");
  }

  private static Problem problemOf(String url) {
    var problems = new Problems();
    assertThat(TargetUrl.parse(url, problems)).isEmpty();
    assertThat(problems.list()).hasSize(1);
    return problems.list().getFirst();
  }
}

package dev.trafficgenerator.console.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressTest {
  @ParameterizedTest
  @CsvSource({
    "lab-3, http://lab-3:8080",
    "' Lab-3:9000 ', http://lab-3:9000",
    "10.0.0.7, http://10.0.0.7:8080",
    "::1, http://[::1]:8080",
    "[::1]:9000, http://[::1]:9000",
    "lab/tg/, http://lab:8080/tg",
    "https://lab.example.test, https://lab.example.test",
    "HTTP://lab:81/a/b/, http://lab:81/a/b",
  })
  void whatNamesAGeneratorBecomesAUrl(String typed, URI uri) {
    assertThat(Address.read(typed)).isEqualTo(new Address.Typed.Right(uri));
  }

  @ParameterizedTest
  @CsvSource({
    "'', MISSING",
    "'  ', MISSING",
    "ftp://lab, SCHEME",
    "http://me:secret@lab, USER",
    "me@lab, USER",
    "lab 3, HOST",
    "lab_3, HOST",
    "http://, HOST",
    "lab:0, PORT",
    "lab:65536, PORT",
    "lab:http, PORT",
    "http://lab:8080/?a=b, QUERY",
    "lab#x, QUERY",
  })
  void whatDoesNotIsToldApart(String typed, Address.Flaw flaw) {
    assertThat(Address.read(typed)).isEqualTo(new Address.Typed.Wrong(flaw));
  }
}

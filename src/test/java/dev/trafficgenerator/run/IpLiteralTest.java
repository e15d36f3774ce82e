package dev.trafficgenerator.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet6Address;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpLiteralTest {

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.1", "255.255.255.255", "::1", "2001:db8::1", "::ffff:10.0.0.1"})
  void anAddressIsOne(String text) {
    assertThat(IpLiteral.parse(text)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost",
        "example.test",
        "10.0.0",
        "10",
        "10.0.0.256",
        "10.0.0.1:80",
        "::1%lo",
        ":::",
        "12345::",
        "1:2:3",
        "[::1]",
        "0x7f.0.0.1",
        "١٠.0.0.1"
      })
  void whatElseThereIsIsNone(String text) {
    assertThat(IpLiteral.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0:0:0:0:0:0:0:0, ::",
    "0:0:0:0:0:0:0:1, ::1",
    "1:0:0:0:0:0:0:0, 1::",
    "2001:DB8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
    "1:0:0:2:0:0:0:3, 1:0:0:2::3",
    "1:0:0:2:3:0:0:4, 1::2:3:0:0:4",
    "1:2:3:4:5:6:7:8, 1:2:3:4:5:6:7:8",
  })
  void anAddressHasOneSpelling(String given, String canonical) {
    assertThat(IpLiteral.canonical((Inet6Address) IpLiteral.parse(given).orElseThrow()))
        .isEqualTo(canonical);
  }
}

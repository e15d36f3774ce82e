package dev.trafficgenerator.json;

import static dev.trafficgenerator.json.SchemaAgreementTest.assertAgreed;
import static dev.trafficgenerator.json.SchemaAgreementTest.withSetting;

import dev.trafficgenerator.run.Setting;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Thresholds: the program and the schema are of one mind.
class ThresholdsSchemaTest {
  private static final String[] BLANKS = {"''", "' '", "null"};

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'latency_ms.p95':'<250','failures':' <= 1 % '} | true",
        "{'schedule_lag_ms.max':'<0.25s'}                | true",
        "{'latency_ms.p95':'<250ms'}                     | true",
        "{'latency_ms.p95':'<1%'}                        | false",
        "{'latency_ms.p96':'<1'}                         | false",
        "{'latency_ms':'<1'}                             | false",
        "{'responses.5xx':'==0','statuses.404':'!=3'}    | true",
        "{'statuses.600':'==0%'}                         | true",
        "{'statuses.601':'==0'}                          | false",
        "{'statuses_404':'==0'}                          | false",
        "{'failures.dns':'<1s'}                          | false",
        "{'rps':'>50'}                                   | true",
        "{'rps':'>50%'}                                  | false",
        "{'requests_total':'>=1.5'}                      | true",
        "{'requests_total':'=1'}                         | false",
        "{'logins.failed':'<1%','unexpected':'==0'}      | true",
        "{'rps':50}                                      | false",
        "{'rps':''}                                      | true",
        "{'rps':null,'nothing':null}                     | true",
        "{'nothing':' '}                                 | true",
        "{'nothing':'>1'}                                | false",
        "{'abort':true,'rps':'>1'}                       | true",
        "{'abort':'yes'}                                 | true",
        "{'abort':''}                                    | true",
        "{'abort':null}                                  | true",
        "{'abort':'perhaps'}                             | false",
        "{'abort':2}                                     | false",
        "{'Abort':true}                                  | false",
        "{}                                              | true",
        "'{}'                                            | true",
        "'null'                                          | true",
        "'[]'                                            | false",
        "'5'                                             | false",
      })
  void thresholds(String value, boolean accepted) {
    assertAgreed(withSetting(Setting.THRESHOLDS, value), accepted);
  }

  @ParameterizedTest
  @CsvSource({"49, 1, true", "50, 0, true", "50, 1, false", "51, 0, false", "0, 51, false"})
  void thereIsALimitThatBlankOnesCountForAndAbortDoesNot(int real, int blank, boolean accepted) {
    String all =
        IntStream.range(100, 100 + real + blank)
            .mapToObj(status ->
                "'statuses.%d':%s"
                    .formatted(status, status < 100 + real ? "'==0'" : BLANKS[status % 3]))
            .collect(Collectors.joining(","));

    assertAgreed(withSetting(Setting.THRESHOLDS, "{" + all + "}"), accepted);
    assertAgreed(withSetting(Setting.THRESHOLDS, "{" + all + ",'abort':true}"), accepted);
    assertAgreed(withSetting(Setting.THRESHOLDS, "{'abort':null," + all + "}"), accepted);
  }
}

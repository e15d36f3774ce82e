package dev.trafficgenerator.json;

import static dev.trafficgenerator.json.SchemaAgreementTest.assertAgreed;
import static dev.trafficgenerator.json.SchemaAgreementTest.withSetting;

import dev.trafficgenerator.run.Setting;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Thresholds: the program and the schema are of one mind.
class ThresholdsSchemaTest {
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
}

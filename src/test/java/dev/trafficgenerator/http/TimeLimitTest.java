package dev.trafficgenerator.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TimeLimitTest {
  private final TimeLimit limit = new TimeLimit();

  @Test
  void anExchangeInTimeLeavesTheLaneOpen() {
    assertThat(limit.begin(100)).isTrue();
    assertThat(limit.expire(100)).isFalse();
    assertThat(limit.end()).isTrue();
    assertThat(limit.isOpen()).isTrue();
    assertThat(limit.cutOffBy()).isNull();
    assertThat(limit.begin(200)).isTrue();
  }

  @Test
  void aLateExchangeIsCutOffOnce() {
    limit.begin(100);

    assertThat(limit.expire(101)).isTrue();
    assertThat(limit.expire(102)).isFalse();
    assertThat(limit.end()).isFalse();
    assertThat(limit.abort()).isFalse();
    assertThat(limit.isOpen()).isFalse();
    assertThat(limit.begin(200)).isFalse();
    assertThat(limit.cutOffBy()).isEqualTo(Cause.TIMEOUT);
  }

  @Test
  void anAbortEndsWhatIsInFlightAndWhatIsNot() {
    limit.begin(100);
    assertThat(limit.abort()).isTrue();
    assertThat(limit.end()).isFalse();
    assertThat(limit.cutOffBy()).isEqualTo(Cause.ABORTED);

    var idle = new TimeLimit();
    assertThat(idle.abort()).isTrue();
    assertThat(idle.begin(100)).isFalse();
  }

  @Test
  void nothingInFlightIsNeverLate() {
    assertThat(limit.expire(Long.MAX_VALUE)).isFalse();
    assertThat(limit.end()).isFalse();
  }

  @Test
  void aSpentLaneCarriesNothing() {
    limit.spend();

    assertThat(limit.isOpen()).isFalse();
    assertThat(limit.begin(100)).isFalse();
    assertThat(limit.expire(101)).isFalse();
    assertThat(limit.abort()).isFalse();
    assertThat(limit.cutOffBy()).isNull();
  }

  @Test
  void timesMayBeNegative() {
    limit.begin(-100);

    assertThat(limit.expire(-101)).isFalse();
    assertThat(limit.expire(-99)).isTrue();
  }
}

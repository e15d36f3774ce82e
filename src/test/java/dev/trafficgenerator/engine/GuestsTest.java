package dev.trafficgenerator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.run.Mix;
import dev.trafficgenerator.run.RunSettings;
import dev.trafficgenerator.visitor.Visitors;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GuestsTest {
  private static final Guest.Terms TERMS = terms("http://h");

  private static final RunSettings STORING = RunSettings.DEFAULTS;

  private final SplittableRandom random = new SplittableRandom(1);
  private final Guests guests = new Guests();

  private static Guest.Terms terms(String origin) {
    return new Guest.Terms(true, Mix.usual(), Mix.usual(), origin);
  }

  private Guest newcomer(Guest.Terms terms) {
    return Guest.newcomer(Visitors.standard().browser(random), terms);
  }

  private Guest comes(double share) {
    return guests.arrival(newcomer(TERMS), share, random);
  }

  @Test
  void nobodyComesBackBeforeAnybodyHasGone() {
    assertThat(comes(1).isReturning()).isFalse();
  }

  @Test
  void anyOfTheLastFewMayComeBackAndNobodyElse() {
    Set<String> last = new HashSet<>();
    for (int i = 0; i < 10; i++) {
      Guest guest = newcomer(TERMS);
      guests.gone(guest);
      if (i >= 10 - Guests.REMEMBERED_MAX) {
        last.add(guest.visitor().address());
      }
    }
    Set<String> back = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      Guest guest = comes(1);
      assertThat(guest.isReturning()).isTrue();
      back.add(guest.visitor().address());
      guests.gone(guest);
    }

    assertThat(back).isEqualTo(last);
  }

  @Test
  void nobodyIsThereTwiceAtOnce() {
    guests.gone(newcomer(TERMS));

    Guest first = comes(1);
    Guest second = comes(1);

    assertThat(first.isReturning()).isTrue();
    assertThat(second.isReturning()).isFalse();
  }

  @Test
  void underOtherTermsNobodyComesBack() {
    guests.gone(newcomer(TERMS));

    assertThat(guests.arrival(newcomer(terms("http://other")), 1, random).isReturning()).isFalse();
    assertThat(comes(1).isReturning()).isTrue();
  }

  @Test
  void theLastOnesStoredAnswersStayAndCookiesOfAll() {
    Guest first = newcomer(TERMS);
    Guest last = newcomer(TERMS);
    var stored = last.browser(STORING);
    var forgotten = first.browser(STORING);
    guests.gone(first);
    guests.gone(last);

    for (int i = 0; i < 2; i++) {
      Guest back = comes(1);
      boolean isLast = back.visitor().equals(last.visitor());
      assertThat(back.cookies()).isSameAs(isLast ? last.cookies() : first.cookies());
      if (isLast) {
        assertThat(back.browser(STORING)).isSameAs(stored);
      } else {
        assertThat(back.browser(STORING)).isNotSameAs(forgotten);
      }
    }
  }

  @Test
  void whatIsStoredIsForgottenWhenNothingShallBe() {
    Guest guest = newcomer(TERMS);
    var stored = guest.browser(STORING);
    RunSettings without = STORING.toBuilder().browserCache(false).build();

    assertThat(guest.browser(STORING)).isSameAs(stored);
    assertThat(guest.browser(without).cache().isInUse()).isFalse();
    assertThat(guest.browser(STORING).cache()).isNotSameAs(stored.cache());
    assertThat(guest.browser(STORING).cache().isInUse()).isTrue();
  }

  @Test
  void aShareOf0RemembersNobodyAndDrawsNothing() {
    guests.gone(newcomer(TERMS));
    Guest newcomer = newcomer(TERMS);
    var same = new SplittableRandom(9);
    var other = new SplittableRandom(9);

    assertThat(guests.arrival(newcomer, 0, same)).isSameAs(newcomer);

    assertThat(same.nextLong()).isEqualTo(other.nextLong());
    assertThat(comes(1).isReturning()).isFalse();
  }
}

package dev.trafficgenerator.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.sitemap.Alphabet;
import dev.trafficgenerator.sitemap.Variable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueSourceTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-27T09:30:00.123456Z"));

  private final SplittableRandom random = new SplittableRandom(1);

  private static ValueSource source(Variable variable) {
    return ValueSource.of("v", variable, new Counters(), CLOCK);
  }

  private List<String> draw(Variable variable, int times) {
    ValueSource source = source(variable);
    List<String> drawn = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      drawn.add(source.next(random));
    }
    return drawn;
  }

  private static Variable sequence(long start, long step, long end) {
    return new Variable.Sequence(start, step, OptionalLong.of(end));
  }

  @Test
  void aUuidIsOfVersionFourAndNoOtherIsTheSame() {
    List<String> drawn = draw(new Variable.Uuid(), 1_000);

    assertThat(new HashSet<>(drawn)).hasSize(1_000);
    assertThat(drawn)
        .allSatisfy(it -> {
          UUID uuid = UUID.fromString(it);
          assertThat(uuid.version()).isEqualTo(4);
          assertThat(uuid.variant()).isEqualTo(2);
          assertThat(uuid).hasToString(it);
        });
  }

  @Test
  void aSequenceCounts() {
    assertThat(draw(Variable.Sequence.DEFAULT, 3)).containsExactly("1", "2", "3");
    assertThat(draw(sequence(10, 5, 21), 5)).containsExactly("10", "15", "20", "10", "15");
    assertThat(draw(sequence(2, -2, -2), 4)).containsExactly("2", "0", "-2", "2");
    assertThat(draw(sequence(7, 1, 7), 2)).containsExactly("7", "7");
    long last = Variable.Sequence.NUMBERS.high();
    assertThat(draw(new Variable.Sequence(last, 1, OptionalLong.empty()), 2))
        .containsExactly("9007199254740991", "9007199254740991");
  }

  @Test
  void aSequenceIsOneForAllUsers() throws Exception {
    ValueSource shared = source(Variable.Sequence.DEFAULT);
    Set<String> seen = ConcurrentHashMap.newKeySet();
    List<Future<?>> users = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int user = 0; user < 50; user++) {
        users.add(
            threads.submit(() -> {
              for (int i = 0; i < 200; i++) {
                assertThat(seen.add(shared.next(new SplittableRandom(0)))).isTrue();
              }
            }));
      }
    }
    for (Future<?> user : users) {
      user.get();
    }

    assertThat(seen).hasSize(10_000).contains("1", "10000");
  }

  @Test
  void aSequenceGoesOnForAsLongAsItsVariableStays() {
    var counters = new Counters();
    Variable.Sequence counted = Variable.Sequence.DEFAULT;
    ValueSource first = ValueSource.of("a", counted, counters, CLOCK);
    first.next(random);

    counters.keepOnly(java.util.Map.of("a", counted, "b", new Variable.Uuid()));

    assertThat(ValueSource.of("a", counted, counters, CLOCK).next(random)).isEqualTo("2");
    assertThat(ValueSource.of("b", counted, counters, CLOCK).next(random)).isEqualTo("1");
    counters.keepOnly(java.util.Map.of("a", sequence(1, 1, 9)));
    assertThat(ValueSource.of("a", counted, counters, CLOCK).next(random)).isEqualTo("1");
  }

  @ParameterizedTest
  @CsvSource({
    "iso, 0, 2026-11-27T09:30:00.123Z",
    "iso, -0.123456, 2026-11-27T09:30:00.000Z",
    "unix, 0, 1795771800",
    "unix_ms, 60, 1795771860123",
    "yyyyMMdd-HHmmss, 86400, 20261128-093000",
    "'EEE, dd MMM yyyy HH:mm:ss ''GMT''', 0, 'Fri, 27 Nov 2026 09:30:00 GMT'"
  })
  void aTimestampIsTheTimeInUtc(String format, double offset, String text) {
    var variable = new Variable.Timestamp(format, Duration.ofNanos((long) (offset * 1e9)));

    assertThat(draw(variable, 1)).containsExactly(text);
  }

  @Test
  void randomCharactersAreOfTheirAlphabetAndLength() {
    List<String> drawn = draw(new Variable.RandomString(2, 4, Alphabet.HEX.characters()), 2_000);
    assertThat(drawn).allMatch(it -> it.matches("[0-9a-f]{2,4}"));
    assertThat(drawn.stream().map(String::length)).contains(2, 3, 4);
    assertThat(String.join("", drawn).chars().distinct().count()).isEqualTo(16);

    assertThat(draw(Variable.RandomString.DEFAULT, 10))
        .allMatch(it -> it.matches("[A-Za-z0-9]{16}"));
    assertThat(draw(new Variable.RandomString(3, 3, "😀"), 1)).containsExactly("😀😀😀");
  }

  @Test
  void whatIsInventedFollowsTheStreamAlone() {
    var faker =
        new Variable.Faker(
            "#{name.fullName} #{internet.emailAddress} #{number.numberBetween '1','99'}", "de");
    ValueSource one = source(faker);
    ValueSource other = source(faker);
    one.next(new SplittableRandom(3));

    String drawn = one.next(new SplittableRandom(7));

    assertThat(other.next(new SplittableRandom(7))).isEqualTo(drawn);
    assertThat(other.next(new SplittableRandom(8))).isNotEqualTo(drawn);
    assertThat(drawn).matches("\\S+ .*\\S+@\\S+ \\d+");
  }

  @Test
  void manyUsersInventAtOnceAndEachGetsItsOwn() throws Exception {
    ValueSource shared =
        source(new Variable.Faker("#{name.fullName} #{address.fullAddress} #{finance.iban}", ""));
    List<String> alone = new ArrayList<>();
    for (int user = 0; user < 200; user++) {
      alone.add(shared.next(new SplittableRandom(user)));
    }
    List<Future<String>> together = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (int user = 0; user < 200; user++) {
        int seed = user;
        together.add(threads.submit(() -> shared.next(new SplittableRandom(seed))));
      }
    }

    for (int user = 0; user < 200; user++) {
      assertThat(together.get(user).get()).isEqualTo(alone.get(user));
    }
  }

  @Test
  void whatIsInventedStandsOnOneLine() {
    assertThat(draw(new Variable.Faker("#{lorem.word}\r\n#{lorem.word}", ""), 1))
        .allMatch(it -> it.matches("\\w+ \\w+"));
  }

  @Test
  void aSampleIsAValueOrARow() {
    assertThat(Sample.of(new Variable.Range(5, 5), random)).isEqualTo("5");
    assertThat(Sample.of(new Variable.Csv("id,name\n1,\"Ann, B\""), random))
        .isEqualTo("id=1, name=Ann, B");
    assertThat(Sample.of(new Variable.Csv(""), random)).isEmpty();
    assertThat(Sample.of(new Variable.Range(2, 1), random)).isEmpty();
  }
}

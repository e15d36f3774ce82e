package dev.trafficgenerator.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameResolverTest {
  private final AtomicInteger lookups = new AtomicInteger();
  private final AtomicLong nanos = new AtomicLong();
  private final AtomicBoolean givenUp = new AtomicBoolean();
  private final CountDownLatch release = new CountDownLatch(1);

  private NameResolver resolver(NameResolver.Lookup lookup) {
    return new NameResolver(
        Optional.empty(),
        name -> {
          lookups.incrementAndGet();
          return lookup.addressesOf(name);
        },
        nanos::get,
        givenUp::get);
  }

  private InetAddress[] stuck(String name) throws UnknownHostException {
    try {
      release.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return InetAddress.getAllByName("127.0.0.1");
  }

  @Test
  void anOverrideStandsInForEveryName() throws Exception {
    InetAddress address = InetAddress.getByName("192.0.2.1");

    assertThat(new NameResolver(Optional.of(address)).lookup("shop.example.test"))
        .containsExactly(address);
  }

  @ParameterizedTest
  @ValueSource(strings = {"192.0.2.1", "2001:db8::1"})
  void anAddressIsItsOwn(String address) throws Exception {
    var resolver = resolver(InetAddress::getAllByName);

    assertThat(resolver.lookup(address)).containsExactly(InetAddress.getByName(address));
    assertThat(lookups).hasValue(0);
  }

  @Test
  void whatLooksLikeAnAddressAndIsNoneIsAnUnknownHost() {
    assertThatThrownBy(() -> resolver(InetAddress::getAllByName).lookup("1.2.3.4.5"))
        .isInstanceOf(UnknownHostException.class);
  }

  @Test
  void aNameIsLookedUpAgainWhenItsAddressesAreOld() throws Exception {
    var resolver = resolver(_ -> InetAddress.getAllByName("127.0.0.1"));
    resolver.lookup("a.test");
    resolver.lookup("a.test");
    assertThat(lookups).hasValue(1);

    nanos.addAndGet(NameResolver.FRESH_NANOS + 1);
    resolver.lookup("a.test");

    assertThat(lookups).hasValue(2);
  }

  @Test
  void aNameWithoutAddressIsUnknownForAWhile() {
    var resolver =
        resolver(name -> {
          throw new UnknownHostException(name);
        });
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> resolver.lookup("a.test")).isInstanceOf(UnknownHostException.class);
    }
    assertThat(lookups).hasValue(1);
  }

  @Test
  void allWhoAskAtATimeShareOneLookup() {
    var resolver = resolver(this::stuck);
    var first =
        CompletableFuture.supplyAsync(() -> addresses(resolver), Thread::startVirtualThread);
    var second =
        CompletableFuture.supplyAsync(() -> addresses(resolver), Thread::startVirtualThread);
    await().until(() -> lookups.get() == 1);

    release.countDown();

    assertThat(first.join()).isEqualTo(1);
    assertThat(second.join()).isEqualTo(1);
    assertThat(lookups).hasValue(1);
  }

  private static int addresses(NameResolver resolver) {
    try {
      return resolver.lookup("a.test").size();
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whoGivesUpDoesNotWaitForTheLookup() {
    var resolver = resolver(this::stuck);
    givenUp.set(true);

    assertThatThrownBy(() -> resolver.lookup("a.test")).isInstanceOf(UnknownHostException.class);
    release.countDown();
  }

  @Test
  void anInterruptedThreadDoesNotWaitAndStaysInterrupted() {
    var resolver = resolver(this::stuck);
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> resolver.lookup("a.test")).isInstanceOf(UnknownHostException.class);

    assertThat(Thread.interrupted()).isTrue();
    release.countDown();
  }

  @Test
  void namesAreNotKeptWithoutEnd() throws Exception {
    var resolver = resolver(_ -> InetAddress.getAllByName("127.0.0.1"));
    for (int i = 0; i <= NameResolver.NAMES_MAX; i++) {
      resolver.lookup("a" + i + ".test");
    }
    resolver.lookup("a0.test");

    assertThat(lookups).hasValue(NameResolver.NAMES_MAX + 2);
  }
}

package dev.trafficgenerator.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;

/// Addresses of names. A look-up blocks a thread for seconds if no name server answers, and nothing
/// can end it; so it is done on a thread of its own, for all who ask for the same name at a time,
/// and who asks can give up.
final class NameResolver {

  /// The system's look-up.
  @FunctionalInterface
  interface Lookup {
    InetAddress[] addressesOf(String name) throws UnknownHostException;
  }

  /// What was found, or not found, holds good for so long. The system caches for longer; this is
  /// there to spare a thread for each connection.
  static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);

  /// A run has one host, its redirects go nowhere else: more names than this are not kept.
  static final int NAMES_MAX = 100;

  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|.*:.*");

  private static final long GIVE_UP_CHECK_MILLIS = 20;

  private final Optional<InetAddress> connectTo;
  private final Lookup lookup;
  private final LongSupplier nanoTime;
  private final BooleanSupplier givenUp;
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();

  NameResolver(Optional<InetAddress> connectTo) {
    this(
        connectTo,
        InetAddress::getAllByName,
        System::nanoTime,
        () -> OkHttpLane.current().isGivenUp());
  }

  NameResolver(
      Optional<InetAddress> connectTo,
      Lookup lookup,
      LongSupplier nanoTime,
      BooleanSupplier givenUp) {
    this.connectTo = connectTo;
    this.lookup = lookup;
    this.nanoTime = nanoTime;
    this.givenUp = givenUp;
  }

  /// @param name of a host, or an address
  List<InetAddress> lookup(String name) throws UnknownHostException {
    if (connectTo.isPresent()) {
      return List.of(connectTo.get());
    }
    if (ADDRESS.matcher(name).matches()) {
      return List.of(address(name));
    }
    Answer answer =
        answers.compute(
            name,
            (_, known) -> known == null || known.isStale(nanoTime) ? startLookup(name) : known);
    if (answers.size() > NAMES_MAX) {
      answers.clear();
    }
    return answer.await(givenUp);
  }

  private static InetAddress address(String literal) throws UnknownHostException {
    try {
      return InetAddress.ofLiteral(literal);
    } catch (IllegalArgumentException _) {
      throw new UnknownHostException("not an address");
    }
  }

  private Answer startLookup(String name) {
    var answer = new Answer();
    Thread.ofPlatform()
        .daemon()
        .name("name-lookup")
        .start(() -> answer.complete(name, lookup, nanoTime));
    return answer;
  }

  private static final class Answer {
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile List<InetAddress> addresses = List.of();
    private volatile long sinceNanos;

    void complete(String name, Lookup lookup, LongSupplier nanoTime) {
      try {
        addresses = Arrays.asList(lookup.addressesOf(name));
      } catch (UnknownHostException _) {
        addresses = List.of();
      } finally {
        sinceNanos = nanoTime.getAsLong();
        done.countDown();
      }
    }

    boolean isStale(LongSupplier nanoTime) {
      return done.getCount() == 0 && nanoTime.getAsLong() - sinceNanos > FRESH_NANOS;
    }

    List<InetAddress> await(BooleanSupplier givenUp) throws UnknownHostException {
      try {
        while (!done.await(GIVE_UP_CHECK_MILLIS, TimeUnit.MILLISECONDS)) {
          if (givenUp.getAsBoolean()) {
            throw new UnknownHostException("given up");
          }
        }
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        throw new UnknownHostException("interrupted");
      }
      if (addresses.isEmpty()) {
        throw new UnknownHostException("no address");
      }
      return addresses;
    }
  }
}

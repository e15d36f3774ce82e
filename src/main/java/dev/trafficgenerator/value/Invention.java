package dev.trafficgenerator.value;

import java.net.URL;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import net.datafaker.Faker;
import net.datafaker.providers.base.BaseFaker;
import net.datafaker.service.FakeValuesService;
import net.datafaker.service.FakerContext;
import net.datafaker.service.RandomService;

/// Datafaker with two things changed: it draws from the stream that the caller brings, and an
/// expression can make it read neither a file nor a URL. For one thread at a time.
final class Invention {
  private final Stream stream = new Stream();
  private final Faker faker;

  Invention(Locale locale) {
    faker = new Faker(new Closed(), new FakerContext(locale, new RandomService(stream)));
  }

  /// @throws RuntimeException if the expression makes no sense
  /// @throws TooMuch if it takes more random choices than one value may
  String text(String expression, RandomGenerator random) {
    stream.drawFrom(random);
    return faker.expression(expression);
  }

  /// An expression reaches every public method of Datafaker, and so these.
  private static final class Closed extends FakeValuesService {
    @Override
    public void addPath(Locale locale, Path path) {
      throw new UnsupportedOperationException("no files");
    }

    @Override
    public void addUrl(Locale locale, URL url) {
      throw new UnsupportedOperationException("no URLs");
    }

    @Override
    public String fileExpression(Path path, BaseFaker faker, FakerContext context) {
      throw new UnsupportedOperationException("no files");
    }
  }

  /// An expression asks for too much.
  static final class TooMuch extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooMuch() {
      super(null, null, false, false);
    }
  }

  /// The random numbers of the one who draws.
  private static final class Stream extends Random {
    private static final long serialVersionUID = 1;

    private transient RandomGenerator source = new SplittableRandom(0);
    private int left;

    void drawFrom(RandomGenerator random) {
      source = random;
      left = FakeLimits.DRAWS_MAX;
    }

    @Override
    protected int next(int bits) {
      if (left-- <= 0) {
        throw new TooMuch();
      }
      return (int) (source.nextLong() >>> (Long.SIZE - bits));
    }

    /// The inherited one keeps every second number for later, and so for somebody else.
    @Override
    public synchronized double nextGaussian() {
      return source.nextGaussian();
    }

    @Override
    public synchronized void setSeed(long seed) {
      // The stream's seed is the run's.
    }
  }
}

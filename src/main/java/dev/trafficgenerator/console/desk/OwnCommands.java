package dev.trafficgenerator.console.desk;

import dev.trafficgenerator.run.history.Annotation;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

/// The commands that a desk gave, until the run's course tells of them: so what the course tells of
/// beyond them was somebody else's doing. Moments are not compared, as the generator's clock may be
/// another one.
final class OwnCommands {
  /// A command that the course has not told of by then never will: longer than a command may take.
  private static final Duration LIFE = Duration.ofSeconds(60);

  private static final int COMMANDS_MAX = 100;

  private final LongSupplier nanoTime;
  private final Deque<Given> given = new ArrayDeque<>();

  private record Given(Annotation.Kind kind, long atNanos) {}

  OwnCommands(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /// A command of this kind is being given. Noted before it is, as the course may tell of it before
  /// the reply comes.
  void gave(Annotation.Kind kind) {
    if (given.size() == COMMANDS_MAX) {
      given.removeFirst();
    }
    given.addLast(new Given(kind, nanoTime.getAsLong()));
  }

  /// It was refused, or there was nothing to do.
  void changedNothing(Annotation.Kind kind) {
    forgetOne(kind);
  }

  /// Whether what the course tells of was commanded here; tells it once for each command.
  boolean claim(Annotation.Kind kind) {
    long now = nanoTime.getAsLong();
    given.removeIf(it -> now - it.atNanos() > LIFE.toNanos());
    return forgetOne(kind);
  }

  private boolean forgetOne(Annotation.Kind kind) {
    return given.stream()
        .filter(it -> it.kind() == kind)
        .findFirst()
        .map(given::remove)
        .isPresent();
  }

  void clear() {
    given.clear();
  }
}

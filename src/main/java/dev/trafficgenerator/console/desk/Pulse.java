package dev.trafficgenerator.console.desk;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// How promptly the generator that is driven answers. For the FX thread.
public final class Pulse {
  /// After this long without an answer, what the screens show is stale.
  public static final Duration STALE_AFTER = Duration.ofSeconds(3);

  private final LongSupplier nanoTime;
  private final ReadOnlyObjectWrapper<Optional<Duration>> roundTrip =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Duration> age = new ReadOnlyObjectWrapper<>(Duration.ZERO);
  private final ReadOnlyBooleanWrapper stale = new ReadOnlyBooleanWrapper(false);
  private long heardNanos;

  public Pulse(Desk desk, LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    heardNanos = nanoTime.getAsLong();
    desk.onReading(told -> {
      roundTrip.set(Optional.of(told.roundTrip()));
      heard();
    });
    desk.connectionProperty()
        .addListener((_, _, _) -> {
          roundTrip.set(Optional.empty());
          heard();
        });
  }

  private void heard() {
    heardNanos = nanoTime.getAsLong();
    tick();
  }

  /// Time has gone by; called about twice a second.
  public void tick() {
    Duration now = Duration.ofNanos(nanoTime.getAsLong() - heardNanos);
    age.set(now);
    stale.set(now.compareTo(STALE_AFTER) >= 0);
  }

  /// How long the last answer took; empty before the first.
  public ReadOnlyObjectProperty<Optional<Duration>> roundTripProperty() {
    return roundTrip.getReadOnlyProperty();
  }

  /// The last answer's age, or how long it has been connected without one.
  public ReadOnlyObjectProperty<Duration> ageProperty() {
    return age.getReadOnlyProperty();
  }

  /// Whether there has been no answer for [#STALE_AFTER].
  public ReadOnlyBooleanProperty staleProperty() {
    return stale.getReadOnlyProperty();
  }
}

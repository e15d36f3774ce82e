package dev.trafficgenerator.console.desk;

import dev.trafficgenerator.run.Reply;
import dev.trafficgenerator.run.RunPlan;
import dev.trafficgenerator.run.RunSnapshot;
import dev.trafficgenerator.run.RunState;
import dev.trafficgenerator.run.RunUpdate;
import dev.trafficgenerator.run.StopMode;
import dev.trafficgenerator.run.figures.HostSample;
import dev.trafficgenerator.run.figures.RunFigures;
import dev.trafficgenerator.run.history.Annotation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// The generator that is driven, what it last said, and the commands it is given. For the FX
/// thread: commands return at once, and their outcome shows in the properties.
public final class Desk {
  private static final RunSnapshot NOTHING =
      new RunSnapshot(Instant.EPOCH, new RunState.Initializing(), HostSample.NONE, RunFigures.NONE);

  private final Background background;
  private final List<Consumer<Reading.Told>> listeners = new ArrayList<>();
  private final ReadOnlyObjectWrapper<Connection> connection;
  private final ReadOnlyObjectWrapper<RunSnapshot> snapshot = new ReadOnlyObjectWrapper<>(NOTHING);
  private final ReadOnlyStringWrapper silence = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper refusal = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(false);
  private final Runnable askNow;
  private final OwnCommands own = new OwnCommands(System::nanoTime);
  private int turns;

  // Read by the poller.
  private volatile Connection asked;

  /// @param local driven until [#connect]
  /// @param askNow has the generator asked again at once, because it was told something
  public Desk(Connection local, Background background, Runnable askNow) {
    this.background = background;
    this.askNow = askNow;
    asked = local;
    connection = new ReadOnlyObjectWrapper<>(local);
  }

  /// Who is to be asked; for any thread.
  public Connection asked() {
    return asked;
  }

  /// Drives another generator from now on. What the one before does goes on undisturbed.
  public void connect(Connection next) {
    turns++;
    asked = next.at(turns);
    own.clear();
    busy.set(false);
    silence.set("");
    refusal.set("");
    snapshot.set(NOTHING);
    connection.set(asked);
    askNow.run();
  }

  /// Takes a reading in; one from a generator that is not driven any more is let go.
  public void take(Reading reading) {
    if (!reading.from().equals(connection.get())) {
      return;
    }
    switch (reading) {
      case Reading.Told told -> {
        silence.set("");
        snapshot.set(told.snapshot());
        List.copyOf(listeners).forEach(listener -> listener.accept(told));
      }
      case Reading.Silent(_, _, String reason) -> silence.set(reason);
    }
  }

  /// Has `listener` told of each reading, after [#snapshotProperty] was set.
  public void onReading(Consumer<Reading.Told> listener) {
    listeners.add(listener);
  }

  /// Starts a run; one that goes on is replaced.
  public void start(RunPlan plan) {
    var generator = connection.get().generator();
    command(Annotation.Kind.STARTED, () -> generator.start(plan));
  }

  /// Changes the running run.
  public void update(RunUpdate update) {
    var generator = connection.get().generator();
    command(Annotation.Kind.UPDATED, () -> generator.update(update));
  }

  /// Stops the run.
  public void stop(StopMode mode) {
    var generator = connection.get().generator();
    command(Annotation.Kind.STOPPED, () -> generator.stop(mode));
  }

  private void command(Annotation.Kind kind, Callable<Reply> call) {
    Connection to = connection.get();
    busy.set(true);
    own.gave(kind);
    background.run(
        call,
        reply -> {
          if (to.equals(connection.get())) {
            busy.set(false);
            replied(kind, reply);
            askNow.run();
          }
        },
        failure -> {
          // Whether it was carried out is not known.
          if (to.equals(connection.get())) {
            busy.set(false);
            refusal.set(String.valueOf(failure.getMessage()));
          }
        });
  }

  private void replied(Annotation.Kind kind, Reply reply) {
    refusal.set(reply instanceof Reply.Refused refused ? refused.detail() : "");
    if (reply instanceof Reply.Refused || reply.equals(Reply.NOTHING_RUNNING)) {
      own.changedNothing(kind);
    }
  }

  /// What this desk commanded and has not seen happen yet.
  OwnCommands ownCommands() {
    return own;
  }

  public ReadOnlyObjectProperty<Connection> connectionProperty() {
    return connection.getReadOnlyProperty();
  }

  public Connection connection() {
    return connection.get();
  }

  /// What the generator last said; stays as it is while it is silent.
  public ReadOnlyObjectProperty<RunSnapshot> snapshotProperty() {
    return snapshot.getReadOnlyProperty();
  }

  public RunSnapshot snapshot() {
    return snapshot.get();
  }

  /// Whether a run goes on, as far as is known.
  public boolean isRunning() {
    return snapshot.get().state().isActive();
  }

  /// Why the generator did not answer when it was last asked; empty when it did.
  public ReadOnlyStringProperty silenceProperty() {
    return silence.getReadOnlyProperty();
  }

  /// What the generator had against the last command, or why it could not be given; empty when it
  /// was carried out.
  public ReadOnlyStringProperty refusalProperty() {
    return refusal.getReadOnlyProperty();
  }

  /// Whether a command is being carried out.
  public ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }
}

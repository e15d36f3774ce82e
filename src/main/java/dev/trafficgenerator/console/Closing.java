package dev.trafficgenerator.console;

import dev.trafficgenerator.console.desk.Desk;
import dev.trafficgenerator.run.StopMode;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Closing the window while a run goes on: asks once, in the window.
final class Closing {
  private final Desk desk;
  private final Runnable close;
  private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.QUIET);

  /// How far a closing has come.
  enum State {
    /// Nobody wants to close.
    QUIET,
    /// It is asked whether to.
    ASKING,
    /// The run is being stopped, and then the window closes.
    STOPPING
  }

  /// @param close closes the window, asking nobody
  Closing(Desk desk, Runnable close) {
    this.desk = desk;
    this.close = close;
    desk.snapshotProperty().addListener((_, _, _) -> look());
    desk.connectionProperty().addListener((_, _, _) -> state.set(State.QUIET));
  }

  /// Somebody wants to close the window.
  ///
  /// @return whether it must stay open, as the person is asked
  boolean asks() {
    if (!desk.isRunning()) {
      return false;
    }
    if (state.get() == State.QUIET) {
      state.set(State.ASKING);
    }
    return true;
  }

  private void look() {
    if (desk.isRunning()) {
      return;
    }
    boolean wasStopping = state.get() == State.STOPPING;
    // A run that ends by itself leaves nothing to ask.
    state.set(State.QUIET);
    if (wasStopping) {
      close.run();
    }
  }

  /// Stops the run, and closes the window when it has ended.
  void stopAndClose() {
    state.set(State.STOPPING);
    desk.stop(StopMode.GRACEFUL);
  }

  /// Closes the window at once. A run in this process ends with it; one elsewhere goes on.
  void closeNow() {
    state.set(State.QUIET);
    close.run();
  }

  void cancel() {
    state.set(State.QUIET);
  }

  ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }
}

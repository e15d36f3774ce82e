package dev.trafficgenerator.console.connect;

import dev.trafficgenerator.console.desk.Desk;
import dev.trafficgenerator.console.desk.Messages;
import dev.trafficgenerator.console.desk.Pulse;
import dev.trafficgenerator.run.Generator;
import dev.trafficgenerator.run.RunSnapshot;
import dev.trafficgenerator.run.RunState;
import dev.trafficgenerator.run.figures.Figure;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.value.ObservableValue;

/// What is told of the generator that is driven, in words. For the FX thread.
public final class CurrentCard {
  private final Desk desk;
  private final Pulse pulse;
  private final Generator local;
  private final Messages messages;

  /// @param local of this process; it may have a run of its own while another one is driven
  public CurrentCard(Desk desk, Pulse pulse, Generator local, Messages messages) {
    this.desk = desk;
    this.pulse = pulse;
    this.local = local;
    this.messages = messages;
  }

  StringBinding name() {
    return Bindings.createStringBinding(() -> desk.connection().name(), desk.connectionProperty());
  }

  StringBinding address() {
    return Bindings.createStringBinding(
        () ->
            desk.connection().address().map(URI::toString).orElse(messages.get("connect.inside"))
                + version(desk.connection().version()),
        desk.connectionProperty());
  }

  /// To stand behind other facts; empty where it is not known.
  String version(Optional<String> known) {
    return known.map(it -> " · " + messages.get("connect.version", it)).orElse("");
  }

  StringBinding state() {
    return Bindings.createStringBinding(
        () -> isUnheard() ? messages.get("connect.unheard") : state(desk.snapshot()),
        desk.snapshotProperty(),
        pulse.roundTripProperty());
  }

  StringBinding target() {
    return Bindings.createStringBinding(
        () -> {
          String url = desk.snapshot().figures().setup().targetUrl();
          return url.isEmpty() ? "–" : url;
        },
        desk.snapshotProperty());
  }

  StringBinding roundTrip() {
    return Bindings.createStringBinding(
        () -> pulse.roundTripProperty().get().map(this::millis).orElse("–"),
        pulse.roundTripProperty());
  }

  StringBinding age() {
    return Bindings.createStringBinding(
        () -> isUnheard() ? "–" : messages.get("connect.ago", seconds(pulse.ageProperty().get())),
        pulse.ageProperty(),
        pulse.roundTripProperty());
  }

  ObservableValue<Boolean> stale() {
    return pulse.staleProperty();
  }

  /// Empty unless this computer has a run of its own that goes on beside the one that is watched.
  StringBinding localRun() {
    return Bindings.createStringBinding(
        () ->
            !desk.connection().isLocal() && local.state().isActive()
                ? messages.get("connect.localRun")
                : "",
        desk.connectionProperty(),
        pulse.ageProperty());
  }

  private boolean isUnheard() {
    return pulse.roundTripProperty().get().isEmpty();
  }

  /// `running for 3:07 with 250 users`
  String state(RunSnapshot snapshot) {
    String elapsed = Figure.clock(snapshot.figures().time().elapsed());
    return switch (snapshot.state()) {
      case RunState.Initializing _ -> messages.get("connect.state.initializing");
      case RunState.Running _ ->
          messages.get(
              "connect.state.running",
              elapsed,
              Figure.count(snapshot.figures().now().activeUsers()));
      case RunState.Stopping _ -> messages.get("connect.state.stopping");
      case RunState.Stopped _ -> messages.get("connect.state.stopped", elapsed);
      case RunState.Failed(_, String reason) -> messages.get("connect.state.failed", reason);
    };
  }

  String millis(Duration time) {
    double millis = time.toNanos() / 1e6;
    return millis < 0.1 ? "< 0.1 ms" : Figure.millis(millis);
  }

  private static String seconds(Duration age) {
    return age.compareTo(Duration.ofMinutes(1)) < 0
        ? String.format(Locale.ROOT, "%d s", age.toSeconds())
        : Figure.clock(age);
  }
}

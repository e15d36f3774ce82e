package dev.trafficgenerator.console.connect;

import dev.trafficgenerator.console.connect.SavedGenerators.Saved;
import dev.trafficgenerator.console.desk.Background;
import dev.trafficgenerator.console.desk.Connection;
import dev.trafficgenerator.console.desk.Desk;
import dev.trafficgenerator.console.desk.Outside;
import dev.trafficgenerator.console.desk.Preferences;
import dev.trafficgenerator.run.GeneratorUnreachable;
import dev.trafficgenerator.run.RunSnapshot;
import dev.trafficgenerator.sitemap.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// From an address to a generator that is driven, and back to this computer. A generator is asked
/// before the desk turns to it, and one that is left goes on with what it does. For the FX thread;
/// nothing here waits.
public final class Connections implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Connections.class);

  private final Desk desk;
  private final Connection local;
  private final Outside.Remote remote;
  private final Background background;
  private final SavedGenerators saved;

  /// By address; never written anywhere.
  private final Map<URI, Secret> tokens = new HashMap<>();

  private final ReadOnlyObjectWrapper<Trial> trial = new ReadOnlyObjectWrapper<>(new Trial.None());
  private Optional<Outside.Link> driven = Optional.empty();
  private int tries;

  /// How the search for a generator stands.
  sealed interface Trial {
    record None() implements Trial {}

    record Wrong(Address.Flaw flaw) implements Trial {}

    record Asking(URI address) implements Trial {}

    /// One answers there, and can be attached to.
    record Found(
        Saved who,
        Outside.Link link,
        RunSnapshot snapshot,
        Duration roundTrip,
        Optional<String> version)
        implements Trial {}

    /// Nobody can be attached to there.
    ///
    /// @param reason one or two sentences
    record NoAnswer(URI address, String reason) implements Trial {}
  }

  public Connections(
      Desk desk, Outside.Remote remote, Preferences preferences, Background background) {
    this.desk = desk;
    local = desk.connection();
    this.remote = remote;
    this.background = background;
    saved = new SavedGenerators(preferences);
  }

  /// Asks whether a generator is there.
  ///
  /// @param token blank = the one that was last given for this address, if there was one
  void find(String typedAddress, String typedName, String token) {
    dismiss();
    switch (Address.read(typedAddress)) {
      case Address.Typed.Wrong(var flaw) -> trial.set(new Trial.Wrong(flaw));
      case Address.Typed.Right(URI address) -> {
        if (!token.isBlank()) {
          tokens.put(address, new Secret(token.strip()));
        }
        ask(new Saved(SavedGenerators.named(typedName, address), address));
      }
    }
  }

  private void ask(Saved who) {
    int mine = tries;
    Optional<Secret> token = Optional.ofNullable(tokens.get(who.address()));
    trial.set(new Trial.Asking(who.address()));
    background.run(
        () -> answer(who, token),
        found -> {
          if (mine == tries) {
            trial.set(found);
          } else {
            close(found.link());
          }
        },
        failure -> {
          if (mine == tries) {
            String reason = String.valueOf(failure.getMessage());
            trial.set(new Trial.NoAnswer(who.address(), reason));
          }
        });
  }

  private Trial.Found answer(Saved who, Optional<Secret> token) {
    Outside.Link link = remote.open(who.address(), token);
    try {
      long asking = System.nanoTime();
      RunSnapshot snapshot = link.generator().snapshot();
      Duration roundTrip = Duration.ofNanos(System.nanoTime() - asking);
      return new Trial.Found(who, link, snapshot, roundTrip, version(link));
    } catch (RuntimeException e) {
      link.close();
      throw e;
    }
  }

  /// Whoever tells the figures and no version can be driven all the same.
  private static Optional<String> version(Outside.Link link) {
    try {
      return link.version();
    } catch (GeneratorUnreachable e) {
      LOG.info("version not told reason=\"{}\"", e.getMessage());
      return Optional.empty();
    }
  }

  /// Drives the generator that was found from now on.
  void attach() {
    if (trial.get() instanceof Trial.Found(Saved who, Outside.Link link, _, _, var version)) {
      tries++;
      trial.set(new Trial.None());
      desk.connect(
          new Connection(who.name(), link.generator(), Optional.of(who.address())).of(version));
      leave();
      driven = Optional.of(link);
      saved.remember(who);
    }
  }

  /// Back to the generator of this computer. The one that is left goes on.
  void detach() {
    if (!desk.connection().isLocal()) {
      desk.connect(local);
      leave();
    }
  }

  private void leave() {
    driven.ifPresent(this::close);
    driven = Optional.empty();
  }

  private void close(Outside.Link link) {
    background.run(
        () -> {
          link.close();
          return true;
        },
        _ -> {},
        failure -> LOG.warn("link not closed reason=\"{}\"", failure.getMessage()));
  }

  /// Gives the search up.
  void dismiss() {
    tries++;
    if (trial.get() instanceof Trial.Found found) {
      close(found.link());
    }
    trial.set(new Trial.None());
  }

  void forget(Saved who) {
    tokens.remove(who.address());
    saved.forget(who);
  }

  /// Whether a token for this address is in memory.
  boolean hasToken(URI address) {
    return tokens.containsKey(address);
  }

  SavedGenerators saved() {
    return saved;
  }

  ReadOnlyObjectProperty<Trial> trialProperty() {
    return trial.getReadOnlyProperty();
  }

  /// Lets all links go; no run is disturbed.
  @Override
  public void close() {
    dismiss();
    leave();
  }
}

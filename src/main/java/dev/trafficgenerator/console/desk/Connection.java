package dev.trafficgenerator.console.desk;

import dev.trafficgenerator.run.Generator;
import java.net.URI;
import java.util.Optional;

/// The generator that is driven.
///
/// @param name as shown: of this computer, or `lab-3:8080`
/// @param address of a headless generator's control API; empty for this process's own
/// @param version of the program that the generator is in; empty where it tells none
/// @param turn which time it is that the desk drives a generator: the same one driven again later
///   is another connection, so that its run's course is asked for from the beginning
public record Connection(
    String name, Generator generator, Optional<URI> address, Optional<String> version, int turn) {

  public Connection(String name, Generator generator, Optional<URI> address) {
    this(name, generator, address, Optional.empty(), 0);
  }

  /// The same, at another turn.
  Connection at(int other) {
    return new Connection(name, generator, address, version, other);
  }

  /// The same, of a version that is known.
  public Connection of(Optional<String> known) {
    return new Connection(name, generator, address, known, turn);
  }

  /// Whether the engine is in this process.
  public boolean isLocal() {
    return address.isEmpty();
  }
}

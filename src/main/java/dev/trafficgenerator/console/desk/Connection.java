package dev.trafficgenerator.console.desk;

import dev.trafficgenerator.run.Generator;
import java.net.URI;
import java.util.Optional;

/// The generator that is driven.
///
/// @param name as shown: of this computer, or `lab-3:8080`
/// @param address of a headless generator's control API; empty for this process's own
public record Connection(String name, Generator generator, Optional<URI> address) {

  /// Whether the engine is in this process.
  public boolean isLocal() {
    return address.isEmpty();
  }
}

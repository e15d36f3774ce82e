package dev.trafficgenerator.engine;

import dev.trafficgenerator.engine.planning.PointerLookup;
import dev.trafficgenerator.http.ConnectionSettings;
import dev.trafficgenerator.http.Sender;
import dev.trafficgenerator.http.TlsLibrary;
import dev.trafficgenerator.run.figures.HostSample;
import dev.trafficgenerator.visitor.Visitors;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What an engine is built from.
///
/// @param senders makes a sender for a run's connection settings; the run closes it
/// @param tlsObstacle why TLS can't be spoken so on this computer; empty where it can
/// @param host the last sample, without waiting
/// @param witness watches every request; null = nobody does
public record EngineParts(
    Function<ConnectionSettings, Sender> senders,
    Function<TlsLibrary, Optional<String>> tlsObstacle,
    Visitors visitors,
    TokenReader tokenReader,
    PointerLookup pointerLookup,
    Supplier<HostSample> host,
    MemoryLimits memoryLimits,
    @Nullable Witness witness) {

  /// Parts of an engine that nobody watches.
  public EngineParts(
      Function<ConnectionSettings, Sender> senders,
      Function<TlsLibrary, Optional<String>> tlsObstacle,
      Visitors visitors,
      TokenReader tokenReader,
      PointerLookup pointerLookup,
      Supplier<HostSample> host,
      MemoryLimits memoryLimits) {
    this(senders, tlsObstacle, visitors, tokenReader, pointerLookup, host, memoryLimits, null);
  }
}

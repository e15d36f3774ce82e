package dev.trafficgenerator;

import dev.trafficgenerator.engine.Engine;
import dev.trafficgenerator.engine.EngineParts;
import dev.trafficgenerator.engine.MemoryLimits;
import dev.trafficgenerator.engine.Witness;
import dev.trafficgenerator.http.OkHttpSender;
import dev.trafficgenerator.http.TlsLibrary;
import dev.trafficgenerator.json.PointerJson;
import dev.trafficgenerator.json.TokenJson;
import dev.trafficgenerator.metrics.HostProbe;
import dev.trafficgenerator.visitor.Visitors;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Builds the engine and what it stands on, and lets them go together.
final class Wiring implements AutoCloseable {
  private static final long SOFT_LIMIT_MB = 4096;
  private static final long HARD_LIMIT_MB = 4608;

  private final HostProbe probe = new HostProbe();
  private final Engine engine;

  /// @param warn is told of environment variables that can't be read
  Wiring(Map<String, String> environment, Consumer<String> warn) {
    this(environment, warn, Optional.empty());
  }

  /// @param runs where runs are kept beyond this process; closed by whoever opened it
  Wiring(Map<String, String> environment, Consumer<String> warn, Optional<RunsFolder> runs) {
    this(environment, warn, runs, null);
  }

  /// @param witness watches every request
  Wiring(Map<String, String> environment, Consumer<String> warn, Witness witness) {
    this(environment, warn, Optional.empty(), witness);
  }

  private Wiring(
      Map<String, String> environment,
      Consumer<String> warn,
      Optional<RunsFolder> runs,
      @Nullable Witness witness) {
    engine =
        new Engine(
            new EngineParts(
                OkHttpSender::new,
                TlsLibrary::obstacle,
                Visitors.standard(),
                TokenJson::token,
                PointerJson::leadsToValue,
                probe::latest,
                memoryLimits(environment, warn),
                witness),
            InstantSource.system(),
            runs.map(RunsFolder::runs).orElse(List.of()),
            record -> runs.ifPresent(folder -> folder.keep(record)));
  }

  Engine engine() {
    return engine;
  }

  /// `MEMORY_SOFT_LIMIT` and `MEMORY_HARD_LIMIT`, in MB. What can't be read counts as the default;
  /// a soft limit above the hard one counts as the hard one.
  static MemoryLimits memoryLimits(Map<String, String> environment, Consumer<String> warn) {
    long hard = megabytes(environment, "MEMORY_HARD_LIMIT", HARD_LIMIT_MB, warn);
    long soft = megabytes(environment, "MEMORY_SOFT_LIMIT", SOFT_LIMIT_MB, warn);
    return new MemoryLimits(Math.min(soft, hard) << 20, hard << 20);
  }

  private static long megabytes(
      Map<String, String> environment, String name, long otherwise, Consumer<String> warn) {
    String text = environment.getOrDefault(name, "").strip();
    if (text.isEmpty()) {
      return otherwise;
    }
    try {
      long megabytes = Long.parseLong(text);
      if (megabytes > 0 && megabytes < 1L << 30) {
        return megabytes;
      }
    } catch (NumberFormatException e) {
      // said below, as for a number that is out of range
    }
    warn.accept(
        name + " must be a whole number of MB above 0, was '" + text + "': using " + otherwise);
    return otherwise;
  }

  @Override
  public void close() {
    engine.close();
    probe.close();
  }
}

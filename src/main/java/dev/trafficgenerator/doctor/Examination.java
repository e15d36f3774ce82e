package dev.trafficgenerator.doctor;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Looks at this computer as a generator would use it.
///
/// @param users how many shall be simulated
/// @param host where `--headless` would listen
/// @param ports where it would; those but the first are not needed
/// @param target the host to be visited, whose name is looked up; empty = none is
/// @param tls who speaks TLS, as a name and a version
/// @param noConscrypt why it is not Conscrypt; empty where it is
/// @param hardLimitMb of memory, `MEMORY_HARD_LIMIT` or its default
/// @param environment the process's variables
public record Examination(
    int users,
    String host,
    List<Integer> ports,
    Optional<String> target,
    String tls,
    Optional<String> noConscrypt,
    long hardLimitMb,
    Map<String, String> environment) {
  public Examination {
    ports = List.copyOf(ports);
    environment = Map.copyOf(environment);
  }

  /// Looks at everything; takes some seconds at most, of which the name service may need the most.
  public List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    findings.add(Runtimes.java());
    findings.add(Runtimes.processors(Runtime.getRuntime().availableProcessors()));
    findings.add(Runtimes.tls(tls, noConscrypt));
    findings.add(Memory.here(hardLimitMb));
    findings.addAll(OpenFiles.here(users));
    for (int i = 0; i < ports.size(); i++) {
      findings.add(Network.port(host, ports.get(i), i == 0));
    }
    target.ifPresent(name -> findings.add(Network.name(name)));
    findings.add(Display.here(environment, Path.of("/")));
    findings.add(Clock.reading(InstantSource.system().instant()));
    findings.add(Clock.punctuality());
    return List.copyOf(findings);
  }
}

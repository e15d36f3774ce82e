package dev.trafficgenerator.value;

import dev.trafficgenerator.sitemap.Variable;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The sequences of one run. A sequence goes on counting for as long as its variable stays as it
/// is, whatever else a live update changes. For any number of threads.
public final class Counters {
  private final Map<Key, SharedSequence> sequences = new ConcurrentHashMap<>();

  private record Key(String name, Variable.Sequence sequence) {}

  SharedSequence of(String name, Variable.Sequence sequence) {
    return sequences.computeIfAbsent(new Key(name, sequence), _ -> new SharedSequence(sequence));
  }

  /// Forgets the sequences that are not among these variables: should they come back, they begin
  /// anew.
  public void keepOnly(Map<String, Variable> variables) {
    sequences.keySet().removeIf(it -> !it.sequence.equals(variables.get(it.name)));
  }
}

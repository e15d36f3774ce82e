package dev.trafficgenerator.http;

import java.util.function.Consumer;

/// The connections and cookies of one visitor, who visits one host: a request to another is refused
/// with an `IllegalArgumentException`. For one thread at a time.
public interface Connections extends AutoCloseable {

  /// Runs `work` with a lane, on the calling thread. The lane is of no use outside `work`. When the
  /// lane is spent, `work` should return; another lane then goes on with the same connections and
  /// cookies.
  ///
  /// What `work` throws comes out of this method unchanged.
  ///
  /// @throws IllegalStateException if a lane is open already, or after [#close()]
  void use(Consumer<Lane> work);

  /// Drops the connections and the cookies.
  @Override
  void close();
}

package dev.trafficgenerator.http;

import java.util.function.Consumer;

/// The connections and cookies of one visitor, who visits one host: a request to another is refused
/// with an `IllegalArgumentException`. For one thread at a time, but for [#beside].
public interface Connections extends AutoCloseable {

  /// Runs `work` with a lane, on the calling thread. The lane is of no use outside `work`. When the
  /// lane is spent, `work` should return; another lane then goes on with the same connections and
  /// cookies.
  ///
  /// What `work` throws comes out of this method unchanged.
  ///
  /// @throws IllegalStateException if a lane is open already, or after [#close()]
  void use(Consumer<Lane> work);

  /// As [#use], but while that is going on, and for any number of threads: a page's resources are
  /// fetched side by side. Each lane has a connection of its own with HTTP/1.1; all share one with
  /// HTTP/2.
  ///
  /// @throws IllegalStateException unless a lane is open, or after [#close()]
  void beside(Consumer<Lane> work);

  /// Drops the connections, and the cookies that are not persistent.
  @Override
  void close();
}

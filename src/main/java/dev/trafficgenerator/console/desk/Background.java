package dev.trafficgenerator.console.desk;

import java.util.concurrent.Callable;
import java.util.function.Consumer;

/// Work that would keep the FX thread waiting: network, files, parsing.
public interface Background {

  /// Does `work` elsewhere, and then one of the two on the FX thread, never both. Returns at once.
  ///
  /// @param onError is told what `work` threw, for it to be shown where it happened
  <T> void run(Callable<T> work, Consumer<T> onSuccess, Consumer<Exception> onError);

  /// Does `task` on the FX thread, soon.
  void later(Runnable task);
}

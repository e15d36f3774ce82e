package dev.trafficgenerator.showrunner;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// SIGHUP: a show runner's word that the file is another, and a terminal's that it is gone.
public final class HangUp {
  private static final Logger LOG = LoggerFactory.getLogger(HangUp.class);
  private static final Path CONTROLLING_TERMINAL = Path.of("/dev/tty");

  private HangUp() {}

  /// Calls `action` at each SIGHUP from now on, on a thread of the virtual machine's; without this,
  /// SIGHUP ends the process.
  ///
  /// `sun.misc.Signal` of the module `jdk.unsupported` is the one way to be told of a signal. It is
  /// looked up when needed: the compiler's warning of it can't be turned off, and a runtime without
  /// that module shall do all the rest.
  ///
  /// @return false where there is no such signal, as on Windows
  public static boolean listen(Runnable action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object listener =
          Proxy.newProxyInstance(
              handler.getClassLoader(),
              new Class<?>[] {handler},
              (_, method, arguments) -> {
                if (method.getDeclaringClass() != handler) {
                  return method.invoke(action, arguments);
                }
                action.run();
                return null;
              });
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance("HUP"), listener);
      return true;
    } catch (ReflectiveOperationException e) {
      LOG.debug("there is no SIGHUP here", e);
      return false;
    }
  }

  /// Whether this process would be sent SIGHUP because its terminal is closed.
  public static boolean comesFromATerminalToo() {
    // The file is there for everybody, and opens for who has a terminal.
    try (var _ = Files.newInputStream(CONTROLLING_TERMINAL)) {
      return true;
    } catch (IOException _) {
      return false;
    }
  }
}

package dev.trafficgenerator.screenreader;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.stage.Window;

/// Tells a script where on the screen something is and what stands there, as the accessibility bus
/// would, to which JavaFX is not connected on Linux. It only looks: what is done is done with a
/// real mouse and real keys.
///
/// A Java agent, `-javaagent:JAR=PORT`. On that port of 127.0.0.1 it answers one line with one:
/// `#id`, `:pseudo-class` or a text with `X Y TEXT`, the middle in pixels of the screen; with an
/// empty line when no such thing is shown.
public final class ScreenReader {
  private ScreenReader() {}

  public static void premain(String port) throws IOException {
    var socket = new ServerSocket(Integer.parseInt(port), 10, InetAddress.getLoopbackAddress());
    Thread.ofPlatform().daemon().name("screen reader").start(() -> serve(socket));
  }

  private static void serve(ServerSocket socket) {
    while (true) {
      try (Socket asker = socket.accept();
          var in =
              new BufferedReader(
                  new InputStreamReader(asker.getInputStream(), StandardCharsets.UTF_8));
          OutputStream out = asker.getOutputStream()) {
        String wanted = in.readLine();
        if (wanted != null) {
          out.write((answer(wanted) + "\n").getBytes(StandardCharsets.UTF_8));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException _) {
        return;
      }
    }
  }

  private static String answer(String wanted) throws InterruptedException {
    var answer = new CompletableFuture<String>();
    try {
      Platform.runLater(() -> answer.complete(find(wanted).orElse("")));
      return answer.get();
    } catch (IllegalStateException _) {
      // The toolkit has not been started yet, or is gone.
      return "";
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Optional<String> find(String wanted) {
    Predicate<Node> isWanted =
        switch (wanted.charAt(0)) {
          case '#' -> node -> wanted.substring(1).equals(node.getId());
          case ':' -> {
            PseudoClass state = PseudoClass.getPseudoClass(wanted.substring(1));
            yield node -> node.getPseudoClassStates().contains(state);
          }
          default -> node -> wanted.equals(text(node));
        };
    return Window.getWindows().stream()
        .filter(Window::isShowing)
        .flatMap(window -> shown(window.getScene().getRoot()))
        .filter(isWanted)
        .findFirst()
        .map(ScreenReader::described);
  }

  private static Stream<Node> shown(Node node) {
    if (!node.isVisible()) {
      return Stream.empty();
    }
    return node instanceof Parent parent
        ? Stream.concat(
            Stream.of(node), parent.getChildrenUnmodifiable().stream().flatMap(ScreenReader::shown))
        : Stream.of(node);
  }

  private static String text(Node node) {
    return node instanceof Labeled labeled && labeled.getText() != null ? labeled.getText() : "";
  }

  private static String described(Node node) {
    Bounds place = node.localToScreen(node.getLayoutBounds());
    Window window = node.getScene().getWindow();
    return "%.0f %.0f %s"
        .formatted(
            place.getCenterX() * window.getOutputScaleX(),
            place.getCenterY() * window.getOutputScaleY(),
            text(node).replace('\n', ' '));
  }
}

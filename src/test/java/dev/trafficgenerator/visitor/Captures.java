package dev.trafficgenerator.visitor;

import dev.trafficgenerator.http.HeaderList;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The captured requests in the test resources, and our headers written as they are.
final class Captures {

  /// A captured request.
  ///
  /// @param title of its section: who sent it
  /// @param request what stands in its heading
  /// @param headers `Name: value`, as received
  record Capture(String title, String request, List<String> headers) {

    @Nullable String header(String name) {
      String start = name.toLowerCase(Locale.ROOT) + ":";
      return headers.stream()
          .filter(header -> header.toLowerCase(Locale.ROOT).startsWith(start))
          .map(header -> header.substring(start.length()).strip())
          .findFirst()
          .orElse(null);
    }

    @Override
    public String toString() {
      return title + ": " + request;
    }
  }

  private Captures() {}

  static List<Capture> read(String file) {
    var captures = new ArrayList<Capture>();
    String title = "";
    for (String line : text(file).lines().toList()) {
      if (line.startsWith("## ")) {
        title = line.substring(3);
      } else if (line.startsWith("### ")) {
        captures.add(new Capture(title, line.substring(4), new ArrayList<>()));
      } else if (!captures.isEmpty() && !line.isBlank()) {
        captures.getLast().headers().add(line);
      }
    }
    return captures;
  }

  /// Our headers with the slots filled from `capture`, as the sender would fill them.
  static List<String> written(HeaderList headers, Capture capture) {
    var written = new ArrayList<String>();
    for (int i = 0; i < headers.size(); i++) {
      boolean slot = headers.value(i).equals(HeaderList.SLOT);
      String value = slot ? capture.header(headers.name(i)) : headers.value(i);
      if (value != null) {
        written.add(headers.name(i) + ": " + value);
      }
    }
    return written;
  }

  /// As the sender writes headers for HTTP/2.
  static List<String> overHttp2(List<String> headers) {
    return headers.stream()
        .filter(header -> !header.startsWith("Host:") && !header.startsWith("Connection:"))
        .map(header -> {
          int colon = header.indexOf(':');
          return header.substring(0, colon).toLowerCase(Locale.ROOT) + header.substring(colon);
        })
        .toList();
  }

  static Profile profile(String name) {
    return Visitors.standard().profiles().stream()
        .filter(profile -> profile.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no profile " + name));
  }

  private static String text(String file) {
    try (InputStream stream = Captures.class.getResourceAsStream(file)) {
      return new String(
          Objects.requireNonNull(stream, file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

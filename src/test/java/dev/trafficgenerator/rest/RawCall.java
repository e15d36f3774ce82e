package dev.trafficgenerator.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One answer, as bytes on a socket: for callers that no HTTP library can play.
record RawCall(int status, List<String> headers, String body) {
  private static final int ANSWER_TIMEOUT_MILLIS = 20_000;

  static Socket connect(ControlServer server) throws IOException {
    var socket = new Socket("127.0.0.1", server.port());
    socket.setSoTimeout(ANSWER_TIMEOUT_MILLIS);
    return socket;
  }

  /// Sends these bytes and reads the one answer.
  static RawCall of(ControlServer server, String sent) throws IOException {
    try (Socket socket = connect(server)) {
      send(socket, sent);
      return read(socket);
    }
  }

  static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }

  /// Reads to the end of the answer: its Content-Length, or the connection's end.
  static RawCall read(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    var head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int octet = in.read();
      if (octet < 0) {
        throw new IOException("connection ended after: " + head);
      }
      head.write(octet);
    }
    List<String> lines = Arrays.asList(head.toString(StandardCharsets.ISO_8859_1).split("\r\n"));
    int status = Integer.parseInt(lines.getFirst().split(" ")[1]);
    List<String> headers = lines.subList(1, lines.size());
    Optional<Integer> length = header(headers, "Content-Length").map(Integer::parseInt);
    byte[] body =
        status == 100
            ? new byte[0]
            : length.isPresent() ? in.readNBytes(length.get()) : in.readAllBytes();
    return new RawCall(status, headers, new String(body, StandardCharsets.UTF_8));
  }

  private static Optional<String> header(List<String> headers, String name) {
    String prefix = name.toLowerCase(Locale.ROOT) + ": ";
    return headers.stream()
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
        .map(line -> line.substring(prefix.length()))
        .findFirst();
  }

  Optional<String> header(String name) {
    return header(headers, name);
  }

  /// Holds for every error, whoever found it.
  JsonNode assertError() {
    assertThat(status).as(body).isGreaterThanOrEqualTo(400);
    assertThat(header("Content-Type")).as(headers.toString()).hasValue("application/json");
    assertThat(header("Server")).isEmpty();
    assertThat(body).doesNotContain("<html", "<h1", "\tat ", "Exception", "jetty");
    JsonNode error = Api.json(body);
    assertThat(error.path("detail").asText()).isNotBlank();
    return error;
  }
}

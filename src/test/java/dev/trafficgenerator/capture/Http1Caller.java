package dev.trafficgenerator.capture;

import dev.trafficgenerator.capture.CaptureSite.Answer;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/// One connection that speaks HTTP/1.1, read byte by byte: nothing is put in order, or in another
/// letter case.
final class Http1Caller {
  private static final int HEAD_BYTES_MAX = 64 * 1024;
  private static final Pattern LINE_END = Pattern.compile("\r\n");

  private final InputStream in;
  private final OutputStream out;

  Http1Caller(Socket socket) throws IOException {
    in = new BufferedInputStream(socket.getInputStream());
    out = socket.getOutputStream();
  }

  /// Until the other end closes.
  void serve(Function<Captured, Answer> site) throws IOException {
    for (String head = head(); !head.isEmpty(); head = head()) {
      Captured captured = captured(head);
      String length = captured.header("Content-Length");
      in.readNBytes(length.isEmpty() ? 0 : Integer.parseInt(length));
      write(site.apply(captured));
    }
  }

  /// Without the empty line at its end; empty when there is none any more.
  private String head() throws IOException {
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0 || head.length() > HEAD_BYTES_MAX) {
        return "";
      }
      head.append((char) next);
    }
    return head.toString().strip();
  }

  private static Captured captured(String head) {
    List<String> lines = LINE_END.splitAsStream(head).toList();
    String[] first = lines.getFirst().split(" ", -1);
    var headers = new ArrayList<Captured.Header>();
    for (String line : lines.subList(1, lines.size())) {
      int colon = line.indexOf(':');
      headers.add(new Captured.Header(line.substring(0, colon), line.substring(colon + 1).strip()));
    }
    return new Captured(first[0], first[1], headers, "");
  }

  private void write(Answer answer) throws IOException {
    var head = new StringBuilder("HTTP/1.1 " + answer.status() + " Some\r\n");
    answer.headers().forEach(header -> head.append(header).append("\r\n"));
    if (answer.status() != CaptureSite.NOT_MODIFIED) {
      head.append("Content-Length: ").append(answer.body().length).append("\r\n");
    }
    out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    out.write(answer.body());
    out.flush();
  }
}

package dev.trafficgenerator.capture;

import dev.trafficgenerator.capture.CaptureSite.Answer;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import okhttp3.internal.http2.Header;
import okhttp3.internal.http2.Hpack;
import okio.Buffer;

/// One connection that speaks HTTP/2 (RFC 9113), as far as a capture needs it: requests are seen in
/// the order of their streams, headers in that of their fields. Answers are small, and so no window
/// is ever full.
final class Http2Caller {
  private static final int PREFACE_BYTES = 24;
  private static final int DATA = 0;
  private static final int HEADERS = 1;
  private static final int SETTINGS = 4;
  private static final int PING = 6;
  private static final int GOAWAY = 7;
  private static final int CONTINUATION = 9;
  private static final int END_STREAM = 1;
  private static final int ACK = 1;
  private static final int END_HEADERS = 4;
  private static final int PADDED = 8;
  private static final int WITH_PRIORITY = 0x20;
  private static final int TABLE_BYTES = 4096;
  private static final int FRAME_BYTES_MAX = 16 * 1024;

  private final DataInputStream in;
  private final OutputStream out;
  private final Buffer block = new Buffer();
  private final Hpack.Reader reader = new Hpack.Reader(block, TABLE_BYTES);
  private final Buffer written = new Buffer();
  private final Hpack.Writer writer = new Hpack.Writer(written);
  private final Map<Integer, Captured> waiting = new HashMap<>();

  private record Frame(int type, int flags, int stream, byte[] payload) {
    boolean has(int flag) {
      return (flags & flag) != 0;
    }
  }

  Http2Caller(Socket socket) throws IOException {
    in = new DataInputStream(socket.getInputStream());
    out = socket.getOutputStream();
  }

  /// Until the other end closes.
  void serve(Function<Captured, Answer> site) throws IOException {
    in.readFully(new byte[PREFACE_BYTES]);
    write(SETTINGS, 0, 0, new byte[0]);
    try {
      for (Frame frame = read(); frame.type != GOAWAY; frame = read()) {
        take(frame, site);
      }
    } catch (EOFException _) {
      // The usual end.
    }
  }

  private void take(Frame frame, Function<Captured, Answer> site) throws IOException {
    switch (frame.type) {
      case HEADERS -> {
        waiting.put(frame.stream, request(frame));
        answerIfWhole(frame, site);
      }
      case DATA -> answerIfWhole(frame, site);
      case SETTINGS, PING -> {
        if (!frame.has(ACK)) {
          write(frame.type, ACK, 0, frame.type == PING ? frame.payload : new byte[0]);
        }
      }
      default -> {
        // Windows and what becomes of streams that were answered at once.
      }
    }
  }

  private void answerIfWhole(Frame frame, Function<Captured, Answer> site) throws IOException {
    if (frame.has(END_STREAM)) {
      answer(frame.stream, site.apply(waiting.remove(frame.stream)));
    }
  }

  private Captured request(Frame first) throws IOException {
    int at = first.has(PADDED) ? 1 : 0;
    int end = first.payload.length - (first.has(PADDED) ? first.payload[0] & 0xff : 0);
    String priority = "";
    if (first.has(WITH_PRIORITY)) {
      int dependency = new Buffer().write(first.payload, at, 4).readInt();
      int weight = 1 + (first.payload[at + 4] & 0xff);
      priority = "weight " + weight + (dependency < 0 ? ", exclusive" : "");
      at += 5;
    }
    block.write(first.payload, at, end - at);
    for (Frame frame = first; !frame.has(END_HEADERS); ) {
      frame = read();
      if (frame.type != CONTINUATION) {
        throw new IOException("a block of headers that is broken off");
      }
      block.write(frame.payload);
    }
    reader.readHeaders();
    String method = "";
    String path = "";
    var headers = new ArrayList<Captured.Header>();
    for (Header header : reader.getAndResetHeaderList()) {
      String name = header.name.utf8();
      switch (name) {
        case ":method" -> method = header.value.utf8();
        case ":path" -> path = header.value.utf8();
        case ":scheme", ":authority" -> {
          // Their order is that of the library, in our visitors.
        }
        default -> headers.add(new Captured.Header(name, header.value.utf8()));
      }
    }
    return new Captured(method, path, headers, priority);
  }

  private void answer(int stream, Answer answer) throws IOException {
    List<Header> headers = new ArrayList<>();
    headers.add(new Header(":status", Integer.toString(answer.status())));
    for (Captured.Header header : answer.headers()) {
      headers.add(new Header(header.name().toLowerCase(Locale.ROOT), header.value()));
    }
    writer.writeHeaders(headers);
    boolean isAll = answer.body().length == 0;
    write(HEADERS, END_HEADERS | (isAll ? END_STREAM : 0), stream, written.readByteArray());
    for (int at = 0; at < answer.body().length; at += FRAME_BYTES_MAX) {
      int end = Math.min(at + FRAME_BYTES_MAX, answer.body().length);
      boolean isLast = end == answer.body().length;
      byte[] part = Arrays.copyOfRange(answer.body(), at, end);
      write(DATA, isLast ? END_STREAM : 0, stream, part);
    }
  }

  private Frame read() throws IOException {
    int lengthAndType = in.readInt();
    int flags = in.readUnsignedByte();
    int stream = in.readInt() & Integer.MAX_VALUE;
    var payload = new byte[lengthAndType >>> 8];
    in.readFully(payload);
    return new Frame(lengthAndType & 0xff, flags, stream, payload);
  }

  private void write(int type, int flags, int stream, byte[] payload) throws IOException {
    Buffer frame = new Buffer();
    frame.writeInt(payload.length << 8 | type).writeByte(flags).writeInt(stream).write(payload);
    out.write(frame.readByteArray());
    out.flush();
  }
}

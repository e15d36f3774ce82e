package dev.trafficgenerator.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/// The first message of TLS (RFC 8446, 4.1.2), as far as tests look at it. Values of GREASE (RFC
/// 8701) are left out.
///
/// @param serverName empty without one
record ClientHello(
    List<String> ciphers, List<Integer> extensions, List<String> protocols, String serverName) {
  private static final int SERVER_NAME = 0;
  private static final int ALPN = 16;
  private static final int PRE_SHARED_KEY = 41;

  /// @param message as it came, beginning with its type
  static ClientHello of(byte[] message) {
    ByteBuffer in = ByteBuffer.wrap(message);
    // Type, length, version, random.
    in.position(1 + 3 + 2 + 32);
    bytes(in, in.get());
    ByteBuffer suites = bytes(in, in.getShort());
    List<String> ciphers = new ArrayList<>();
    while (suites.hasRemaining()) {
      int suite = suites.getShort() & 0xffff;
      if (!isGrease(suite)) {
        ciphers.add("%04x".formatted(suite));
      }
    }
    bytes(in, in.get());
    List<Integer> extensions = new ArrayList<>();
    List<String> protocols = new ArrayList<>();
    String name = "";
    ByteBuffer all = bytes(in, in.getShort());
    while (all.hasRemaining()) {
      int type = all.getShort() & 0xffff;
      ByteBuffer data = bytes(all, all.getShort());
      if (!isGrease(type)) {
        extensions.add(type);
      }
      if (type == ALPN) {
        data.getShort();
        while (data.hasRemaining()) {
          protocols.add(text(bytes(data, data.get())));
        }
      } else if (type == SERVER_NAME) {
        // The length of the list, and of its only entry the kind.
        data.position(3);
        name = text(bytes(data, data.getShort()));
      }
    }
    return new ClientHello(ciphers, extensions, protocols, name);
  }

  /// Whether it refers to a session that was before: a key of TLS 1.3 that both know.
  boolean isResumption() {
    return extensions.contains(PRE_SHARED_KEY);
  }

  /// The part of JA4 about cipher suites: the first 12 digits of the SHA-256 of the sorted list.
  String ja4Ciphers() {
    String list = ciphers.stream().sorted().collect(Collectors.joining(","));
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(Sending.bytes(list));
      return HexFormat.of().formatHex(hash).substring(0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isGrease(int value) {
    return (value & 0x0f0f) == 0x0a0a && (value >> 8) == (value & 0xff);
  }

  private static ByteBuffer bytes(ByteBuffer in, int length) {
    int unsigned = length & 0xffff;
    ByteBuffer part = in.slice(in.position(), unsigned);
    in.position(in.position() + unsigned);
    return part;
  }

  private static String text(ByteBuffer bytes) {
    return StandardCharsets.US_ASCII.decode(bytes).toString();
  }
}

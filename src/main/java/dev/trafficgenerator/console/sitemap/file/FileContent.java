package dev.trafficgenerator.console.sitemap.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// What a file held when it was read or written last. Immutable.
final class FileContent {
  /// Largest file that is opened.
  static final long BYTES_MAX = 16 << 20;

  /// Of no file yet.
  static final FileContent NONE = new FileContent(new byte[0], FileShape.BARE);

  private final byte[] bytes;
  private final FileShape shape;

  private FileContent(byte[] bytes, FileShape shape) {
    this.bytes = bytes;
    this.shape = shape;
  }

  /// Waits for the disk.
  static FileContent read(Path file) throws IOException {
    if (Files.size(file) > BYTES_MAX) {
      throw new IOException("it is larger than " + (BYTES_MAX >> 20) + " MB");
    }
    byte[] bytes = Files.readAllBytes(file);
    return new FileContent(bytes, FileShape.of(bytes));
  }

  /// Other content of the same shape.
  FileContent with(byte[] written) {
    return new FileContent(written, shape);
  }

  /// Whether that is what stands in a file now. Waits for the disk.
  boolean isIn(Path file) throws IOException {
    return Files.size(file) == bytes.length && Arrays.equals(Files.readAllBytes(file), bytes);
  }

  byte[] bytes() {
    return bytes;
  }

  FileShape shape() {
    return shape;
  }
}

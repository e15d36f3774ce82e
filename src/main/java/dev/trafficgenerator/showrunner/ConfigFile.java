package dev.trafficgenerator.showrunner;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;

/// The file that a show runner writes. Nothing of what it holds is ever told: it may hold
/// credentials.
final class ConfigFile {

  /// As long as a body of the control API may be.
  static final int BYTES_MAX = 16 * 1024 * 1024;

  private final Path path;
  private final int bytesMax;

  ConfigFile(Path path) {
    this(path, BYTES_MAX);
  }

  ConfigFile(Path path, int bytesMax) {
    this.path = path;
    this.bytesMax = bytesMax;
  }

  /// What a look at the file found.
  sealed interface Look {

    /// There is no such file.
    record Missing() implements Look {}

    /// It could not be read.
    ///
    /// @param why goes on from the file's name: `is a folder`
    record Unreadable(String why) implements Look {}

    /// All that it holds.
    @SuppressWarnings("ArrayRecordComponent") // compared by content, and never changed
    record Whole(byte[] bytes) implements Look {
      @Override
      public boolean equals(Object other) {
        return other instanceof Whole(var otherBytes) && Arrays.equals(bytes, otherBytes);
      }

      @Override
      public int hashCode() {
        return Arrays.hashCode(bytes);
      }

      @Override
      public String toString() {
        return "Whole[" + bytes.length + " bytes]";
      }
    }
  }

  /// Reads it, up to the limit and one byte more: what grows meanwhile, or has no end, is no
  /// danger.
  Look look() {
    if (Files.isDirectory(path)) {
      return new Look.Unreadable("is a folder; a JSON file is expected there");
    }
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      return new Look.Unreadable("is no plain file");
    }
    try (InputStream in = Files.newInputStream(path)) {
      byte[] bytes = in.readNBytes(bytesMax + 1);
      return bytes.length > bytesMax
          ? new Look.Unreadable("is over " + bytesMax / 1024 + " KiB, which is the limit")
          : new Look.Whole(bytes);
    } catch (NoSuchFileException _) {
      return new Look.Missing();
    } catch (AccessDeniedException _) {
      return new Look.Unreadable(
          "may not be read by the user %s; its owner or mode must allow it"
              .formatted(System.getProperty("user.name", "that the generator runs as")));
    } catch (IOException e) {
      return new Look.Unreadable("can't be read: " + e.getMessage());
    }
  }

  @Override
  public String toString() {
    return path.toString();
  }
}

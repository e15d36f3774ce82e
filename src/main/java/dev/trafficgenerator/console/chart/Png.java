package dev.trafficgenerator.console.chart;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;

/// A picture's pixels, and these as a PNG file. Without AWT, which the console does not bring.
///
/// @param argb row by row; transparency is let go
@SuppressWarnings("ArrayRecordComponent") // pixels, written and never compared
public record Png(int width, int height, int[] argb) {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

  /// 8 bits a channel, RGB, deflate, no interlacing.
  private static final byte[] RGB = {8, 2, 0, 0, 0};

  /// Copies the pixels; for the FX thread.
  public static Png of(Image image) {
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    int[] argb = new int[width * height];
    image
        .getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
    return new Png(width, height, argb);
  }

  /// The file; for any thread.
  public byte[] bytes() throws IOException {
    var bytes = new ByteArrayOutputStream();
    bytes.write(SIGNATURE);
    chunk(bytes, "IHDR", ByteBuffer.allocate(13).putInt(width).putInt(height).put(RGB).array());
    var pixels = new ByteArrayOutputStream();
    try (var deflated = new DeflaterOutputStream(pixels)) {
      byte[] row = new byte[1 + 3 * width];
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          int pixel = argb[y * width + x];
          row[1 + 3 * x] = (byte) (pixel >> 16);
          row[2 + 3 * x] = (byte) (pixel >> 8);
          row[3 + 3 * x] = (byte) pixel;
        }
        deflated.write(row);
      }
    }
    chunk(bytes, "IDAT", pixels.toByteArray());
    chunk(bytes, "IEND", new byte[0]);
    return bytes.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream out, String type, byte[] data)
      throws IOException {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    var sum = new CRC32();
    sum.update(name);
    sum.update(data);
    var stream = new DataOutputStream(out);
    stream.writeInt(data.length);
    stream.write(name);
    stream.write(data);
    stream.writeInt((int) sum.getValue());
  }
}

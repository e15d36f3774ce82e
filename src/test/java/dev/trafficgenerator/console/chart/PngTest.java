package dev.trafficgenerator.console.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PngTest {

  @Test
  void otherProgramsReadTheSamePixels() throws Exception {
    int[] pixels = {0xFFFF0000, 0xFF00FF00, 0xFF0000FF, 0xFF123456, 0xFFFFFFFF, 0xFF000000};

    BufferedImage read = ImageIO.read(new ByteArrayInputStream(new Png(3, 2, pixels).bytes()));

    assertThat(read.getWidth()).isEqualTo(3);
    assertThat(read.getHeight()).isEqualTo(2);
    assertThat(read.getRGB(0, 0, 3, 2, null, 0, 3)).isEqualTo(pixels);
  }

  /// Readers may refuse a file in which one is wrong, though Java's does not.
  @Test
  void eachChunkHasItsCheckSum() throws Exception {
    ByteBuffer file = ByteBuffer.wrap(new Png(1, 2, new int[] {0xFF123456, 0xFF000000}).bytes());
    file.position(8);
    var names = new ArrayList<String>();
    while (file.hasRemaining()) {
      var content = new byte[file.getInt() + 4];
      file.get(content);
      names.add(new String(content, 0, 4, StandardCharsets.US_ASCII));
      var sum = new CRC32();
      sum.update(content);
      assertThat(file.getInt()).isEqualTo((int) sum.getValue());
    }

    assertThat(names).containsExactly("IHDR", "IDAT", "IEND");
  }
}

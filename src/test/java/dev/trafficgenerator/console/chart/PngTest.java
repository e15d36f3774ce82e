package dev.trafficgenerator.console.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
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
}

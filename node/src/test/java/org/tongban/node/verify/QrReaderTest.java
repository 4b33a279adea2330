package org.tongban.node.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Pictures from strangers. */
class QrReaderTest {
  private static byte[] blank(int side) throws IOException {
    var out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(side, side, BufferedImage.TYPE_BYTE_BINARY), "png", out);
    return out.toByteArray();
  }

  @Test
  void aPictureThatGrowsTooLargeIsNotOpened() throws IOException {
    // Given
    var bomb = blank(5000);

    // Then
    assertThat(bomb.length).isLessThan(10_000);
    assertThat(QrReader.read(bomb, "png")).isEmpty();
  }

  @Test
  void whatHasNoCodeOrIsNoPictureHasNoText() throws IOException {
    assertThat(QrReader.read(blank(300), "png")).isEmpty();
    assertThat(QrReader.read(new byte[] {1, 2, 3}, "png")).isEmpty();
    assertThat(QrReader.read(blank(300), "jpeg")).isEmpty();
  }
}

package org.tongban.node.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.QRCodeWriter;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Pictures from strangers. */
class QrReaderTest {
  private static byte[] blank(int side) throws IOException {
    return png(new BufferedImage(side, side, BufferedImage.TYPE_BYTE_BINARY));
  }

  private static byte[] png(BufferedImage image) throws IOException {
    var out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
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
  void aLargePhotoIsReadFromSomeOfItsDots() throws IOException, WriterException {
    // Given: 12 million dots, more than are looked at
    var code = new QRCodeWriter().encode("a slip's text", BarcodeFormat.QR_CODE, 3_500, 3_500);
    var photo = new BufferedImage(3_500, 3_500, BufferedImage.TYPE_BYTE_BINARY);
    for (int dot = 0; dot < 3_500 * 3_500; dot++) {
      boolean black = code.get(dot % 3_500, dot / 3_500);
      photo.setRGB(dot % 3_500, dot / 3_500, black ? 0 : 0xffffff);
    }

    // Then
    assertThat(QrReader.read(png(photo), "png")).contains("a slip's text");
  }

  @Test
  void whatHasNoCodeOrIsNoPictureHasNoText() throws IOException {
    assertThat(QrReader.read(blank(300), "png")).isEmpty();
    assertThat(QrReader.read(new byte[] {1, 2, 3}, "png")).isEmpty();
    assertThat(QrReader.read(blank(300), "jpeg")).isEmpty();
  }
}

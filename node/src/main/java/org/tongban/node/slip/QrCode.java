package org.tongban.node.slip;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import javax.imageio.ImageIO;

/** A QR code (GB/T 18284, ISO/IEC 18004) as a picture. */
final class QrCode {
  /** Dots for each module, so that no printer has to invent any. */
  private static final int SCALE = 4;

  private static final int BLACK = 0x000000;
  private static final int WHITE = 0xffffff;
  private static final int MARGIN = 4;

  private QrCode() {}

  /** A PNG. Paper gets folded and stamped: up to 15 of 100 modules may be unreadable. */
  static byte[] png(String text) {
    var out = new ByteArrayOutputStream();
    try {
      // a cache on disk would keep what was printed
      ImageIO.setUseCache(false);
      ImageIO.write(picture(text), "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static BufferedImage picture(String text) {
    var hints =
        Map.of(
            EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M, EncodeHintType.MARGIN, MARGIN);
    try {
      var modules = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, hints);
      int side = modules.getWidth() * SCALE;
      var picture = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_BINARY);
      for (int y = 0; y < side; y++) {
        for (int x = 0; x < side; x++) {
          picture.setRGB(x, y, modules.get(x / SCALE, y / SCALE) ? BLACK : WHITE);
        }
      }
      return picture;
    } catch (WriterException e) {
      throw new IllegalStateException("a slip's code always fits", e);
    }
  }
}

package org.tongban.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Reads the code of a printed slip as a scanner would. */
final class PrintedCode {
  /** A scanner looks more than once, from nearer and from farther. */
  private static final int[] DOTS_PER_INCH = {200, 250, 300};

  private PrintedCode() {}

  static String of(byte[] pdf) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      assertThat(document.getNumberOfPages()).isEqualTo(1);
      var renderer = new PDFRenderer(document);
      for (int dots : DOTS_PER_INCH) {
        var read = code(renderer.renderImageWithDPI(0, dots));
        if (read.isPresent()) {
          return read.get();
        }
      }
    }
    throw new AssertionError("the printed code can't be read");
  }

  private static Optional<String> code(BufferedImage picture) {
    int width = picture.getWidth();
    int height = picture.getHeight();
    var dots = picture.getRGB(0, 0, width, height, null, 0, width);
    var source = new RGBLuminanceSource(width, height, dots);
    for (var way : List.of(new HybridBinarizer(source), new GlobalHistogramBinarizer(source))) {
      try {
        var hints = Map.of(DecodeHintType.TRY_HARDER, Boolean.TRUE);
        return Optional.of(new QRCodeReader().decode(new BinaryBitmap(way), hints).getText());
      } catch (ReaderException e) {
        continue; // the other may
      }
    }
    return Optional.empty();
  }
}

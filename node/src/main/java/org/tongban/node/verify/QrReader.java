package org.tongban.node.verify;

import com.google.zxing.Binarizer;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Reads the QR code of a picture, in memory; pictures that would grow too large are none. */
final class QrReader {
  private static final long MOST_DOTS = 16_000_000;

  /** What is read of a picture: no more, on a node with little memory. */
  private static final long FEW_DOTS = 4_000_000;

  private QrReader() {}

  /**
   * What the code holds; empty when there is none, or it can't be read.
   *
   * @param format {@code png} or {@code jpeg}
   */
  static Optional<String> read(byte[] picture, String format) {
    ImageIO.setUseCache(false);
    ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
    try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(picture))) {
      reader.setInput(in, true, true);
      long dots = (long) reader.getWidth(0) * reader.getHeight(0);
      if (dots > MOST_DOTS) {
        return Optional.empty();
      }
      var image = reader.read(0, few(reader.getDefaultReadParam(), dots));
      return inSomeWay(image).or(() -> inSomeWay(larger(image)));
    } catch (IOException | RuntimeException e) {
      // the library's own faults over what others drew are as good as no code
      return Optional.empty();
    } finally {
      reader.dispose();
    }
  }

  /** Leaves rows and columns of a large picture out. */
  private static ImageReadParam few(ImageReadParam how, long dots) {
    int step = (int) Math.ceil(Math.sqrt((double) dots / FEW_DOTS));
    how.setSourceSubsampling(step, step, 0, 0);
    return how;
  }

  /**
   * The library misses some of a hundred by one way of telling black from white, or in one size.
   */
  private static Optional<String> inSomeWay(BufferedImage image) {
    return ways(image).map(QrReader::decode).flatMap(Optional::stream).findFirst();
  }

  private static Stream<Binarizer> ways(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    var dots = image.getRGB(0, 0, width, height, null, 0, width);
    var source = new RGBLuminanceSource(width, height, dots);
    return Stream.of(new HybridBinarizer(source), new GlobalHistogramBinarizer(source));
  }

  private static BufferedImage larger(BufferedImage image) {
    int width = image.getWidth() * 3 / 2;
    int height = image.getHeight() * 3 / 2;
    var larger = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    var drawing = larger.createGraphics();
    drawing.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    drawing.drawImage(image, 0, 0, width, height, null);
    drawing.dispose();
    return larger;
  }

  private static Optional<String> decode(Binarizer way) {
    var bitmap = new BinaryBitmap(way);
    try {
      var hints = Map.of(DecodeHintType.TRY_HARDER, Boolean.TRUE);
      return Optional.of(new QRCodeReader().decode(bitmap, hints).getText());
    } catch (ReaderException e) {
      return Optional.empty();
    }
  }
}

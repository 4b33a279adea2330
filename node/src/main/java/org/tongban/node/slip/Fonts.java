package org.tongban.node.slip;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.BitSet;
import java.util.List;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * The fonts of the slip, asked in this order for each character; only the letters that are used go
 * into a file. Nothing is loaded before the first slip, and between slips only which characters
 * there are stays in memory.
 */
final class Fonts {
  private static final List<String> FAMILIES = List.of("latin", "han", "rare-a", "rare-b");
  private static final int LAST = 0x3ffff;

  private Fonts() {}

  /** Worked out at the first need. */
  private static final class Known {
    static final BitSet CHARACTERS = characters();
  }

  static void use(PdfRendererBuilder builder) {
    for (var family : FAMILIES) {
      builder.useFont(() -> open(family), family);
    }
  }

  private static InputStream open(String family) {
    return Fonts.class.getResourceAsStream(family + ".ttf");
  }

  /**
   * The text with each character that no font has as its number, {@code ⟦U+2A6D7⟧}: a reader must
   * see that something stands there, and what.
   */
  static String printable(String text) {
    var out = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            one -> {
              if (Known.CHARACTERS.get(one)) {
                out.appendCodePoint(one);
              } else {
                out.append(String.format("⟦U+%04X⟧", one));
              }
            });
    return out.toString();
  }

  private static BitSet characters() {
    var all = new BitSet(LAST + 1);
    for (var family : FAMILIES) {
      try (var font = new TTFParser().parse(new RandomAccessReadBuffer(open(family)))) {
        var glyphs = font.getUnicodeCmapLookup();
        for (int one = ' '; one <= LAST; one++) {
          if (glyphs.getGlyphId(one) != 0) {
            all.set(one);
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException("a font of the program can't be read", e);
      }
    }
    return all;
  }
}

package org.tongban.core.identity;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Forms of one character that old, traditional or foreign systems write for each other. The table
 * is data ({@code name-variants.csv}): a form per line, {@code form,base,kind,confidence}, where
 * form and base are code points in hexadecimal.
 */
final class NameVariants {
  private static final String TABLE = "name-variants.csv";
  private static final int FULL_WIDTH_FIRST = 0xFF01;
  private static final int FULL_WIDTH_LAST = 0xFF5E;
  private static final int FULL_WIDTH_OFFSET = 0xFEE0;

  private final Map<Integer, Integer> bases;

  private NameVariants(Map<Integer, Integer> bases) {
    this.bases = Map.copyOf(bases);
  }

  /** The table inside this jar; a broken one is a mistake of ours and stops the class. */
  static NameVariants shipped() {
    try (InputStream stream = NameVariants.class.getResourceAsStream(TABLE)) {
      if (stream == null) {
        throw new IllegalStateException(TABLE + " is not in the jar");
      }
      return parse(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static NameVariants parse(String csv) {
    Map<Integer, Integer> bases = new HashMap<>();
    csv.lines()
        .skip(1)
        .filter(line -> !line.isBlank())
        .forEach(
            line -> {
              String[] cells = line.split(",", -1);
              bases.put(Integer.valueOf(cells[0], 16), Integer.valueOf(cells[1], 16));
            });
    return new NameVariants(bases);
  }

  /** A key for comparison: base characters, half-width, upper case. Never shown or stored. */
  String fold(String name) {
    StringBuilder folded = new StringBuilder(name.length());
    name.codePoints()
        .map(point -> bases.getOrDefault(point, point))
        .map(NameVariants::halfWidth)
        .forEach(folded::appendCodePoint);
    return folded.toString().toUpperCase(Locale.ROOT);
  }

  private static int halfWidth(int point) {
    boolean wide = point >= FULL_WIDTH_FIRST && point <= FULL_WIDTH_LAST;
    return wide ? point - FULL_WIDTH_OFFSET : point;
  }
}

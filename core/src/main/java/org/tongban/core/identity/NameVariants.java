package org.tongban.core.identity;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Forms of one character that old, traditional or foreign systems write for each other. The table
 * is data ({@code schemas/codes/name-variants.csv}): a form per line, {@code
 * form,base,kind,source,confidence}, where form and base are code points in hexadecimal.
 */
final class NameVariants {
  static final String HEADER = "form,base,kind,source,confidence";

  private static final String TABLE = "name-variants.csv";
  private static final int COLUMNS = 5;
  private static final int HEXADECIMAL = 16;

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
    List<String> lines = csv.lines().toList();
    if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
      throw new IllegalStateException(TABLE + " line 1: must be " + HEADER);
    }
    Map<Integer, Integer> bases = new HashMap<>();
    for (int i = 1; i < lines.size(); i++) {
      String[] cells = lines.get(i).split(",", -1);
      if (cells.length != COLUMNS || bases.put(point(cells[0]), point(cells[1])) != null) {
        throw new IllegalStateException(TABLE + " line " + (i + 1) + ": too short or said before");
      }
    }
    // a base that is itself a form would make the key depend on how often it is folded
    if (bases.values().stream().anyMatch(bases::containsKey)) {
      throw new IllegalStateException(TABLE + ": a base is also listed as a form");
    }
    return new NameVariants(bases);
  }

  private static int point(String hexadecimal) {
    return Integer.parseInt(hexadecimal, HEXADECIMAL);
  }

  /** Whether the table says what this code point stands for. */
  boolean knows(int point) {
    return bases.containsKey(point);
  }

  /**
   * A key for comparison: base characters, compatibility forms such as full width settled, upper
   * case. Never shown or stored. Folding a key changes nothing.
   */
  String fold(String name) {
    String small = based(settled(name)).toLowerCase(Locale.ROOT);
    // both ways, as letters such as ß and ſ have a partner in one direction only
    return settled(settled(small).toUpperCase(Locale.ROOT));
  }

  private static String settled(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC);
  }

  private String based(String text) {
    StringBuilder based = new StringBuilder(text.length());
    text.codePoints()
        .map(point -> bases.getOrDefault(point, point))
        .forEach(based::appendCodePoint);
    return based.toString();
  }
}

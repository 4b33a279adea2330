package org.tongban.core.identity;

import java.text.Normalizer;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Spelling and comparison of people's names. Works in code points: rare characters such as 𠮷 lie
 * outside the basic plane. Stored names keep their own characters; variants are folded for
 * comparison only.
 */
public final class Names {
  /** Between the parts of minority and foreign names: MIDDLE DOT. */
  public static final String SEPARATOR = "\u00B7";

  /** What input methods and old systems write for {@link #SEPARATOR}. */
  private static final Pattern SEPARATORS =
      Pattern.compile(
          "[\\s\\u3000]*[.\\u00B7\\u0387\\u2022\\u2027\\u30FB\\uFF0E\\uFF65][\\s\\u3000]*");

  /** Characters that take no room on paper and so can't make two names differ. */
  private static final Pattern INVISIBLE =
      Pattern.compile("[\\u200B-\\u200F\\u2060\\uFEFF\\uFE00-\\uFE0F\\x{E0100}-\\x{E01EF}]");

  private static final Pattern SPACES = Pattern.compile("[\\s\\u00A0\\u3000]+");

  /**
   * Old forms set two-character names wide, with a space in the middle. A group, not a look-behind:
   * that one sees half of a character outside the basic plane.
   */
  private static final Pattern SPACE_IN_HAN = Pattern.compile("(\\p{IsHan}) (?=\\p{IsHan})");

  private static final NameVariants VARIANTS = NameVariants.shipped();

  private Names() {}

  /**
   * The name in its settled spelling: NFC, one kind of separator without spaces around it, single
   * spaces, none between Chinese characters or at the ends. Not NFKC: that would replace characters
   * of the name.
   */
  public static String canonical(String name) {
    Objects.requireNonNull(name, "name");
    String visible = INVISIBLE.matcher(name).replaceAll("");
    String text = Normalizer.normalize(visible, Normalizer.Form.NFC);
    text = SPACES.matcher(text).replaceAll(" ").strip();
    text = SPACE_IN_HAN.matcher(text).replaceAll("$1");
    return SEPARATORS.matcher(text).replaceAll(SEPARATOR);
  }

  /** How alike two names are. A blank name is like none, not even another blank one. */
  public static NameMatch compare(String one, String other) {
    String first = canonical(one);
    String second = canonical(other);
    if (first.isEmpty() || second.isEmpty()) {
      return NameMatch.MISMATCH;
    }
    if (one.equals(other)) {
      return NameMatch.EXACT;
    }
    if (first.equals(second)) {
      return NameMatch.NORMALIZED;
    }
    return key(first).equals(key(second)) ? NameMatch.VARIANT : NameMatch.MISMATCH;
  }

  // a base can be a Chinese character where its form was none, so spaces are judged again
  private static String key(String canonical) {
    return canonical(VARIANTS.fold(canonical));
  }

  /** Whether it holds a private-use code point that the table of variants doesn't explain. */
  static boolean unreadable(String name) {
    return name.codePoints()
        .anyMatch(
            point -> Character.getType(point) == Character.PRIVATE_USE && !VARIANTS.knows(point));
  }
}

package org.tongban.core.identity;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The number of a marriage or divorce certificate (结婚证字号, 离婚证字号): {@code J310118-2026-000001} is J
 * (marriage) or L (divorce), the registrar's division, the year and a serial; BJ and BL are
 * reissued. Older papers have other numbers, often in Chinese, of at most 40 characters; they are
 * kept as they stand.
 */
public final class MarriageNumber {
  /** What the certificate says happened; older numbers don't all say it. */
  public enum Kind {
    MARRIAGE,
    DIVORCE
  }

  private static final int LONGEST = 40;
  private static final Pattern FORM =
      Pattern.compile("(B?)([JL])([1-9][0-9]{5})-((?:19|20)[0-9]{2})-([0-9]{6})");
  private static final Pattern MEANT = Pattern.compile("B?[JL][0-9][\\x00-\\x7F]*");
  private static final Pattern OLDER = Pattern.compile("[\\p{L}\\p{N}()（）〔〕\\[\\]·/-]+");

  private final String value;
  private final Optional<MatchResult> parts;

  private MarriageNumber(String value) {
    this.value = value;
    Matcher matcher = FORM.matcher(value);
    this.parts = matcher.matches() ? Optional.of(matcher.toMatchResult()) : Optional.empty();
  }

  /** The number, or empty when {@link #faults} names at least one fault. */
  public static Optional<MarriageNumber> parse(String text) {
    return faults(text).isEmpty() ? Optional.of(new MarriageNumber(text)) : Optional.empty();
  }

  /**
   * Every rule that the text breaks, as sentences a stranger may read; empty when it is a number.
   * The text itself never appears in them.
   */
  public static List<String> faults(String text) {
    if (text == null || text.isEmpty()) {
      return List.of("the number of the certificate is missing");
    }
    if (text.codePointCount(0, text.length()) > LONGEST) {
      return List.of("a certificate's number has at most " + LONGEST + " characters");
    }
    if (!OLDER.matcher(text).matches()) {
      return List.of("a certificate's number has only letters, digits, brackets, · / and hyphens");
    }
    if (MEANT.matcher(text).matches() && !FORM.matcher(text).matches()) {
      return List.of(
          "a certificate's number that begins with J, L, BJ or BL goes on with 6 digits of the division, hyphen,"
              + " year, hyphen and 6 digits");
    }
    return List.of();
  }

  /** As {@link #faults}; a divorce certificate's number is a fault too. */
  public static List<String> marriageFaults(String text) {
    return faults(text, Kind.DIVORCE, "this is the number of a divorce certificate");
  }

  /** As {@link #faults}; a marriage certificate's number is a fault too. */
  public static List<String> divorceFaults(String text) {
    return faults(text, Kind.MARRIAGE, "this is the number of a marriage certificate");
  }

  private static List<String> faults(String text, Kind wrong, String fault) {
    List<String> faults = faults(text);
    return faults.isEmpty() && new MarriageNumber(text).kind().filter(wrong::equals).isPresent()
        ? List.of(fault)
        : faults;
  }

  public String value() {
    return value;
  }

  /** Empty on older numbers, as are the other parts. */
  public Optional<Kind> kind() {
    return parts.map(found -> found.group(2).equals("J") ? Kind.MARRIAGE : Kind.DIVORCE);
  }

  /** Whether it was issued in place of a lost one (补发). */
  public boolean reissued() {
    return parts.filter(found -> !found.group(1).isEmpty()).isPresent();
  }

  /** The registrar's division (GB/T 2260), perhaps a retired code. */
  public Optional<String> divisionCode() {
    return parts.map(found -> found.group(3));
  }

  public Optional<Integer> year() {
    return parts.map(found -> Integer.valueOf(found.group(4)));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MarriageNumber that && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  /** Says nothing: the number leads to two persons. */
  @Override
  public String toString() {
    return "MarriageNumber[…]";
  }
}

package org.tongban.core.identity;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * The number of a care worker's skill certificate (养老护理员职业技能等级证书): Y (employer) or S (training
 * assessment organisation), 4 digits of the organisation, 2 of the province, 6 of the site, 2 of
 * the year, 1 of the level, 6 of the serial. Certificates before 2019 have 16 digits, of which no
 * meaning is published. There is no check character.
 */
public final class CaregiverNumber {
  private static final Pattern FORM = Pattern.compile("[YS][0-9]{21}");
  private static final Pattern OLDER = Pattern.compile("[0-9]{16}");
  private static final int LEVEL_AT = 15;
  private static final int LOWEST_LEVEL = 5;

  private final String value;

  private CaregiverNumber(String value) {
    this.value = value;
  }

  /** The number, or empty when {@link #faults} names at least one fault. */
  public static Optional<CaregiverNumber> parse(String text) {
    return faults(text).isEmpty() ? Optional.of(new CaregiverNumber(text)) : Optional.empty();
  }

  /**
   * Every rule that the text breaks, as sentences a stranger may read; empty when it is a number.
   * The text itself never appears in them.
   */
  public static List<String> faults(String text) {
    if (text == null || text.isEmpty()) {
      return List.of("the number of the care worker's certificate is missing");
    }
    if (OLDER.matcher(text).matches()) {
      return List.of();
    }
    if (!FORM.matcher(text).matches()) {
      return List.of(
          "a care worker's certificate has Y or S and 21 digits; an older one 16 digits");
    }
    int level = text.charAt(LEVEL_AT) - '0';
    return level >= 1 && level <= LOWEST_LEVEL
        ? List.of()
        : List.of("the level in the care worker's certificate number, its 16th place, is 1 to 5");
  }

  public String value() {
    return value;
  }

  /** Whether it is of the 16-digit form, which says nothing of issuer and level. */
  public boolean older() {
    return Character.isDigit(value.charAt(0));
  }

  /** 1 is the highest (高级技师), 5 the lowest (初级工); empty on older numbers. */
  public OptionalInt level() {
    return older() ? OptionalInt.empty() : OptionalInt.of(value.charAt(LEVEL_AT) - '0');
  }

  /** Two digits of the province (GB/T 2260); empty on older numbers. */
  public Optional<String> province() {
    return older() ? Optional.empty() : Optional.of(value.substring(5, 7));
  }

  /** Whether an employer assessed the worker, not an assessment organisation. */
  public boolean byEmployer() {
    return value.charAt(0) == 'Y';
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CaregiverNumber that && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  /** Says nothing: older numbers name a person. */
  @Override
  public String toString() {
    return "CaregiverNumber[…]";
  }
}

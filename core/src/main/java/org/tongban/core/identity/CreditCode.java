package org.tongban.core.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A unified social credit code (统一社会信用代码, GB 32100-2015): one character of registration authority,
 * one of organisation type, six digits of the registrar's division, nine of organisation code (GB
 * 11714, with its own check), one check character.
 */
public final class CreditCode {
  private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  private static final Pattern FORM =
      Pattern.compile("[" + ALPHABET + "]{2}[0-9]{6}[" + ALPHABET + "]{10}");
  private static final int[] ORGANISATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};

  private final String value;

  private CreditCode(String value) {
    this.value = value;
  }

  /** The code, or empty when {@link #faults} names at least one fault. */
  public static Optional<CreditCode> parse(String text) {
    return faults(text).isEmpty() ? Optional.of(new CreditCode(text)) : Optional.empty();
  }

  /**
   * Every rule that the text breaks, as sentences a stranger may read; empty when it is a code. The
   * text itself never appears in them.
   */
  public static List<String> faults(String text) {
    if (text == null || text.isEmpty()) {
      return List.of("the credit code is missing");
    }
    if (!FORM.matcher(text).matches()) {
      return List.of(
          "a credit code is 18 digits and capital letters without I, O, S, V and Z,"
              + " with the registrar's division in places 3 to 8 (GB 32100)");
    }
    List<String> faults = new ArrayList<>();
    if (organisationCheck(text.substring(8, 16)) != text.charAt(16)) {
      faults.add("the check character of the organisation code is wrong (GB 11714)");
    }
    if (check(text) != text.charAt(17)) {
      faults.add("the check character of the credit code is wrong (GB 32100)");
    }
    return List.copyOf(faults);
  }

  /**
   * The code that begins with these 16 characters, for organisations that are made up.
   *
   * @throws IllegalArgumentException when no code begins so
   */
  public static CreditCode beginningWith(String sixteen) {
    String seventeen = sixteen + organisationCheck(sixteen.substring(8));
    return parse(seventeen + check(seventeen))
        .orElseThrow(() -> new IllegalArgumentException("no credit code begins so"));
  }

  /** The last character that belongs to the first 17; weights are the powers of 3 modulo 31. */
  static char check(String text) {
    int sum = 0;
    int weight = 1;
    for (int i = 0; i < 17; i++) {
      sum += ALPHABET.indexOf(text.charAt(i)) * weight;
      weight = weight * 3 % 31;
    }
    return ALPHABET.charAt((31 - sum % 31) % 31);
  }

  /** The ninth character of an organisation code; here A counts 10 and Z 35, none left out. */
  static char organisationCheck(String eight) {
    int sum = 0;
    for (int i = 0; i < ORGANISATION_WEIGHTS.length; i++) {
      sum += Character.digit(eight.charAt(i), 36) * ORGANISATION_WEIGHTS[i];
    }
    int rest = 11 - sum % 11;
    return rest == 10 ? 'X' : (char) ('0' + rest % 11);
  }

  public String value() {
    return value;
  }

  /** Division code of the registrar (GB/T 2260). */
  public String divisionCode() {
    return value.substring(2, 8);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CreditCode that && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return value;
  }
}

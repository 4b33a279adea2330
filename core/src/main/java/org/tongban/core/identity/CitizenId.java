package org.tongban.core.identity;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A citizen's identity number (公民身份号码, GB 11643-1999): six digits of address at first registration,
 * eight of birth date, three of sequence, one check character. A lower-case {@code x} is taken and
 * kept as {@code X}.
 *
 * <p>The address part says where the number was first issued, not where the person lives.
 */
public final class CitizenId extends IdentityNumber {
  private static final int LENGTH = 18;
  private static final Pattern LEGACY = Pattern.compile("[1-9][0-9]{14}");
  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  private static final String CHECKS = "10X98765432";
  private static final int EARLIEST_YEAR = 1800;

  private final LocalDate birthDate;

  private CitizenId(String value, LocalDate birthDate) {
    super(DocumentKind.RESIDENT_CARD, value);
    this.birthDate = birthDate;
  }

  /** The number, or empty when {@link #faults} names at least one fault. */
  public static Optional<CitizenId> parse(String text) {
    if (!faults(text).isEmpty()) {
      return Optional.empty();
    }
    String value = text.toUpperCase(Locale.ROOT);
    return birthDate(value).map(date -> new CitizenId(value, date));
  }

  /**
   * Every rule that the text breaks, as sentences a stranger may read; empty when it is a number.
   * The text itself never appears in them.
   */
  public static List<String> faults(String text) {
    if (text == null || text.isEmpty()) {
      return List.of("the identity number is missing");
    }
    if (hasForm(text)) {
      return faultsOfForm(text);
    }
    if (LEGACY.matcher(text).matches()) {
      return List.of(
          "the identity number is of the old 15-digit form, which is no longer valid;"
              + " give the 18-character number (GB 11643)");
    }
    return List.of("an identity number is 17 digits and a check character 0-9 or X (GB 11643)");
  }

  private static List<String> faultsOfForm(String text) {
    List<String> faults = new ArrayList<>();
    if (birthDate(text).isEmpty()) {
      faults.add("the birth date in the identity number does not exist");
    }
    if (check(text) != Character.toUpperCase(text.charAt(17))) {
      faults.add("the check character of the identity number is wrong (GB 11643)");
    }
    return List.copyOf(faults);
  }

  /** By hand: in a batch every number is looked at some ten times. */
  static boolean hasForm(String text) {
    if (text == null || text.length() != LENGTH || text.charAt(0) == '0') {
      return false;
    }
    for (int at = 0; at < LENGTH - 1; at++) {
      if (!isDigit(text.charAt(at))) {
        return false;
      }
    }
    char last = text.charAt(LENGTH - 1);
    return isDigit(last) || last == 'X' || last == 'x';
  }

  private static boolean isDigit(char letter) {
    return letter >= '0' && letter <= '9';
  }

  /**
   * The check character that belongs to the first 17 digits.
   *
   * @param digits at least 17 characters, the first 17 digits
   */
  public static char check(String digits) {
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += (digits.charAt(i) - '0') * WEIGHTS[i];
    }
    return CHECKS.charAt(sum % 11);
  }

  private static Optional<LocalDate> birthDate(String text) {
    int year = Integer.parseInt(text, 6, 10, 10);
    int month = Integer.parseInt(text, 10, 12, 10);
    int day = Integer.parseInt(text, 12, 14, 10);
    if (year < EARLIEST_YEAR) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.of(year, month, day));
    } catch (DateTimeException notADay) {
      return Optional.empty();
    }
  }

  public LocalDate birthDate() {
    return birthDate;
  }

  /** Division code of the first registration (GB/T 2260), perhaps a retired one. */
  public String addressCode() {
    return value().substring(0, 6);
  }

  /** GB/T 2261.1: an odd sequence number is a man's, an even one a woman's. */
  public boolean female() {
    return (value().charAt(16) - '0') % 2 == 0;
  }
}

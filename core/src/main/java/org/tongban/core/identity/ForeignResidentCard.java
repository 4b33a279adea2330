package org.tongban.core.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The number of a foreign permanent resident's identity card (外国人永久居留身份证). Since 2023-12-01 18
 * characters that begin with 9 and end with the check character of GB 11643; before, three letters
 * of the country and 12 digits, of which no check is published. Source: rules of the 2023 card for
 * reading machines, National Immigration Administration.
 */
public final class ForeignResidentCard extends IdentityNumber {
  private static final Pattern FORM = Pattern.compile("9[0-9]{16}[0-9Xx]");
  private static final Pattern OLDER = Pattern.compile("[A-Z]{3}[0-9]{12}");

  private ForeignResidentCard(String value) {
    super(DocumentKind.FOREIGN_RESIDENT_CARD, value);
  }

  /** The number, or empty when {@link #faults} names at least one fault. */
  public static Optional<ForeignResidentCard> parse(String text) {
    return faults(text).isEmpty()
        ? Optional.of(new ForeignResidentCard(text.replace('x', 'X')))
        : Optional.empty();
  }

  /**
   * Every rule that the text breaks, as sentences a stranger may read; empty when it is a number.
   * The text itself never appears in them.
   */
  public static List<String> faults(String text) {
    if (text == null || text.isEmpty()) {
      return List.of("the number of the foreign resident's card is missing");
    }
    if (FORM.matcher(text).matches()) {
      return CitizenId.faults(text);
    }
    if (!OLDER.matcher(text).matches()) {
      return List.of(
          "a foreign resident's card has 17 digits from 9 and a check character,"
              + " before 2023 three capital letters and 12 digits");
    }
    List<String> faults = new ArrayList<>();
    if (!Countries.known(text.substring(0, 3))) {
      faults.add("the country in the number of the foreign resident's card does not exist");
    }
    return List.copyOf(faults);
  }

  /** Whether it is of the form before December 2023. */
  public boolean older() {
    return Character.isLetter(value().charAt(0));
  }

  /** The country as the card has it: three digits (ISO 3166-1), on older cards three letters. */
  public String nationality() {
    return older() ? value().substring(0, 3) : value().substring(3, 6);
  }
}

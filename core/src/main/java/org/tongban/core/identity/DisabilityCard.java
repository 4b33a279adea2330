package org.tongban.core.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The number of a disability card (残疾人证): the holder's citizen number, one digit of type (1 to 7,
 * {@code schemas/codes/disability-type.yaml}), one of grade (1 the gravest, to 4), and from the
 * first replacement on {@code B} and its count.
 */
public final class DisabilityCard extends IdentityNumber {
  private static final Pattern FORM = Pattern.compile("[0-9]{17}[0-9Xx][0-9]{2}(B[1-9][0-9]?)?");
  private static final int ID_LENGTH = 18;
  private static final int GRADE_AT = 19;
  private static final int REPLACED_AT = 20;

  private final CitizenId holder;

  private DisabilityCard(String value, CitizenId holder) {
    super(DocumentKind.DISABILITY_CARD, value);
    this.holder = holder;
  }

  /** The number, or empty when {@link #faults} names at least one fault. */
  public static Optional<DisabilityCard> parse(String text) {
    if (!faults(text).isEmpty()) {
      return Optional.empty();
    }
    String value = text.toUpperCase(Locale.ROOT);
    return CitizenId.parse(value.substring(0, ID_LENGTH))
        .map(holder -> new DisabilityCard(value, holder));
  }

  /**
   * Every rule that the text breaks, as sentences a stranger may read; empty when it is a number.
   * The text itself never appears in them.
   */
  public static List<String> faults(String text) {
    if (text == null || text.isEmpty()) {
      return List.of("the number of the disability card is missing");
    }
    if (!FORM.matcher(text).matches()) {
      return List.of(
          "a disability card has the 18 characters of the identity number, one digit of type and"
              + " one of grade; a replaced one also B and its count from 1");
    }
    List<String> faults = new ArrayList<>(CitizenId.faults(text.substring(0, ID_LENGTH)));
    if (outside(text.charAt(ID_LENGTH), '1', '7')) {
      faults.add("the type of disability in the card's number is 1 to 7");
    }
    if (outside(text.charAt(GRADE_AT), '1', '4')) {
      faults.add("the grade of disability in the card's number is 1 to 4");
    }
    return List.copyOf(faults);
  }

  private static boolean outside(char digit, char first, char last) {
    return digit < first || digit > last;
  }

  public CitizenId holder() {
    return holder;
  }

  /** 1 sight, 2 hearing, 3 speech, 4 limbs, 5 intellect, 6 mind, 7 several. */
  public int type() {
    return value().charAt(ID_LENGTH) - '0';
  }

  /** 1 the gravest, 4 the lightest. */
  public int grade() {
    return value().charAt(GRADE_AT) - '0';
  }

  /** How often the card was replaced; 0 for the first one. */
  public int replacements() {
    return value().length() == REPLACED_AT
        ? 0
        : Integer.parseInt(value().substring(REPLACED_AT + 1));
  }
}

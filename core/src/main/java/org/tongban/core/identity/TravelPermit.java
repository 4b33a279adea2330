package org.tongban.core.identity;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * The number of a mainland travel permit of a resident of Hong Kong or Macau (港澳居民来往内地通行证: H or M
 * and 8 digits) or of Taiwan (台湾居民来往大陆通行证: 8 digits). Older cards add two digits that count the
 * issues, those of Taiwan then a letter for the place of issue. There is no check character.
 */
public final class TravelPermit extends IdentityNumber {
  private static final Pattern FORM =
      Pattern.compile("[HM][0-9]{8}([0-9]{2})?|[0-9]{8}|[0-9]{10}[A-Z]");
  private static final int SERIAL_DIGITS = 8;
  private static final int ISSUE_DIGITS = 2;

  private TravelPermit(String value) {
    super(DocumentKind.TRAVEL_PERMIT, value);
  }

  /** The number, or empty when {@link #faults} names at least one fault. */
  public static Optional<TravelPermit> parse(String text) {
    return faults(text).isEmpty() ? Optional.of(new TravelPermit(text)) : Optional.empty();
  }

  /**
   * Every rule that the text breaks, as sentences a stranger may read; empty when it is a number.
   * The text itself never appears in them.
   */
  public static List<String> faults(String text) {
    if (text == null || text.isEmpty()) {
      return List.of("the number of the travel permit is missing");
    }
    if (!FORM.matcher(text).matches()) {
      return List.of(
          "a mainland travel permit has H or M and 8 digits (Hong Kong, Macau; older ones 10) or"
              + " 8 digits (Taiwan; older ones 10 and a capital letter)");
    }
    return List.of();
  }

  public Region region() {
    return switch (value().charAt(0)) {
      case 'H' -> Region.HONG_KONG;
      case 'M' -> Region.MACAU;
      default -> Region.TAIWAN;
    };
  }

  /** The part that stays with the person from card to card. */
  public String lasting() {
    return value().substring(0, lastingLength());
  }

  /** How often the older card was issued; empty on cards that don't say it. */
  public OptionalInt issue() {
    int end = lastingLength() + ISSUE_DIGITS;
    return value().length() < end
        ? OptionalInt.empty()
        : OptionalInt.of(Integer.parseInt(value().substring(lastingLength(), end)));
  }

  private int lastingLength() {
    return region() == Region.TAIWAN ? SERIAL_DIGITS : SERIAL_DIGITS + 1;
  }
}

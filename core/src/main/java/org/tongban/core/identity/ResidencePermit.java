package org.tongban.core.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The number of a residence permit of a resident of Hong Kong, Macau or Taiwan (港澳台居民居住证): a
 * citizen's number by GB 11643 whose address part is 810000, 820000 or 830000.
 *
 * <p>810099, 820099 and 830099 belong to nobody; made-up people have them. {@link #synthetic} tells
 * them apart.
 */
public final class ResidencePermit extends IdentityNumber {
  private static final Pattern ADDRESS = Pattern.compile("8[123]00(00|99)");

  private final CitizenId number;

  private ResidencePermit(CitizenId number) {
    super(DocumentKind.RESIDENCE_PERMIT, number.value());
    this.number = number;
  }

  /** The number, or empty when {@link #faults} names at least one fault. */
  public static Optional<ResidencePermit> parse(String text) {
    return faults(text).isEmpty()
        ? CitizenId.parse(text).map(ResidencePermit::new)
        : Optional.empty();
  }

  /**
   * Every rule that the text breaks, as sentences a stranger may read; empty when it is a number.
   * The text itself never appears in them.
   */
  public static List<String> faults(String text) {
    List<String> faults = new ArrayList<>(CitizenId.faults(text));
    if (CitizenId.hasForm(text) && !ADDRESS.matcher(text.substring(0, 6)).matches()) {
      faults.add("the number of a residence permit begins with 810000, 820000 or 830000");
    }
    return List.copyOf(faults);
  }

  /** The number in its other role: these permits hold a citizen's number. */
  public CitizenId citizenId() {
    return number;
  }

  public Region region() {
    return switch (value().charAt(1)) {
      case '1' -> Region.HONG_KONG;
      case '2' -> Region.MACAU;
      default -> Region.TAIWAN;
    };
  }

  /** Whether the number is made up: no permit has this address part. */
  public boolean synthetic() {
    return number.addressCode().endsWith("99");
  }
}

package org.tongban.core.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A passport (护照): a number whose form each country chooses, and the three letters of the country
 * that issued it (GB/T 2659; ICAO 9303 part 3). The same number exists in several countries, so one
 * without the other names nobody.
 */
public final class Passport extends IdentityNumber {
  private static final Pattern NUMBER = Pattern.compile("[A-Z0-9]([A-Z0-9 /-]{0,28}[A-Z0-9])?");
  private static final int COUNTRY_LETTERS = 3;

  private Passport(String country, String number) {
    super(DocumentKind.PASSPORT, country + number);
  }

  /** The passport, or empty when {@link #faults} names at least one fault. */
  public static Optional<Passport> parse(String country, String number) {
    return faults(country, number).isEmpty()
        ? Optional.of(new Passport(country, number))
        : Optional.empty();
  }

  /**
   * Every rule that the two break, as sentences a stranger may read; empty when they name a
   * passport. Neither appears in them.
   */
  public static List<String> faults(String country, String number) {
    List<String> faults = new ArrayList<>(countryFaults(country));
    faults.addAll(numberFaults(number));
    return List.copyOf(faults);
  }

  /** What is wrong with the issuing country alone. */
  public static List<String> countryFaults(String country) {
    if (country == null || country.isEmpty()) {
      return List.of("the country that issued the passport is missing");
    }
    return Countries.known(country)
        ? List.of()
        : List.of("the issuing country is three capital letters of a country (GB/T 2659)");
  }

  /** What is wrong with the number alone. */
  public static List<String> numberFaults(String number) {
    if (number == null || number.isEmpty()) {
      return List.of("the number of the passport is missing");
    }
    return NUMBER.matcher(number).matches()
        ? List.of()
        : List.of(
            "a passport's number is 1 to 30 capital letters and digits,"
                + " between them at most spaces, hyphens and slashes");
  }

  public String country() {
    return value().substring(0, COUNTRY_LETTERS);
  }

  public String number() {
    return value().substring(COUNTRY_LETTERS);
  }
}

package org.tongban.core.identity;

import java.util.Locale;
import java.util.Locale.IsoCountryCode;
import java.util.Set;

/** Three-letter codes of countries (GB/T 2659, ISO 3166-1), and of what else issues passports. */
final class Countries {
  private static final Set<String> ISO = Locale.getISOCountries(IsoCountryCode.PART1_ALPHA3);

  /** ICAO 9303 part 3 section 5: kinds of British passports, organisations, persons of no state. */
  private static final Set<String> OTHER_ISSUERS =
      Set.of(
          "GBD", "GBN", "GBO", "GBP", "GBS", "EUE", "RKS", "UNA", "UNK", "UNO", "XOM", "XXA", "XXB",
          "XXC", "XXX");

  private Countries() {}

  static boolean known(String code) {
    return ISO.contains(code) || OTHER_ISSUERS.contains(code);
  }
}

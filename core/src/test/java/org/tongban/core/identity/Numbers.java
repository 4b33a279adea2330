package org.tongban.core.identity;

import java.time.LocalDate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Made-up numbers of documents. */
final class Numbers {
  private Numbers() {}

  static Arbitrary<String> citizenIds(String... addresses) {
    return Combinators.combine(
            Arbitraries.of(addresses),
            Arbitraries.integers().between(0, 45_000),
            Arbitraries.integers().between(0, 999))
        .as(Numbers::citizenId);
  }

  static Arbitrary<String> digits(int length) {
    return Arbitraries.strings().withCharRange('0', '9').ofLength(length);
  }

  static Arbitrary<String> creditCodes() {
    return digits(8)
        .map(serial -> "52310199" + serial + CreditCode.organisationCheck(serial))
        .map(body -> body + CreditCode.check(body));
  }

  private static String citizenId(String address, int day, int sequence) {
    var birth = LocalDate.of(1900, 1, 1).plusDays(day).toString().replace("-", "");
    var digits = address + birth + String.format("%03d", sequence);
    return digits + CitizenId.check(digits);
  }

  /** The text with another character at one place, taken from an alphabet. */
  static String changed(String text, int place, String alphabet, int step) {
    int at = place % text.length();
    int old = Math.max(0, alphabet.indexOf(text.charAt(at)));
    char next = alphabet.charAt((old + 1 + step % (alphabet.length() - 1)) % alphabet.length());
    return text.substring(0, at) + next + text.substring(at + 1);
  }
}

package org.tongban.node.settings;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A system that may call, and whom its queries are recorded for.
 *
 * @param name of the system; 1 to 64 characters of {@code A-Za-z0-9._-}
 * @param unit organisational unit; same form
 * @param operator pseudonym of the clerk; same form
 * @param roles at least one, as {@link CallerRole#word} writes them
 * @param sha256 hash of the bearer token, 64 hexadecimal digits. The token is random, with 256 bits
 *     of entropy, so that no salt and no slow hash could make it harder to guess
 * @param certificate in place of a token: SHA-256 of the system's certificate in DER, 64
 *     hexadecimal digits
 * @param expires the last day on which token or certificate is good, in China
 * @param since the day on which it was added; empty for one from before that was kept
 */
public record KnownCaller(
    String name,
    String unit,
    String operator,
    List<String> roles,
    Optional<String> sha256,
    Optional<String> certificate,
    Optional<String> expires,
    Optional<String> since) {
  /** What the node's own console calls itself towards other members; no caller may be called so. */
  public static final String CONSOLE = "console";

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
  private static final String HASH_RULE = "must be a SHA-256 hash, 64 lower-case digits";
  private static final String RULE = "must be 1 to 64 characters of A-Z a-z 0-9 . _ -";

  public KnownCaller {
    roles = roles == null ? List.of() : List.copyOf(roles);
    new Check()
        .value("name", name, FORM.asMatchPredicate(), RULE)
        .rule("name", !CONSOLE.equals(name), "must not be console, as the node's own is called")
        .value("unit", unit, FORM.asMatchPredicate(), RULE)
        .value("operator", operator, FORM.asMatchPredicate(), RULE)
        .rule(
            "roles",
            good(roles),
            "must list operator, administrator, auditor, desk or events, each once")
        .rule("sha256", hash(sha256), HASH_RULE)
        .rule("certificate", hash(certificate), HASH_RULE)
        .rule(
            "sha256",
            Check.present(sha256) != Check.present(certificate),
            "or certificate must say what the caller is known by, one of both")
        .rule(
            "expires",
            expires == null || expires.map(KnownCaller::day).orElse(true),
            "must be a day such as 2027-05-31")
        .rule(
            "since",
            since == null || since.map(KnownCaller::day).orElse(true),
            "must be a day such as 2026-11-24")
        .done();
  }

  private static boolean hash(Optional<String> text) {
    return text == null || text.map(HASH.asMatchPredicate()::test).orElse(true);
  }

  private static boolean good(List<String> roles) {
    return !roles.isEmpty()
        && roles.stream().allMatch(word -> CallerRole.find(word).isPresent())
        && new HashSet<>(roles).size() == roles.size();
  }

  private static boolean day(String text) {
    try {
      return LocalDate.parse(text).toString().equals(text);
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  /** Whether token or certificate is no longer good on that day. */
  public boolean expired(LocalDate today) {
    return expires.map(LocalDate::parse).filter(today::isAfter).isPresent();
  }
}

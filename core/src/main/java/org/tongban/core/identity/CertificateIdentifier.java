package org.tongban.core.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The identifier of an electronic certificate (电子证照标识, GB/T 36904-2018): {@code
 * 1.2.156.3005.2.<type>.<issuer>.<serial>.<version>.<check>}.
 *
 * <p>The check character is by ISO/IEC 7064 MOD 37,36 over type, issuer, serial and version. Of the
 * published samples not all follow it, so a wrong one is a warning; {@link #strictFaults} counts it
 * as a fault.
 */
public final class CertificateIdentifier {
  /** The branch of object identifiers under which all of them stand. */
  public static final String ROOT = "1.2.156.3005.2.";

  private static final int AUTHORITY_LENGTH = 18;
  private static final Pattern PARTS =
      Pattern.compile(
          Pattern.quote(ROOT)
              + "([0-9A-Z]{18}[0-9]{3})\\.([0-9A-Z]{18}|[0-9]{6}|[0-9]{9}|[0-9]{12})"
              + "\\.([0-9A-Za-z_-]{1,64})\\.([0-9]{3})\\.[0-9A-Z]");
  private static final Pattern CHECKED = Pattern.compile("[0-9A-Z]+");

  private final String value;
  private final MatchResult parts;

  private CertificateIdentifier(String value, MatchResult parts) {
    this.value = value;
    this.parts = parts;
  }

  /** The identifier, or empty when {@link #faults} names at least one fault. */
  public static Optional<CertificateIdentifier> parse(String text) {
    return faults(text).isEmpty() ? split(text) : Optional.empty();
  }

  /**
   * Every rule that the text breaks, a wrong check character aside, as sentences a stranger may
   * read; empty when it is an identifier. The text itself never appears in them.
   */
  public static List<String> faults(String text) {
    if (text == null || text.isEmpty()) {
      return List.of("the certificate identifier is missing");
    }
    return split(text)
        .map(CertificateIdentifier::wrongCodes)
        .orElse(
            List.of(
                "a certificate identifier is 1.2.156.3005.2 and, each after a dot, type (credit code"
                    + " and 3 digits), issuer (credit code or division), serial (at most 64 letters"
                    + " and digits), version (3 digits) and check character (GB/T 36904)"));
  }

  /** As {@link #faults}, and a wrong check character is a fault too. */
  public static List<String> strictFaults(String text) {
    List<String> faults = new ArrayList<>(faults(text));
    if (text != null) {
      split(text).map(CertificateIdentifier::warnings).ifPresent(faults::addAll);
    }
    return List.copyOf(faults);
  }

  private static Optional<CertificateIdentifier> split(String text) {
    Matcher parts = PARTS.matcher(text);
    return parts.matches()
        ? Optional.of(new CertificateIdentifier(text, parts.toMatchResult()))
        : Optional.empty();
  }

  private List<String> wrongCodes() {
    List<String> faults = new ArrayList<>();
    if (!CreditCode.faults(authority()).isEmpty()) {
      faults.add("the type of the certificate identifier begins with no credit code (GB 32100)");
    }
    if (issuer().length() == AUTHORITY_LENGTH && !CreditCode.faults(issuer()).isEmpty()) {
      faults.add("the issuer in the certificate identifier is no credit code (GB 32100)");
    }
    return faults;
  }

  /** What is doubtful about an identifier whose form is right; empty when nothing is. */
  public List<String> warnings() {
    String checked = type() + issuer() + serial() + version();
    if (!CHECKED.matcher(checked).matches()) {
      return List.of(
          "the check character of the certificate identifier can't be judged,"
              + " as the serial has other characters than digits and capital letters");
    }
    return Iso7064.check(checked) == value.charAt(value.length() - 1)
        ? List.of()
        : List.of(
            "the check character of the certificate identifier is wrong (ISO 7064 MOD 37,36)");
  }

  public String value() {
    return value;
  }

  /** Type of certificate: credit code of the authority that defined it, and 3 digits. */
  public String type() {
    return parts.group(1);
  }

  /** Credit code of the authority that defined the type. */
  public String authority() {
    return type().substring(0, AUTHORITY_LENGTH);
  }

  /** Credit code of the issuer; of some the division code. */
  public String issuer() {
    return parts.group(2);
  }

  public String serial() {
    return parts.group(3);
  }

  public String version() {
    return parts.group(4);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CertificateIdentifier that && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  /** Says nothing: the serial of some issuers holds the holder's number. */
  @Override
  public String toString() {
    return "CertificateIdentifier[…]";
  }
}

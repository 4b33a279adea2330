package org.tongban.core.directory;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Objects;
import org.tongban.core.message.Digest;
import org.tongban.core.message.MemberCode;

/**
 * A certificate that the directory gives to a member for one use and one time.
 *
 * @param suite the set of algorithms that it is used with, and whose curve it lies on
 * @param thumbprint {@code x5t#S256} of RFC 7515 §4.1.8: base64url of SHA-256 of the DER form
 * @param from inclusive
 * @param to exclusive
 * @param revoked whether the operator has withdrawn it, whatever its dates say
 */
public record CertifiedKey(
    MemberCode owner,
    KeyUse use,
    Suite suite,
    X509Certificate certificate,
    String thumbprint,
    Instant from,
    Instant to,
    boolean revoked) {
  public CertifiedKey {
    Objects.requireNonNull(owner, "owner");
    Objects.requireNonNull(use, "use");
    Objects.requireNonNull(suite, "suite");
    Objects.requireNonNull(certificate, "certificate");
    Objects.requireNonNull(thumbprint, "thumbprint");
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
  }

  /** Whether the key may be relied on at that time. */
  public boolean usable(Instant at) {
    return !revoked && !at.isBefore(from) && at.isBefore(to);
  }

  CertifiedKey withdrawn() {
    return new CertifiedKey(owner, use, suite, certificate, thumbprint, from, to, true);
  }

  /** {@code x5t#S256} of a certificate. */
  public static String thumbprintOf(X509Certificate certificate) {
    try {
      return Digest.sha256(certificate.getEncoded()).value();
    } catch (CertificateEncodingException e) {
      throw new IllegalArgumentException("a certificate without a DER form", e);
    }
  }
}

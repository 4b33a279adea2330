package org.tongban.harness.forge;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Who issued which certificate, by names and signatures. */
public final class RawChain {
  private static final int LONGEST = 10;

  private RawChain() {}

  /**
   * Whether trusted authorities lead to the certificate, and each on the way was valid then.
   *
   * @param others those that may lie between
   */
  public static boolean leads(
      X509Certificate certificate,
      Collection<X509Certificate> others,
      Collection<X509Certificate> trusted,
      Instant at) {
    var next = Optional.of(certificate);
    for (int i = 0; i < LONGEST && next.isPresent() && within(next.get(), at); i++) {
      var last = next.get();
      if (trusted.contains(last) || issuer(last, trusted).filter(x -> within(x, at)).isPresent()) {
        return true;
      }
      next = issuer(last, others).filter(issuer -> !issuer.equals(last));
    }
    return false;
  }

  private static boolean within(X509Certificate certificate, Instant at) {
    return !at.isBefore(certificate.getNotBefore().toInstant())
        && !at.isAfter(certificate.getNotAfter().toInstant());
  }

  /** The authority among these that issued it. */
  static Optional<X509Certificate> issuer(
      X509Certificate certificate, Collection<X509Certificate> among) {
    return among.stream()
        .filter(one -> one.getBasicConstraints() >= 0 && issued(one, certificate))
        .findFirst();
  }

  static boolean issued(X509Certificate issuer, X509Certificate certificate) {
    if (!issuer.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
      return false;
    }
    try {
      certificate.verify(issuer.getPublicKey(), Sm2Raw.PROVIDER);
      return true;
    } catch (GeneralSecurityException e) {
      // of another key
      return false;
    }
  }

  /** Those of the certificates that may issue others, with the trusted ones. */
  static List<X509Certificate> authorities(
      Collection<X509Certificate> others, Collection<X509Certificate> trusted) {
    return Stream.concat(trusted.stream(), others.stream())
        .filter(one -> one.getBasicConstraints() >= 0)
        .toList();
  }
}

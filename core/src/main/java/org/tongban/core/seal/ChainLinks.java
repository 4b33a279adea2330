package org.tongban.core.seal;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;

/** Whether certificates are issued each by the next (RFC 5280 §6.1), in either suite. */
final class ChainLinks {
  private ChainLinks() {}

  static CertificateChain.State state(List<X509Certificate> certificates, Instant at) {
    var top = certificates.get(certificates.size() - 1);
    if (certificates.size() > 1 && !linked(certificates, top, at)) {
      return CertificateChain.State.BROKEN;
    }
    return issued(top, top) ? CertificateChain.State.WHOLE : CertificateChain.State.OPEN;
  }

  private static boolean linked(
      List<X509Certificate> certificates, X509Certificate top, Instant at) {
    var provider = CryptoProvider.bouncyCastle().jca();
    try {
      var path =
          CertificateFactory.getInstance("X.509", provider)
              .generateCertPath(certificates.subList(0, certificates.size() - 1));
      var parameters = new PKIXParameters(Set.of(new TrustAnchor(top, null)));
      parameters.setRevocationEnabled(false);
      parameters.setDate(within(certificates.get(0), at));
      CertPathValidator.getInstance("PKIX", provider).validate(path, parameters);
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /** Whether that authority's key signed the certificate, which names it as its issuer. */
  static boolean issued(X509Certificate issuer, X509Certificate certificate) {
    if (!certificate.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())) {
      return false;
    }
    try {
      certificate.verify(issuer.getPublicKey(), CryptoProvider.bouncyCastle().jca());
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static Date within(X509Certificate certificate, Instant at) {
    var first = certificate.getNotBefore();
    var last = certificate.getNotAfter();
    var date = Date.from(at);
    if (date.before(first)) {
      return first;
    }
    return date.after(last) ? last : date;
  }
}

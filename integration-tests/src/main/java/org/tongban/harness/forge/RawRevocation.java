package org.tongban.harness.forge;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.tongban.core.directory.CertificateReader;

/** What a revocation list (RFC 5280) or a responder's answer (RFC 6960) says of a certificate. */
public final class RawRevocation {
  private static final String FOR_ANSWERS = "1.3.6.1.5.5.7.3.9";

  private RawRevocation() {}

  /** What it says. */
  public enum Word {
    GOOD,
    REVOKED,
    /** It is about others, not the authority's, or of another time. */
    NOTHING
  }

  /**
   * What the file says of the certificate.
   *
   * @param name ends in {@code .crl} or {@code .ocsp}
   * @param authorities that may have issued the certificate
   * @param at when it had to be in force
   */
  public static Word of(
      String name,
      byte[] file,
      X509Certificate certificate,
      Collection<X509Certificate> authorities,
      Instant at) {
    var issuer = RawChain.issuer(certificate, authorities);
    if (issuer.isEmpty()) {
      return Word.NOTHING;
    }
    try {
      return name.endsWith(".crl")
          ? list(file, certificate, issuer.get(), at)
          : answer(file, certificate, issuer.get(), at);
    } catch (GeneralSecurityException
        | IOException
        | OCSPException
        | OperatorCreationException
        | RuntimeException e) {
      // not the authority's; the library answers some with faults of its own
      return Word.NOTHING;
    }
  }

  private static Word list(
      byte[] file, X509Certificate certificate, X509Certificate issuer, Instant at)
      throws GeneralSecurityException {
    var factory = CertificateFactory.getInstance("X.509", Sm2Raw.PROVIDER);
    var list = (X509CRL) factory.generateCRL(new ByteArrayInputStream(file));
    if (list == null
        || !list.getIssuerX500Principal().equals(certificate.getIssuerX500Principal())
        || !within(list.getThisUpdate(), list.getNextUpdate(), at)) {
      return Word.NOTHING;
    }
    list.verify(issuer.getPublicKey(), Sm2Raw.PROVIDER);
    return list.isRevoked(certificate) ? Word.REVOKED : Word.GOOD;
  }

  private static Word answer(
      byte[] file, X509Certificate certificate, X509Certificate issuer, Instant at)
      throws GeneralSecurityException, IOException, OCSPException, OperatorCreationException {
    if (!(new OCSPResp(file).getResponseObject() instanceof BasicOCSPResp answer)
        || !isBy(issuer, answer)) {
      return Word.NOTHING;
    }
    var digests = new JcaDigestCalculatorProviderBuilder().setProvider(Sm2Raw.PROVIDER).build();
    var holder = new JcaX509CertificateHolder(issuer);
    for (SingleResp one : answer.getResponses()) {
      boolean meant =
          one.getCertID().getSerialNumber().equals(certificate.getSerialNumber())
              && one.getCertID().matchesIssuer(holder, digests)
              && within(one.getThisUpdate(), one.getNextUpdate(), at);
      if (meant) {
        return one.getCertStatus() == CertificateStatus.GOOD ? Word.GOOD : Word.REVOKED;
      }
    }
    return Word.NOTHING;
  }

  /** The authority itself, or whom it lets answer. */
  private static boolean isBy(X509Certificate issuer, BasicOCSPResp answer)
      throws GeneralSecurityException, IOException, OCSPException, OperatorCreationException {
    var signers = new ArrayList<>(List.of(issuer));
    for (X509CertificateHolder enclosed : answer.getCerts()) {
      var one = CertificateReader.read(enclosed.getEncoded());
      var uses = one.getExtendedKeyUsage();
      if (RawChain.issued(issuer, one) && uses != null && uses.contains(FOR_ANSWERS)) {
        signers.add(one);
      }
    }
    var verifiers = new JcaContentVerifierProviderBuilder().setProvider(Sm2Raw.PROVIDER);
    for (var signer : signers) {
      if (answer.isSignatureValid(verifiers.build(signer))) {
        return true;
      }
    }
    return false;
  }

  private static boolean within(Date from, Date to, Instant at) {
    return !at.isBefore(from.toInstant()) && (to == null || !at.isAfter(to.toInstant()));
  }
}

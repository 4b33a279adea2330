package org.tongban.core.seal;

import java.io.IOException;
import java.math.BigInteger;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;

/**
 * Answers for a demonstration authority which certificates are revoked (OCSP, RFC 6960). For tests
 * and demonstrations: it believes every question, and what it is told lives as long as it does.
 */
public final class DemonstrationResponder {
  private final SuiteIssuing suite;
  private final PrivateKey key;
  private final X509Certificate certificate;
  private final Clock clock;
  private final Duration life;
  private final Set<BigInteger> revoked = ConcurrentHashMap.newKeySet();

  DemonstrationResponder(
      SuiteIssuing suite, PrivateKey key, X509Certificate certificate, Clock clock, Duration life) {
    this.suite = suite;
    this.key = key;
    this.certificate = certificate;
    this.clock = clock;
    this.life = life;
  }

  /** From now on answers that this certificate is revoked. */
  public void revoke(X509Certificate one) {
    revoked.add(one.getSerialNumber());
  }

  /** The answer in DER to a question in DER; to what is none, an error of the protocol. */
  public byte[] answer(byte[] question) {
    try {
      return Untidy.read("no question", () -> answer(new OCSPReq(question)));
    } catch (SignedDocumentException e) {
      return malformed();
    }
  }

  private byte[] answer(OCSPReq asked) throws IOException, OCSPException {
    var now = clock.instant();
    var holder = holder();
    var builder = new BasicOCSPRespBuilder(new RespID(holder.getSubject()));
    for (var one : asked.getRequestList()) {
      var status = status(one.getCertID().getSerialNumber(), now);
      builder.addResponse(one.getCertID(), status, Date.from(now), Date.from(now.plus(life)));
    }
    var nonce = asked.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
    if (nonce != null) {
      builder.setResponseExtensions(new Extensions(nonce));
    }
    var chain = new X509CertificateHolder[] {holder};
    var signed = builder.build(suite.signer(key), chain, Date.from(now));
    return new OCSPRespBuilder().build(OCSPRespBuilder.SUCCESSFUL, signed).getEncoded();
  }

  private X509CertificateHolder holder() {
    try {
      return new JcaX509CertificateHolder(certificate);
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("an own certificate has a DER form", e);
    }
  }

  private CertificateStatus status(BigInteger serial, Instant now) {
    return revoked.contains(serial)
        ? new RevokedStatus(Date.from(now), CRLReason.keyCompromise)
        : CertificateStatus.GOOD;
  }

  private static byte[] malformed() {
    try {
      return new OCSPRespBuilder().build(OCSPRespBuilder.MALFORMED_REQUEST, null).getEncoded();
    } catch (IOException | OCSPException e) {
      throw new IllegalStateException("an error can always be written", e);
    }
  }
}

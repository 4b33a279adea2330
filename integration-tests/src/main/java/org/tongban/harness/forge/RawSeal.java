package org.tongban.harness.forge;

import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.tongban.core.directory.CertificateReader;

/**
 * The signature over a proof's manifest, as BouncyCastle's CMS reads it.
 *
 * @param at when it says it was made
 */
public record RawSeal(X509Certificate certificate, Instant at, boolean verifies) {
  public RawSeal {
    Objects.requireNonNull(certificate, "certificate");
    Objects.requireNonNull(at, "at");
  }

  /** Reads it; empty where it is none of one signer with its certificate and a time. */
  public static Optional<RawSeal> read(byte[] der, byte[] manifest) {
    try {
      var data = new CMSSignedData(new CMSProcessableByteArray(manifest), der);
      var signers = data.getSignerInfos().getSigners();
      var certificates = data.getCertificates().getMatches(null);
      if (signers.size() != 1 || certificates.size() != 1) {
        return Optional.empty();
      }
      X509CertificateHolder holder = certificates.iterator().next();
      var certificate = CertificateReader.read(holder.getEncoded());
      var signer = signers.iterator().next();
      return at(signer).map(at -> new RawSeal(certificate, at, verifies(signer, certificate)));
    } catch (CMSException | CertificateException | IOException | RuntimeException e) {
      // the library answers some of what others wrote with faults of its own
      return Optional.empty();
    }
  }

  private static Optional<Instant> at(SignerInformation signer) {
    return Optional.ofNullable(signer.getSignedAttributes())
        .map(attributes -> attributes.get(CMSAttributes.signingTime))
        .map(time -> Time.getInstance(time.getAttrValues().getObjectAt(0)).getDate().toInstant());
  }

  private static boolean verifies(SignerInformation signer, X509Certificate certificate) {
    try {
      var verifier = new JcaSimpleSignerInfoVerifierBuilder().setProvider(Sm2Raw.PROVIDER);
      return signer.verify(verifier.build(certificate));
    } catch (CMSException | OperatorCreationException e) {
      // of another content, or out of its time
      return false;
    }
  }
}

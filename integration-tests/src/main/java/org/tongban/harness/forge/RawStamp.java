package org.tongban.harness.forge;

import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;
import org.tongban.core.directory.CertificateReader;
import org.tongban.core.message.Digest;

/** A time-stamp token (RFC 3161) as BouncyCastle reads it. */
public final class RawStamp {
  private final TimeStampToken token;

  private RawStamp(TimeStampToken token) {
    this.token = token;
  }

  /** Reads it; empty where it is none. */
  public static Optional<RawStamp> read(byte[] der) {
    try {
      return Optional.of(new RawStamp(new TimeStampToken(new CMSSignedData(der))));
    } catch (CMSException | TSPException | IOException | RuntimeException e) {
      // the library answers some of what others wrote with faults of its own
      return Optional.empty();
    }
  }

  /** The time that it states. */
  public Instant at() {
    return token.getTimeStampInfo().getGenTime().toInstant();
  }

  /** Whether it is about these bytes. */
  public boolean covers(byte[] content) {
    var info = token.getTimeStampInfo();
    return NISTObjectIdentifiers.id_sha256.equals(info.getMessageImprintAlgOID())
        && Arrays.equals(Digest.sha256(content).bytes(), info.getMessageImprintDigest());
  }

  /** Whether an authority for time-stamps made it that is trusted, or that trusted ones lead to. */
  public boolean isBy(List<X509Certificate> trusted) {
    var enclosed = enclosed();
    var all = new ArrayList<>(enclosed);
    all.addAll(trusted);
    return all.stream()
        .filter(this::isSignedBy)
        .anyMatch(signer -> RawChain.leads(signer, enclosed, trusted, at()));
  }

  private List<X509Certificate> enclosed() {
    var found = new ArrayList<X509Certificate>();
    for (X509CertificateHolder holder : token.getCertificates().getMatches(null)) {
      try {
        found.add(CertificateReader.read(holder.getEncoded()));
      } catch (CertificateException | IOException e) {
        continue; // nobody's
      }
    }
    return found;
  }

  private boolean isSignedBy(X509Certificate signer) {
    try {
      var verifier = new JcaSimpleSignerInfoVerifierBuilder().setProvider(Sm2Raw.PROVIDER);
      token.validate(verifier.build(signer));
      return true;
    } catch (TSPException | OperatorCreationException e) {
      // by another one, for other uses, or out of its time
      return false;
    }
  }
}

package org.tongban.core.proof;

import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;
import org.bouncycastle.util.Store;
import org.tongban.core.directory.CertificateReader;
import org.tongban.core.message.Digest;
import org.tongban.core.seal.TrustPath;

/** A time-stamp token (RFC 3161 §2.4.2) over a SHA-256 digest. */
public final class TimeStamp {
  private static final Set<ASN1ObjectIdentifier> DIGESTS =
      Set.of(
          NISTObjectIdentifiers.id_sha256,
          NISTObjectIdentifiers.id_sha384,
          NISTObjectIdentifiers.id_sha512,
          GMObjectIdentifiers.sm3);

  private final byte[] bytes;
  private final TimeStampToken token;
  private final List<X509Certificate> certificates;

  /** The library takes the certificates apart when it is asked for them, so it is asked at once. */
  private TimeStamp(byte[] bytes, TimeStampToken token) {
    this.bytes = bytes;
    this.token = token;
    this.certificates = certificates(token.getCertificates());
  }

  /** Made at the first need; only what stamps and verifies has one. */
  private static final class Library {
    static final BouncyCastleProvider INSTANCE = new BouncyCastleProvider();
  }

  /**
   * Reads a token; nothing of it is believed yet.
   *
   * @throws ProofException {@code STAMP_MALFORMED}
   */
  public static TimeStamp read(byte[] bytes) {
    return ProofException.guarded(
        ProofReason.STAMP_MALFORMED, () -> new TimeStamp(bytes.clone(), parse(bytes)));
  }

  private static TimeStampToken parse(byte[] bytes) throws IOException {
    try {
      var token = new TimeStampToken(new CMSSignedData(bytes));
      // what follows the token in the bytes would be nobody's word
      if (!Arrays.equals(token.getEncoded(), bytes)
          || token.getTimeStampInfo().getGenTime() == null) {
        throw new ProofException(ProofReason.STAMP_MALFORMED);
      }
      return token;
    } catch (CMSException | TSPException e) {
      throw new ProofException(ProofReason.STAMP_MALFORMED);
    }
  }

  /** The token as it came. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** The time that the authority states. */
  public Instant at() {
    return token.getTimeStampInfo().getGenTime().toInstant();
  }

  /** Whether it is about exactly these bytes. */
  public boolean covers(byte[] content) {
    var info = token.getTimeStampInfo();
    return NISTObjectIdentifiers.id_sha256.equals(info.getMessageImprintAlgOID())
        && Arrays.equals(Digest.sha256(content).bytes(), info.getMessageImprintDigest());
  }

  /**
   * Whether it is signed by an authority whose certificate is for time-stamps and nothing else (RFC
   * 3161 §2.3), was valid at the stated time, and leads to a trusted one.
   *
   * @param trusted certificates of time-stamp authorities or of those above them
   */
  public boolean isBy(Collection<X509Certificate> trusted) {
    // an authority may leave its certificate out of the token
    return Stream.concat(certificates.stream(), trusted.stream())
        .filter(this::signedBy)
        .anyMatch(signer -> TrustPath.anchor(trusted, signer, certificates, at()).isPresent());
  }

  private boolean signedBy(X509Certificate signer) {
    try {
      var signers = token.toCMSSignedData().getSignerInfos();
      if (!DIGESTS.contains(signers.iterator().next().getDigestAlgorithmID().getAlgorithm())) {
        return false;
      }
      var library = new JcaSimpleSignerInfoVerifierBuilder().setProvider(Library.INSTANCE);
      token.validate(library.build(signer));
      return true;
    } catch (TSPException | OperatorCreationException | RuntimeException e) {
      // the library's own faults over what others wrote are as good as a no
      return false;
    }
  }

  private static List<X509Certificate> certificates(Store<X509CertificateHolder> enclosed) {
    return enclosed.getMatches(null).stream().flatMap(one -> read(one).stream()).toList();
  }

  private static List<X509Certificate> read(X509CertificateHolder holder) {
    try {
      return List.of(CertificateReader.read(holder.getEncoded()));
    } catch (CertificateException | IOException e) {
      return List.of();
    }
  }
}

package org.tongban.core.proof;

import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
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

  /** RFC 5652 §5.1 and §5.3, for content that is no plain data and a signer by name and number. */
  private static final int DATA_VERSION = 3;

  private static final int SIGNER_VERSION = 1;

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

  /**
   * Until when it can be relied on without a renewal: the first end of the authority's certificate,
   * of the trusted one that it leads to, and of their algorithms.
   *
   * @throws ProofException {@code STAMP_NOT_BY_THE_AUTHORITY}
   */
  public Instant end(Collection<X509Certificate> trusted) {
    return Stream.concat(certificates.stream(), trusted.stream())
        .filter(this::signedBy)
        .flatMap(signer -> end(trusted, signer).stream())
        .max(Comparator.naturalOrder())
        .orElseThrow(() -> new ProofException(ProofReason.STAMP_NOT_BY_THE_AUTHORITY));
  }

  private Optional<Instant> end(Collection<X509Certificate> trusted, X509Certificate signer) {
    return TrustPath.anchor(trusted, signer, certificates, at())
        .map(
            anchor ->
                Stream.of(
                        signer.getNotAfter().toInstant(),
                        anchor.getNotAfter().toInstant(),
                        AlgorithmEnds.of(signer),
                        AlgorithmEnds.of(anchor),
                        AlgorithmEnds.of("SHA-256"))
                    .min(Comparator.naturalOrder())
                    .orElseThrow());
  }

  /**
   * Whether what CMS leaves unsigned says nothing else than what is signed: the kind, the digest,
   * and who signed. Where nothing else answers for the token's bytes, that is asked.
   */
  boolean isTidy() {
    return ProofException.guarded(ProofReason.STAMP_MALFORMED, this::tidy);
  }

  private boolean tidy() throws IOException {
    var info = ContentInfo.getInstance(bytes);
    var data = SignedData.getInstance(info.getContent());
    var signer = SignerInfo.getInstance(data.getSignerInfos().getObjectAt(0));
    var essential =
        SigningCertificateV2.getInstance(
            new AttributeTable(signer.getAuthenticatedAttributes())
                .get(PKCSObjectIdentifiers.id_aa_signingCertificateV2)
                .getAttrValues()
                .getObjectAt(0));
    return CMSObjectIdentifiers.signedData.equals(info.getContentType())
        && data.getVersion().hasValue(DATA_VERSION)
        && signer.getVersion().hasValue(SIGNER_VERSION)
        && data.getDigestAlgorithms().size() == 1
        && signer
            .getDigestAlgorithm()
            .equals(AlgorithmIdentifier.getInstance(data.getDigestAlgorithms().getObjectAt(0)))
        && signer.getUnauthenticatedAttributes() == null
        && Arrays.equals(
            signer.getEncoded(),
            data.getSignerInfos().getObjectAt(0).toASN1Primitive().getEncoded())
        && certificates.stream().anyMatch(one -> names(signer, essential, one));
  }

  /** By name and number, and by the digest that is signed. */
  private static boolean names(
      SignerInfo signer, SigningCertificateV2 essential, X509Certificate one) {
    try {
      var named = CmsAlgorithms.identifier(Certificate.getInstance(one.getEncoded()));
      return Arrays.equals(named.getEncoded(), signer.getSID().getEncoded())
          && Arrays.equals(
              essential.getCerts()[0].getCertHash(), Digest.sha256(one.getEncoded()).bytes());
    } catch (CertificateEncodingException | IOException e) {
      return false;
    }
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

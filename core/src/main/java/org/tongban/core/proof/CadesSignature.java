package org.tongban.core.proof;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.Certificate;
import org.tongban.core.directory.CertificateReader;
import org.tongban.core.message.Digest;
import org.tongban.core.seal.AuthoritySignature;
import org.tongban.core.seal.EvidenceKey;

/**
 * A detached CAdES-B-B signature (ETSI EN 319 122-1 §6) over a manifest: signing time, digest and
 * the signer's certificate are signed, and only that certificate is enclosed. Written in one way
 * only (DER); parts of CMS that no signature covers can't hold anything else.
 */
final class CadesSignature {
  private final X509Certificate certificate;
  private final ASN1Set attributes;
  private final SignerInfo signer;

  private CadesSignature(X509Certificate certificate, SignerInfo signer) {
    this.certificate = certificate;
    this.attributes = signer.getAuthenticatedAttributes();
    this.signer = signer;
  }

  static byte[] sign(byte[] manifest, EvidenceKey key, Instant now) {
    try {
      var algorithms = CmsAlgorithms.of(key.suite());
      var attributes = attributes(algorithms.digest(manifest), key.certificate(), now);
      var signature = key.sign(attributes.getEncoded(ASN1Encoding.DER));
      return encoded(key.certificate(), algorithms, attributes, signature);
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("a signature that was just made has a form", e);
    }
  }

  private static DERSet attributes(byte[] digest, X509Certificate certificate, Instant now)
      throws GeneralSecurityException {
    var essential = new ESSCertIDv2(Digest.sha256(certificate.getEncoded()).bytes());
    var all = new ASN1EncodableVector();
    all.add(attribute(CMSAttributes.contentType, new DERSet(CMSObjectIdentifiers.data)));
    all.add(attribute(CMSAttributes.signingTime, new DERSet(new Time(Date.from(now)))));
    all.add(attribute(CMSAttributes.messageDigest, new DERSet(new DEROctetString(digest))));
    all.add(
        attribute(
            PKCSObjectIdentifiers.id_aa_signingCertificateV2,
            new DERSet(new SigningCertificateV2(new ESSCertIDv2[] {essential}))));
    return new DERSet(all);
  }

  private static Attribute attribute(ASN1ObjectIdentifier type, DERSet values) {
    return new Attribute(type, values);
  }

  private static byte[] encoded(
      X509Certificate certificate, CmsAlgorithms algorithms, ASN1Set attributes, byte[] signature)
      throws IOException, GeneralSecurityException {
    var enclosed = Certificate.getInstance(certificate.getEncoded());
    var signer =
        new SignerInfo(
            CmsAlgorithms.identifier(enclosed),
            algorithms.digest(),
            attributes,
            algorithms.signature(),
            new DEROctetString(signature),
            null);
    var data =
        new SignedData(
            new DERSet(algorithms.digest()),
            new ContentInfo(CMSObjectIdentifiers.data, null),
            new DERSet(enclosed),
            null,
            new DERSet(signer));
    return new ContentInfo(CMSObjectIdentifiers.signedData, data).getEncoded(ASN1Encoding.DER);
  }

  /**
   * Reads one.
   *
   * @throws ProofException {@code SIGNATURE_MALFORMED}
   */
  static CadesSignature read(byte[] der) {
    return ProofException.guarded(ProofReason.SIGNATURE_MALFORMED, () -> parse(der));
  }

  private static CadesSignature parse(byte[] der) throws IOException, GeneralSecurityException {
    var data = SignedData.getInstance(ContentInfo.getInstance(der).getContent());
    var certificate =
        CertificateReader.read(
            data.getCertificates().getObjectAt(0).toASN1Primitive().getEncoded());
    var signer = SignerInfo.getInstance(data.getSignerInfos().getObjectAt(0));
    var algorithms = CmsAlgorithms.of(CertificateReader.suite(certificate).orElseThrow());
    var again =
        encoded(
            certificate,
            algorithms,
            signer.getAuthenticatedAttributes(),
            signer.getEncryptedDigest().getOctets());
    if (!Arrays.equals(again, der)) {
      throw new ProofException(ProofReason.SIGNATURE_MALFORMED);
    }
    return new CadesSignature(certificate, signer);
  }

  X509Certificate certificate() {
    return certificate;
  }

  /** When the signer says it signed; {@code SIGNATURE_MALFORMED} where it doesn't. */
  Instant signingTime() {
    return ProofException.guarded(
        ProofReason.SIGNATURE_MALFORMED,
        () -> instant(Time.getInstance(value(CMSAttributes.signingTime))));
  }

  private static Instant instant(Time time) {
    return time.getDate().toInstant();
  }

  /** Whether the enclosed certificate's key signed this manifest. */
  boolean verifies(byte[] manifest) {
    return ProofException.guarded(ProofReason.SIGNATURE_MALFORMED, () -> isOver(manifest));
  }

  private boolean isOver(byte[] manifest) throws IOException, GeneralSecurityException {
    var algorithms = CmsAlgorithms.of(CertificateReader.suite(certificate).orElseThrow());
    var digest = ASN1OctetString.getInstance(value(CMSAttributes.messageDigest)).getOctets();
    var enclosed =
        SigningCertificateV2.getInstance(value(PKCSObjectIdentifiers.id_aa_signingCertificateV2));
    return CMSObjectIdentifiers.data.equals(value(CMSAttributes.contentType))
        && Arrays.equals(digest, algorithms.digest(manifest))
        && Arrays.equals(
            enclosed.getCerts()[0].getCertHash(), Digest.sha256(certificate.getEncoded()).bytes())
        && AuthoritySignature.verifies(
            certificate,
            algorithms.signature(),
            attributes.getEncoded(ASN1Encoding.DER),
            signer.getEncryptedDigest().getOctets());
  }

  private org.bouncycastle.asn1.ASN1Encodable value(ASN1ObjectIdentifier type) {
    return new AttributeTable(attributes).get(type).getAttrValues().getObjectAt(0);
  }
}

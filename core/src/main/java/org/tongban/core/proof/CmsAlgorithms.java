package org.tongban.core.proof;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignerIdentifier;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.Digest;

/** What a suite is called in CMS (RFC 5754, GM/T 0010), and how it digests. */
record CmsAlgorithms(Suite suite, AlgorithmIdentifier digest, AlgorithmIdentifier signature) {
  static CmsAlgorithms of(Suite suite) {
    return suite == Suite.SM2
        ? named(suite, GMObjectIdentifiers.sm3, GMObjectIdentifiers.sm2sign_with_sm3)
        : named(suite, NISTObjectIdentifiers.id_sha256, X9ObjectIdentifiers.ecdsa_with_SHA256);
  }

  private static CmsAlgorithms named(
      Suite suite, ASN1ObjectIdentifier digest, ASN1ObjectIdentifier signature) {
    return new CmsAlgorithms(
        suite, new AlgorithmIdentifier(digest), new AlgorithmIdentifier(signature));
  }

  /** The digest of these bytes in the suite's own algorithm. */
  byte[] digest(byte[] content) {
    if (suite != Suite.SM2) {
      return Digest.sha256(content).bytes();
    }
    var digest = new SM3Digest();
    digest.update(content, 0, content.length);
    var out = new byte[digest.getDigestSize()];
    digest.doFinal(out, 0);
    return out;
  }

  static SignerIdentifier identifier(Certificate certificate) {
    return new SignerIdentifier(
        new IssuerAndSerialNumber(
            certificate.getIssuer(), certificate.getSerialNumber().getValue()));
  }
}

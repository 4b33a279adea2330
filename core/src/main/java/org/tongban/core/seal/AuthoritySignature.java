package org.tongban.core.seal;

import java.io.IOException;
import java.io.OutputStream;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.RuntimeOperatorException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.tongban.core.directory.CertificateReader;
import org.tongban.core.directory.Suite;

/**
 * Verifies what an authority signs beside certificates: lists (RFC 5280 §5) and answers about one
 * certificate (RFC 6960), and what is signed by CMS (RFC 5652). The algorithm is one of a short
 * list and must fit the authority's key; SM2 has the signer id of the profile.
 */
public final class AuthoritySignature {
  private static final Set<ASN1ObjectIdentifier> ECDSA =
      Set.of(
          X9ObjectIdentifiers.ecdsa_with_SHA256,
          X9ObjectIdentifiers.ecdsa_with_SHA384,
          X9ObjectIdentifiers.ecdsa_with_SHA512);
  private static final Set<ASN1ObjectIdentifier> RSA =
      Set.of(
          PKCSObjectIdentifiers.sha256WithRSAEncryption,
          PKCSObjectIdentifiers.sha384WithRSAEncryption,
          PKCSObjectIdentifiers.sha512WithRSAEncryption);
  private static final int SHORTEST_RSA = 2048;

  private AuthoritySignature() {}

  /** Whether the signer's key made this signature, by an algorithm that is admitted. */
  public static boolean verifies(
      X509Certificate signer, AlgorithmIdentifier algorithm, byte[] content, byte[] signature) {
    var oid = algorithm.getAlgorithm();
    if (GMObjectIdentifiers.sm2sign_with_sm3.equals(oid)) {
      return CertificateReader.suite(signer).equals(Optional.of(Suite.SM2))
          && Sm2.verifies(
              (ECPublicKey) signer.getPublicKey(),
              content,
              signature,
              StandardDSAEncoding.INSTANCE);
    }
    return fits(signer, oid) && byLibrary(signer, algorithm, content, signature);
  }

  private static boolean fits(X509Certificate signer, ASN1ObjectIdentifier algorithm) {
    if (signer.getPublicKey() instanceof RSAPublicKey key) {
      return RSA.contains(algorithm) && key.getModulus().bitLength() >= SHORTEST_RSA;
    }
    return signer.getPublicKey() instanceof ECPublicKey
        && ECDSA.contains(algorithm)
        && !CertificateReader.suite(signer).equals(Optional.of(Suite.SM2));
  }

  private static boolean byLibrary(
      X509Certificate signer, AlgorithmIdentifier algorithm, byte[] content, byte[] signature) {
    try {
      var verifier =
          new JcaContentVerifierProviderBuilder()
              .setProvider(CryptoProvider.bouncyCastle().jca())
              .build(signer.getPublicKey())
              .get(algorithm);
      try (OutputStream out = verifier.getOutputStream()) {
        out.write(content);
      }
      return verifier.verify(signature);
    } catch (OperatorCreationException | RuntimeOperatorException | IOException e) {
      return false;
    }
  }
}

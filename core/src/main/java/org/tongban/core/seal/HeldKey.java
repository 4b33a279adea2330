package org.tongban.core.seal;

import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import org.tongban.core.directory.CertificateReader;
import org.tongban.core.directory.CertifiedKey;
import org.tongban.core.directory.Suite;

/** A private key of this node with its certificate; does not leave this package. */
final class HeldKey {
  private final Secret secret;
  private final X509Certificate certificate;
  private final Suite suite;
  private final String thumbprint;

  private HeldKey(Suite suite, Secret secret, X509Certificate certificate) {
    this.suite = suite;
    this.secret = secret;
    this.certificate = certificate;
    this.thumbprint = CertifiedKey.thumbprintOf(certificate);
  }

  static HeldKey load(KeyPairFiles files) {
    var secret = KeyFiles.secret(files.key());
    var certificate = KeyFiles.certificate(files.certificate());
    if (!secret.key().getAlgorithm().startsWith("EC")
        || !(certificate.getPublicKey() instanceof ECPublicKey shown)) {
      throw new KeyFileException(files.certificate(), "is not for an elliptic-curve key");
    }
    var suite =
        CertificateReader.suite(certificate)
            .orElseThrow(
                () -> new KeyFileException(files.certificate(), "is on no curve of a suite"));
    if (secret.token().isPresent() && suite == Suite.SM2) {
      throw new KeyFileException(files.key(), "names a token, which is used for ES256 only");
    }
    if (!KeyMatch.belongTogether(suite, secret, shown)) {
      throw new KeyFileException(files.key(), "is not the key of " + files.certificate());
    }
    return new HeldKey(suite, secret, certificate);
  }

  Suite suite() {
    return suite;
  }

  /** Wherever it is. */
  Secret secret() {
    return secret;
  }

  /** The key itself, which only one from a file can give. */
  ECPrivateKey key() {
    return (ECPrivateKey) secret.key();
  }

  X509Certificate certificate() {
    return certificate;
  }

  String thumbprint() {
    return thumbprint;
  }

  @Override
  public String toString() {
    return "HeldKey[" + thumbprint + "]";
  }
}

package org.tongban.core.seal;

import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import org.tongban.core.directory.CertificateReader;
import org.tongban.core.directory.CertifiedKey;
import org.tongban.core.directory.Suite;

/** A private key of this node with its certificate; does not leave this package. */
final class HeldKey {
  private final ECPrivateKey key;
  private final X509Certificate certificate;
  private final Suite suite;
  private final String thumbprint;

  private HeldKey(Suite suite, ECPrivateKey key, X509Certificate certificate) {
    this.suite = suite;
    this.key = key;
    this.certificate = certificate;
    this.thumbprint = CertifiedKey.thumbprintOf(certificate);
  }

  static HeldKey load(KeyPairFiles files) {
    var key = KeyFiles.privateKey(files.key());
    var certificate = KeyFiles.certificate(files.certificate());
    if (!(key instanceof ECPrivateKey ec)
        || !(certificate.getPublicKey() instanceof ECPublicKey shown)) {
      throw new KeyFileException(files.certificate(), "is not for an elliptic-curve key");
    }
    var suite =
        CertificateReader.suite(certificate)
            .orElseThrow(
                () -> new KeyFileException(files.certificate(), "is on no curve of a suite"));
    if (!KeyMatch.belongTogether(suite, ec, shown)) {
      throw new KeyFileException(files.key(), "is not the key of " + files.certificate());
    }
    return new HeldKey(suite, ec, certificate);
  }

  Suite suite() {
    return suite;
  }

  ECPrivateKey key() {
    return key;
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

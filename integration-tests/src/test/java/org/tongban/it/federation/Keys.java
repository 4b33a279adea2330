package org.tongban.it.federation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import org.tongban.core.message.Digest;

/** A private key with its certificate, read from PEM files without any code of the node. */
public record Keys(PrivateKey key, X509Certificate certificate) {
  /** The pair {@code <name>.key.pem} and {@code <name>.crt.pem}. */
  public static Keys read(Path folder, String name) {
    try {
      var pem =
          Files.readString(folder.resolve(name + ".key.pem"), StandardCharsets.US_ASCII)
              .replaceAll("-----[A-Z ]+-----", "")
              .replaceAll("\\s", "");
      var encoded = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem));
      try (var in = Files.newInputStream(folder.resolve(name + ".crt.pem"))) {
        return new Keys(
            KeyFactory.getInstance("EC").generatePrivate(encoded),
            (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** {@code x5t#S256} (RFC 7515 §4.1.8). */
  public String thumbprint() {
    try {
      return Digest.sha256(certificate.getEncoded()).value();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}

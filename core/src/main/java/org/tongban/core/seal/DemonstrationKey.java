package org.tongban.core.seal;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Objects;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;

/** A private key with the demonstration authority's certificate for it. */
public final class DemonstrationKey {
  private final PrivateKey key;
  private final X509Certificate certificate;

  DemonstrationKey(PrivateKey key, X509Certificate certificate) {
    this.key = Objects.requireNonNull(key, "key");
    this.certificate = Objects.requireNonNull(certificate, "certificate");
  }

  /** The certificate. */
  public X509Certificate certificate() {
    return certificate;
  }

  /** The certificate as PEM (RFC 7468 §5). */
  public String certificatePem() {
    return pem(certificate);
  }

  /** The private key as unencrypted PKCS#8 PEM (RFC 7468 §10); belongs in a file of mode 0600. */
  public String secretKeyPem() {
    try {
      return pem(new JcaPKCS8Generator(key, null).generate());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String pem(Object content) {
    var text = new StringWriter();
    try (var writer = new JcaPEMWriter(text)) {
      writer.writeObject(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}

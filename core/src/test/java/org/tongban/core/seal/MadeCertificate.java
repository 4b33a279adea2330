package org.tongban.core.seal;

import static org.tongban.core.directory.ExampleDirectory.NOW;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate with the extensions that a test wants, by any issuer. */
final class MadeCertificate {
  private final List<Extension> extensions = new ArrayList<>();

  MadeCertificate with(ASN1ObjectIdentifier name, ASN1Encodable value) {
    try {
      extensions.add(Extension.create(name, false, value));
      return this;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Signed by itself. */
  X509Certificate own(String name, KeyPair keys) {
    return issued(name, keys, name, keys.getPublic());
  }

  X509Certificate issued(String issuer, KeyPair by, String subject, PublicKey key) {
    var day = Duration.ofDays(1);
    var builder =
        new JcaX509v3CertificateBuilder(
            new X500Name(issuer),
            BigInteger.valueOf(subject.hashCode() & 0xffff),
            Date.from(NOW.minus(day)),
            Date.from(NOW.plus(day)),
            new X500Name(subject),
            key);
    var algorithm = by.getPublic().getAlgorithm().equals("RSA") ? "RSA" : "ECDSA";
    try {
      for (var extension : extensions) {
        builder.addExtension(extension);
      }
      var signer = new JcaContentSignerBuilder("SHA256with" + algorithm).build(by.getPrivate());
      return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
      throw new AssertionError(e);
    }
  }

  static KeyPair p256() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  static KeyPair rsa(int bits) {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(bits);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}

package org.tongban.core.directory;

import java.math.BigInteger;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Certificates that our own authority does not make. */
final class Foreign {
  private Foreign() {}

  /** Base64 of a self-signed certificate on any curve, without extensions. */
  static String certificate(String curve) {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec(curve));
      var keys = generator.generateKeyPair();
      var name = new X500Name("CN=foreign");
      var from = Date.from(ExampleDirectory.NOW.minus(Duration.ofDays(1)));
      var to = Date.from(ExampleDirectory.NOW.plus(Duration.ofDays(30)));
      var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate());
      var builder =
          new JcaX509v3CertificateBuilder(name, BigInteger.ONE, from, to, name, keys.getPublic());
      return Base64.getEncoder().encodeToString(builder.build(signer).getEncoded());
    } catch (java.security.GeneralSecurityException
        | org.bouncycastle.operator.OperatorCreationException
        | java.io.IOException e) {
      throw new IllegalStateException(e);
    }
  }
}

package org.tongban.core.directory;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.Provider;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.EllipticCurve;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.asn1.nist.NISTNamedCurves;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * Reads certificates of both suites. The only class outside of the seal that uses BouncyCastle: the
 * JDK reads no certificate whose key lies on the curve of SM2. It holds no secrets.
 */
public final class CertificateReader {
  private static final Map<Suite, ECParameterSpec> CURVES =
      Map.of(
          Suite.ES256, parameters(NISTNamedCurves.getByName("P-256")),
          Suite.SM2, parameters(GMNamedCurves.getByName("sm2p256v1")));

  private CertificateReader() {}

  /** Made when the first SM2 certificate comes; a node without any never pays for it. */
  private static final class SmProvider {
    static final Provider INSTANCE = new BouncyCastleProvider();
  }

  /**
   * @param text base64 (RFC 4648 §4) of exactly one DER certificate
   * @throws IllegalArgumentException when it is anything else
   */
  static X509Certificate parse(String text) {
    var der = Base64.getDecoder().decode(text);
    try {
      var certificate = read(der);
      // the factory also takes PEM, and ignores what follows: both would change the thumbprint
      if (!Arrays.equals(der, certificate.getEncoded())) {
        throw new IllegalArgumentException("not exactly one certificate");
      }
      return certificate;
    } catch (CertificateException e) {
      throw new IllegalArgumentException("not an X.509 certificate", e);
    }
  }

  /**
   * Reads the first certificate in DER or PEM.
   *
   * @throws CertificateException when there is none
   */
  public static X509Certificate read(byte[] encoded) throws CertificateException {
    try {
      var factory = CertificateFactory.getInstance("X.509");
      var read = (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(encoded));
      return read.getPublicKey() instanceof ECPublicKey ? read : onSm2(encoded).orElse(read);
    } catch (CertificateException e) {
      // the second reader is for SM2 only, so that it can't make the first one more lenient
      return onSm2(encoded).orElseThrow(() -> e);
    }
  }

  private static Optional<X509Certificate> onSm2(byte[] encoded) {
    try {
      var factory = CertificateFactory.getInstance("X.509", SmProvider.INSTANCE);
      var read = factory.generateCertificate(new ByteArrayInputStream(encoded));
      return Optional.ofNullable((X509Certificate) read)
          .filter(certificate -> suite(certificate).equals(Optional.of(Suite.SM2)));
    } catch (CertificateException | RuntimeException e) {
      // this reader looks at the key when it is asked for it, and answers some with a null pointer
      return Optional.empty();
    }
  }

  /** The suite whose curve the key lies on, compared by every parameter; empty for another key. */
  public static Optional<Suite> suite(X509Certificate certificate) {
    return certificate.getPublicKey() instanceof ECPublicKey key
        ? CURVES.entrySet().stream()
            .filter(entry -> same(entry.getValue(), key.getParams()))
            .map(Map.Entry::getKey)
            .findFirst()
        : Optional.empty();
  }

  private static boolean same(ECParameterSpec curve, ECParameterSpec key) {
    return key != null
        && key.getCurve().equals(curve.getCurve())
        && key.getGenerator().equals(curve.getGenerator())
        && key.getOrder().equals(curve.getOrder());
  }

  /**
   * Whether the certificate's own key usage (RFC 5280 §4.2.1.3) admits the use. One without that
   * extension admits all. SM2 enciphers a key where ECDH agrees on one.
   */
  public static boolean admits(X509Certificate certificate, KeyUse use) {
    var usage = certificate.getKeyUsage();
    var digitalSignature = 0;
    var keyEncipherment = 2;
    var keyAgreement = 4;
    if (usage == null) {
      return true;
    }
    if (use != KeyUse.ENCRYPT) {
      return usage[digitalSignature];
    }
    var sm2 = suite(certificate).equals(Optional.of(Suite.SM2));
    return usage[sm2 ? keyEncipherment : keyAgreement];
  }

  private static ECParameterSpec parameters(X9ECParameters named) {
    var curve = named.getCurve();
    var field = new ECFieldFp(curve.getField().getCharacteristic());
    BigInteger a = curve.getA().toBigInteger();
    BigInteger b = curve.getB().toBigInteger();
    var generator = named.getG().normalize();
    var point =
        new ECPoint(
            generator.getAffineXCoord().toBigInteger(), generator.getAffineYCoord().toBigInteger());
    return new ECParameterSpec(
        new EllipticCurve(field, a, b), point, named.getN(), named.getH().intValueExact());
  }
}

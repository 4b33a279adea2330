package org.tongban.core.directory;

import java.io.ByteArrayInputStream;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.InvalidParameterSpecException;
import java.util.Arrays;
import java.util.Base64;

/** Reads the certificates that a directory embeds. */
final class CertificateReader {
  private static final ECParameterSpec P_256 = p256();

  private CertificateReader() {}

  /**
   * @param text base64 (RFC 4648 §4) of exactly one DER certificate
   * @throws IllegalArgumentException when it is anything else
   */
  static X509Certificate parse(String text) {
    var der = Base64.getDecoder().decode(text);
    try {
      var factory = CertificateFactory.getInstance("X.509");
      var certificate =
          (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der));
      // the factory also takes PEM, and ignores what follows: both would change the thumbprint
      if (!Arrays.equals(der, certificate.getEncoded())) {
        throw new IllegalArgumentException("not exactly one certificate");
      }
      return certificate;
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("not an X.509 certificate", e);
    }
  }

  /** Whether the key lies on P-256 (FIPS 186-5), the curve of the suite ES256. */
  static boolean onP256(X509Certificate certificate) {
    return certificate.getPublicKey() instanceof ECPublicKey key
        && key.getParams().getCurve().equals(P_256.getCurve())
        && key.getParams().getGenerator().equals(P_256.getGenerator())
        && key.getParams().getOrder().equals(P_256.getOrder());
  }

  /**
   * Whether the certificate's own key usage (RFC 5280 §4.2.1.3) admits the use. One without that
   * extension admits all.
   */
  static boolean admits(X509Certificate certificate, KeyUse use) {
    var usage = certificate.getKeyUsage();
    var digitalSignature = 0;
    var keyAgreement = 4;
    return usage == null || usage[use == KeyUse.ENCRYPT ? keyAgreement : digitalSignature];
  }

  private static ECParameterSpec p256() {
    try {
      var parameters = AlgorithmParameters.getInstance("EC");
      parameters.init(new ECGenParameterSpec("secp256r1"));
      return parameters.getParameterSpec(ECParameterSpec.class);
    } catch (NoSuchAlgorithmException | InvalidParameterSpecException e) {
      throw new IllegalStateException("every Java platform has P-256", e);
    }
  }
}

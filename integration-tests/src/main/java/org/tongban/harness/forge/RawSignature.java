package org.tongban.harness.forge;

import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.X509Certificate;
import org.tongban.core.directory.CertificateReader;
import org.tongban.core.directory.Suite;

/** Signatures by the JCA, r‖s of 64 bytes, in the algorithm of the key's curve. */
final class RawSignature {
  private static final String ES256 = "SHA256withECDSAinP1363Format";

  private RawSignature() {}

  static byte[] sign(RawKeys keys, byte[] text) {
    try {
      if (keys.suite() == Suite.SM2) {
        return Sm2Raw.sign(keys.key(), text);
      }
      var signature = Signature.getInstance(ES256);
      signature.initSign(keys.key());
      signature.update(text);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static boolean verifies(X509Certificate certificate, byte[] text, byte[] plain) {
    try {
      if (CertificateReader.suite(certificate).filter(Suite.SM2::equals).isPresent()) {
        return Sm2Raw.verifies(certificate.getPublicKey(), text, plain);
      }
      var signature = Signature.getInstance(ES256);
      signature.initVerify(certificate.getPublicKey());
      signature.update(text);
      return signature.verify(plain);
    } catch (GeneralSecurityException e) {
      // no signature at all
      return false;
    }
  }
}

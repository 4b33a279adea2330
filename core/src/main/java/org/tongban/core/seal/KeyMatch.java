package org.tongban.core.seal;

import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;

/** Tells whether a private and a public key are a pair, by using them. */
final class KeyMatch {
  private static final byte[] PROBE = {1, 2, 3, 4};

  private KeyMatch() {}

  /** Whether what the private key signs verifies with the public one. */
  static boolean belongTogether(ECPrivateKey key, ECPublicKey shown) {
    try {
      var signer = Signature.getInstance("SHA256withECDSA");
      signer.initSign(key);
      signer.update(PROBE);
      var signature = signer.sign();
      var verifier = Signature.getInstance("SHA256withECDSA");
      verifier.initVerify(shown);
      verifier.update(PROBE);
      return verifier.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}

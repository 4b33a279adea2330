package org.tongban.core.seal;

import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.tongban.core.directory.Suite;

/** Tells whether a private and a public key are a pair, by using them. */
final class KeyMatch {
  private static final String ALGORITHM = "SHA256withECDSA";
  private static final byte[] PROBE = {1, 2, 3, 4};

  private KeyMatch() {}

  /** Whether what the private key signs verifies with the public one. */
  static boolean belongTogether(Suite suite, Secret secret, ECPublicKey shown) {
    return suite == Suite.SM2
        ? secret.key() instanceof ECPrivateKey key && sm2(key, shown)
        : p256(secret, shown);
  }

  private static boolean sm2(ECPrivateKey key, ECPublicKey shown) {
    try {
      var signature = Sm2.sign(key, PROBE, PlainDSAEncoding.INSTANCE);
      return Sm2.verifies(shown, PROBE, signature, PlainDSAEncoding.INSTANCE);
    } catch (IllegalArgumentException | ArithmeticException e) {
      // a number that is no private key, n - 1 among them (GM/T 0003.1 §6.1)
      return false;
    }
  }

  private static boolean p256(Secret secret, ECPublicKey shown) {
    try {
      var signer =
          secret.token().isPresent()
              ? Signature.getInstance(ALGORITHM, secret.token().get())
              : Signature.getInstance(ALGORITHM);
      signer.initSign(secret.key());
      signer.update(PROBE);
      var signature = signer.sign();
      var verifier = Signature.getInstance(ALGORITHM);
      verifier.initVerify(shown);
      verifier.update(PROBE);
      return verifier.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}

package org.tongban.harness.bench;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.tongban.core.directory.Suite;
import org.tongban.core.seal.CryptoProvider;

/**
 * The bare cost of an exchange's cryptography: ask and answer signed once and verified once each,
 * with keys made for this and thrown away.
 */
final class CryptoFloor {
  private final Provider provider;
  private final String algorithm;
  private final KeyPair keys;
  private final byte[] ask;
  private final byte[] answer;

  private CryptoFloor(
      Provider provider, String algorithm, KeyPair keys, byte[] ask, byte[] answer) {
    this.provider = provider;
    this.algorithm = algorithm;
    this.keys = keys;
    this.ask = ask;
    this.answer = answer;
  }

  /**
   * Prepares it.
   *
   * @param ask bytes of a signed ask
   * @param answer bytes of its answer
   */
  static CryptoFloor of(Suite suite, byte[] ask, byte[] answer) {
    var sm2 = suite == Suite.SM2;
    var provider =
        !sm2 && CryptoProvider.choose().isNative()
            ? AmazonCorrettoCryptoProvider.INSTANCE
            : new BouncyCastleProvider();
    try {
      var generator = KeyPairGenerator.getInstance("EC", provider);
      generator.initialize(new ECGenParameterSpec(sm2 ? "sm2p256v1" : "secp256r1"));
      var algorithm = sm2 ? "SM3withSM2" : "SHA256withECDSA";
      return new CryptoFloor(provider, algorithm, generator.generateKeyPair(), ask, answer);
    } catch (GeneralSecurityException e) {
      throw new BenchException(suite + " is not to be had", e);
    }
  }

  /** Microseconds of one processor per exchange, after warming up. */
  double micros(Duration time) {
    run(time);
    return run(time);
  }

  private double run(Duration time) {
    var begin = System.nanoTime();
    long exchanges = 0;
    try {
      for (; System.nanoTime() - begin < time.toNanos(); exchanges++) {
        both(ask);
        both(answer);
      }
    } catch (GeneralSecurityException e) {
      throw new BenchException(algorithm + " fails", e);
    }
    return (System.nanoTime() - begin) / 1e3 / exchanges;
  }

  private void both(byte[] message) throws GeneralSecurityException {
    var signer = Signature.getInstance(algorithm, provider);
    signer.initSign(keys.getPrivate());
    signer.update(message);
    var signature = signer.sign();
    var verifier = Signature.getInstance(algorithm, provider);
    verifier.initVerify(keys.getPublic());
    verifier.update(message);
    if (!verifier.verify(signature)) {
      throw new GeneralSecurityException("what was signed a moment ago does not verify");
    }
  }
}

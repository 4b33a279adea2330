package org.tongban.core.seal;

import java.util.Arrays;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/** SM4 (GB/T 32907) in GCM (NIST SP 800-38D, RFC 8998 §3), with a tag of 16 bytes. */
final class Sm4Gcm {
  static final int KEY = 16;
  static final int IV = 12;
  static final int TAG = 16;

  private Sm4Gcm() {}

  /** Text and tag. */
  record Sealed(byte[] text, byte[] tag) {}

  static Sealed encrypt(byte[] key, byte[] iv, byte[] header, byte[] plain) {
    try {
      var both = run(true, key, iv, header, plain);
      var border = both.length - TAG;
      return new Sealed(Arrays.copyOf(both, border), Arrays.copyOfRange(both, border, both.length));
    } catch (InvalidCipherTextException e) {
      throw new IllegalStateException("encryption failed", e);
    }
  }

  static byte[] decrypt(byte[] key, byte[] iv, byte[] header, Sealed sealed)
      throws NotSealedException {
    var both = Arrays.copyOf(sealed.text(), sealed.text().length + sealed.tag().length);
    System.arraycopy(sealed.tag(), 0, both, sealed.text().length, sealed.tag().length);
    try {
      return run(false, key, iv, header, both);
    } catch (InvalidCipherTextException e) {
      throw new NotSealedException("decryption failed");
    }
  }

  private static byte[] run(boolean encrypt, byte[] key, byte[] iv, byte[] header, byte[] in)
      throws InvalidCipherTextException {
    var cipher = GCMBlockCipher.newInstance(new SM4Engine());
    cipher.init(encrypt, new AEADParameters(new KeyParameter(key), TAG * Byte.SIZE, iv, header));
    var out = new byte[cipher.getOutputSize(in.length)];
    var done = cipher.processBytes(in, 0, in.length, out, 0);
    cipher.doFinal(out, done);
    return out;
  }
}

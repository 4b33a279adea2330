package org.tongban.core.seal;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts for storage: an IV of 12 random bytes, the text, a tag of 16. Random IVs allow 2^32
 * texts of one key (NIST SP 800-38D §8.3), so keys are exchanged long before.
 */
final class StorageGcm {
  static final int IV = 12;
  static final int TAG = 16;

  private static final SecureRandom RANDOM = new SecureRandom();

  private final CryptoProvider provider;
  private final StorageCipher cipher;
  private final byte[] key;

  StorageGcm(CryptoProvider provider, StorageCipher cipher, byte[] key) {
    if (key.length != cipher.keyBytes()) {
      throw new IllegalArgumentException("a key of another length than its cipher's");
    }
    this.provider = provider;
    this.cipher = cipher;
    this.key = key.clone();
  }

  static byte[] random(int bytes) {
    var random = new byte[bytes];
    RANDOM.nextBytes(random);
    return random;
  }

  StorageCipher cipher() {
    return cipher;
  }

  byte[] encrypt(byte[] header, byte[] plain) {
    var iv = random(IV);
    var all = Arrays.copyOf(iv, IV + plain.length + TAG);
    if (cipher == StorageCipher.SM4_GCM) {
      var sealed = Sm4Gcm.encrypt(key, iv, header, plain);
      System.arraycopy(sealed.text(), 0, all, IV, plain.length);
      System.arraycopy(sealed.tag(), 0, all, IV + plain.length, TAG);
      return all;
    }
    try {
      aes(Cipher.ENCRYPT_MODE, iv, header).doFinal(plain, 0, plain.length, all, IV);
      return all;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("encryption failed", e);
    }
  }

  /** Empty when it was not made by {@link #encrypt} with this key and header. */
  Optional<byte[]> decrypt(byte[] header, byte[] sealed) {
    if (sealed.length < IV + TAG) {
      return Optional.empty();
    }
    var iv = Arrays.copyOf(sealed, IV);
    try {
      return Optional.of(
          cipher == StorageCipher.SM4_GCM
              ? sm4(iv, header, sealed)
              : aes(Cipher.DECRYPT_MODE, iv, header).doFinal(sealed, IV, sealed.length - IV));
    } catch (NotSealedException | AEADBadTagException e) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("decryption failed", e);
    }
  }

  private byte[] sm4(byte[] iv, byte[] header, byte[] sealed) throws NotSealedException {
    var border = sealed.length - TAG;
    return Sm4Gcm.decrypt(
        key,
        iv,
        header,
        new Sm4Gcm.Sealed(
            Arrays.copyOfRange(sealed, IV, border),
            Arrays.copyOfRange(sealed, border, sealed.length)));
  }

  private Cipher aes(int mode, byte[] iv, byte[] header) throws GeneralSecurityException {
    var aes = Cipher.getInstance("AES/GCM/NoPadding", provider.jca());
    aes.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG * Byte.SIZE, iv));
    aes.updateAAD(header);
    return aes;
  }
}

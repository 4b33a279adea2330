package org.tongban.core.seal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.util.Base64;
import org.tongban.core.message.StrictJson;

/**
 * JWE (RFC 7516) of the suite SM2: key encryption by SM2, content by SM4-GCM. Written out here,
 * since the library knows no ciphers but its own.
 */
final class Sm2Jwe {
  private static final SecureRandom RANDOM = new SecureRandom();

  private Sm2Jwe() {}

  static byte[] encrypt(byte[] signed, ECPublicKey recipient, String thumbprint) {
    var header =
        JsonNodeFactory.instance
            .objectNode()
            .put("alg", SuiteNames.SM2_ENCRYPTION)
            .put("enc", SuiteNames.SM4_GCM)
            .put("cty", JweProfile.CONTENT)
            .put("x5t#S256", thumbprint);
    var first = encode(StrictJson.write(header));
    var key = random(Sm4Gcm.KEY);
    var iv = random(Sm4Gcm.IV);
    var sealed = Sm4Gcm.encrypt(key, iv, ascii(first), signed);
    return ascii(
        String.join(
            ".",
            first,
            encode(Sm2.encrypt(recipient, key)),
            encode(iv),
            encode(sealed.text()),
            encode(sealed.tag())));
  }

  /**
   * @param text in its only spelling, with a header of the profile
   */
  static byte[] decrypt(String text, ECPrivateKey key) throws NotSealedException {
    var parts = text.split("\\.", -1);
    var wrapped = decode(parts[1]);
    var iv = decode(parts[2]);
    var sealed = new Sm4Gcm.Sealed(decode(parts[3]), decode(parts[4]));
    if (wrapped.length != Sm2.CIPHER_OVERHEAD + Sm4Gcm.KEY
        || iv.length != Sm4Gcm.IV
        || sealed.tag().length != Sm4Gcm.TAG) {
      throw new NotSealedException("a part is of another length");
    }
    return Sm4Gcm.decrypt(Sm2.decrypt(key, wrapped), iv, ascii(parts[0]), sealed);
  }

  private static byte[] random(int length) {
    var bytes = new byte[length];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] decode(String text) {
    return Base64.getUrlDecoder().decode(text);
  }
}

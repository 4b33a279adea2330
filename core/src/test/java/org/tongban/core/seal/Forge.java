package org.tongban.core.seal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.tongban.core.directory.Suite;

/** Makes what the sealer never makes: any header, any payload, rightly signed. */
final class Forge {
  private static final int HALF = 32;

  private Forge() {}

  static ObjectNode header(Typing typing, HeldKey key) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("alg", SuiteNames.signature(key.suite()).getName())
        .put("typ", typing.type().toString())
        .put("x5t#S256", key.thumbprint());
  }

  static byte[] jws(Typing typing, JsonNode payload, HeldKey key) {
    return jws(typing, utf8(payload.toString()), key);
  }

  static byte[] jws(Typing typing, byte[] payload, HeldKey key) {
    return jws(header(typing, key).toString(), payload, key);
  }

  /** Signed by the algorithm of the key whatever the header says. */
  static byte[] jws(String header, byte[] payload, HeldKey key) {
    var input = encode(utf8(header)) + "." + encode(payload);
    return utf8(input + "." + encode(signature(utf8(input), key)));
  }

  private static byte[] signature(byte[] input, HeldKey key) {
    if (key.suite() == Suite.SM2) {
      return Sm2.sign(key.key(), input, PlainDSAEncoding.INSTANCE);
    }
    try {
      var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
      signature.initSign(key.key());
      signature.update(input);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The other signature that the same key admits for the same text: (r, n - s). */
  static byte[] twin(byte[] jws, HeldKey key) {
    var parts = text(jws).split("\\.", -1);
    var signature = decode(parts[2]);
    var order = key.key().getParams().getOrder();
    var s = new BigInteger(1, Arrays.copyOfRange(signature, HALF, 2 * HALF));
    var other = order.subtract(s).toByteArray();
    Arrays.fill(signature, HALF, 2 * HALF, (byte) 0);
    var length = Math.min(HALF, other.length);
    System.arraycopy(other, other.length - length, signature, 2 * HALF - length, length);
    return utf8(parts[0] + "." + parts[1] + "." + encode(signature));
  }

  /** One part in another value. */
  static byte[] part(byte[] wire, int index, String value) {
    var parts = text(wire).split("\\.", -1);
    parts[index] = value;
    return utf8(String.join(".", parts));
  }

  static String part(byte[] wire, int index) {
    return text(wire).split("\\.", -1)[index];
  }

  /** The next letter of the alphabet at the end, which differs in spare bits only. */
  static String otherSpelling(String base64) {
    var alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    var last = alphabet.indexOf(base64.charAt(base64.length() - 1));
    return base64.substring(0, base64.length() - 1) + alphabet.charAt(last ^ 1);
  }

  static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  static byte[] decode(String text) {
    return Base64.getUrlDecoder().decode(text);
  }

  static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

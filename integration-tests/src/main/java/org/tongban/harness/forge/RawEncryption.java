package org.tongban.harness.forge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Base64;
import java.util.function.Consumer;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.tongban.core.directory.CertifiedKey;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.StrictJson;

/**
 * The encrypted form; that of the suite ES256 by the JDK alone: ECDH-ES (RFC 7518 §4.6) with
 * A256GCM (§5.3).
 */
public final class RawEncryption {
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  private RawEncryption() {}

  /** The header of a compact JWE; an empty object where there is none. */
  public static JsonNode header(byte[] wire) {
    var parts = parts(wire);
    try {
      return StrictJson.parse(Base64.getUrlDecoder().decode(parts[0]));
    } catch (IllegalArgumentException e) {
      return JsonNodeFactory.instance.objectNode();
    }
  }

  /** Whether it has the five parts of a JWE. */
  public static boolean is(byte[] wire) {
    return parts(wire).length == 5;
  }

  private static String[] parts(byte[] wire) {
    return new String(wire, StandardCharsets.ISO_8859_1).split("\\.", -1);
  }

  /** Encrypts in the suite of the recipient's key, with a header that may be changed before. */
  public static byte[] encrypt(byte[] plain, CertifiedKey to, Consumer<ObjectNode> change) {
    return to.suite() == Suite.SM2
        ? Sm2RawEncryption.encrypt(plain, to, change)
        : es256(plain, to, change);
  }

  private static byte[] es256(byte[] plain, CertifiedKey to, Consumer<ObjectNode> change) {
    try {
      var recipient = (ECPublicKey) to.certificate().getPublicKey();
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(recipient.getParams());
      var pair = generator.generateKeyPair();
      var header = JsonNodeFactory.instance.objectNode();
      header.put("alg", "ECDH-ES").put("enc", "A256GCM").put("cty", "JWT");
      header.put("x5t#S256", to.thumbprint());
      var point = ((ECPublicKey) pair.getPublic()).getW();
      header
          .putObject("epk")
          .put("kty", "EC")
          .put("crv", "P-256")
          .put("x", coordinate(point.getAffineX()))
          .put("y", coordinate(point.getAffineY()));
      change.accept(header);
      var first = Forgery.encode(StrictJson.write(header));
      var iv = new byte[12];
      RANDOM.nextBytes(iv);
      var cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          Cipher.ENCRYPT_MODE,
          contentKey(pair.getPrivate(), recipient),
          new GCMParameterSpec(TAG_BITS, iv));
      cipher.updateAAD(Forgery.ascii(first));
      var both = ByteBuffer.wrap(cipher.doFinal(plain));
      var text = new byte[both.remaining() - TAG_BITS / 8];
      var tag = new byte[TAG_BITS / 8];
      both.get(text).get(tag);
      return Forgery.ascii(
          String.join(
              ".", first, "", Forgery.encode(iv), Forgery.encode(text), Forgery.encode(tag)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * What is inside.
   *
   * @throws GeneralSecurityException when it was not encrypted to that key, or was altered
   */
  public static byte[] decrypt(byte[] wire, RawKeys keys) throws GeneralSecurityException {
    try {
      return decrypted(wire, keys);
    } catch (IllegalArgumentException e) {
      throw new GeneralSecurityException("no base64url", e);
    }
  }

  private static byte[] decrypted(byte[] wire, RawKeys keys) throws GeneralSecurityException {
    var parts = parts(wire);
    if (keys.suite() == Suite.SM2) {
      return Sm2RawEncryption.decrypt(parts, keys);
    }
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        Cipher.DECRYPT_MODE,
        contentKey(keys.key(), ephemeral(wire, keys)),
        new GCMParameterSpec(TAG_BITS, decode(parts[2])));
    cipher.updateAAD(Forgery.ascii(parts[0]));
    return cipher.doFinal(joined(parts[3], parts[4]));
  }

  /** What is inside, whether it was altered or not. */
  public static byte[] decryptWithoutTag(byte[] wire, RawKeys keys)
      throws GeneralSecurityException {
    var parts = parts(wire);
    // GCM encrypts as CTR from the second block on (NIST SP 800-38D §7.1)
    var counter = ByteBuffer.allocate(16).put(decode(parts[2])).putInt(2).array();
    var cipher = Cipher.getInstance("AES/CTR/NoPadding");
    cipher.init(
        Cipher.DECRYPT_MODE,
        contentKey(keys.key(), ephemeral(wire, keys)),
        new IvParameterSpec(counter));
    return cipher.doFinal(decode(parts[3]));
  }

  private static PublicKey ephemeral(byte[] wire, RawKeys keys) throws GeneralSecurityException {
    var epk = header(wire).path("epk");
    var x = new BigInteger(1, decode(epk.path("x").asText()));
    var y = new BigInteger(1, decode(epk.path("y").asText()));
    var curve = ((ECPublicKey) keys.certificate().getPublicKey()).getParams();
    return KeyFactory.getInstance("EC")
        .generatePublic(new ECPublicKeySpec(new ECPoint(x, y), curve));
  }

  /** Concat KDF (NIST SP 800-56A §5.8.1) as RFC 7518 §4.6.2 fills it in, for one round. */
  private static SecretKeySpec contentKey(PrivateKey own, PublicKey other)
      throws GeneralSecurityException {
    var agreement = KeyAgreement.getInstance("ECDH");
    agreement.init(own);
    agreement.doPhase(other, true);
    var hash = MessageDigest.getInstance("SHA-256");
    hash.update(number(1));
    hash.update(agreement.generateSecret());
    var algorithm = Forgery.ascii("A256GCM");
    hash.update(number(algorithm.length));
    hash.update(algorithm);
    // no names of the parties
    hash.update(number(0));
    hash.update(number(0));
    hash.update(number(256));
    return new SecretKeySpec(hash.digest(), "AES");
  }

  private static byte[] number(int value) {
    return ByteBuffer.allocate(4).putInt(value).array();
  }

  private static String coordinate(BigInteger value) {
    var bytes = new byte[32];
    var plain = value.toByteArray();
    var length = Math.min(plain.length, 32);
    System.arraycopy(plain, plain.length - length, bytes, 32 - length, length);
    return Forgery.encode(bytes);
  }

  static byte[] joined(String text, String tag) {
    var first = decode(text);
    var second = decode(tag);
    return ByteBuffer.allocate(first.length + second.length).put(first).put(second).array();
  }

  static byte[] decode(String text) {
    return Base64.getUrlDecoder().decode(text);
  }
}

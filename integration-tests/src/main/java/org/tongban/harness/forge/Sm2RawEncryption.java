package org.tongban.harness.forge;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.util.function.Consumer;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.engines.SM2Engine;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.tongban.core.directory.CertifiedKey;
import org.tongban.core.message.StrictJson;

/** The encrypted form of the suite SM2: PROTOCOL.md, "The suite SM2". */
final class Sm2RawEncryption {
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final ECDomainParameters CURVE =
      new ECDomainParameters(CustomNamedCurves.getByName("sm2p256v1"));

  private Sm2RawEncryption() {}

  static byte[] encrypt(byte[] plain, CertifiedKey to, Consumer<ObjectNode> change) {
    try {
      var header = JsonNodeFactory.instance.objectNode();
      header
          .put("alg", "urn:oid:1.2.156.10197.1.301.3")
          .put("enc", "urn:oid:1.2.156.10197.1.104.8");
      header.put("cty", "JWT").put("x5t#S256", to.thumbprint());
      change.accept(header);
      var first = Forgery.encode(StrictJson.write(header));
      var key = random(16);
      var iv = random(12);
      var both = ByteBuffer.wrap(cipher(Cipher.ENCRYPT_MODE, key, iv, first).doFinal(plain));
      var text = new byte[both.remaining() - TAG_BITS / 8];
      var tag = new byte[TAG_BITS / 8];
      both.get(text).get(tag);
      return Forgery.ascii(
          String.join(
              ".",
              first,
              Forgery.encode(wrap(key, (ECPublicKey) to.certificate().getPublicKey())),
              Forgery.encode(iv),
              Forgery.encode(text),
              Forgery.encode(tag)));
    } catch (GeneralSecurityException | InvalidCipherTextException e) {
      throw new IllegalStateException(e);
    }
  }

  static byte[] decrypt(String[] parts, RawKeys keys) throws GeneralSecurityException {
    var engine = new SM2Engine(new SM3Digest(), SM2Engine.Mode.C1C3C2);
    engine.init(false, new ECPrivateKeyParameters(((ECPrivateKey) keys.key()).getS(), CURVE));
    try {
      var wrapped = RawEncryption.decode(parts[1]);
      var key = engine.processBlock(wrapped, 0, wrapped.length);
      var cipher = cipher(Cipher.DECRYPT_MODE, key, RawEncryption.decode(parts[2]), parts[0]);
      // at once: this cipher gives out what it has before it has seen the tag
      return cipher.doFinal(RawEncryption.joined(parts[3], parts[4]));
    } catch (InvalidCipherTextException e) {
      throw new GeneralSecurityException(e);
    }
  }

  private static byte[] wrap(byte[] key, ECPublicKey to) throws InvalidCipherTextException {
    var point = CURVE.getCurve().createPoint(to.getW().getAffineX(), to.getW().getAffineY());
    var engine = new SM2Engine(new SM3Digest(), SM2Engine.Mode.C1C3C2);
    engine.init(true, new ParametersWithRandom(new ECPublicKeyParameters(point, CURVE), RANDOM));
    return engine.processBlock(key, 0, key.length);
  }

  private static Cipher cipher(int mode, byte[] key, byte[] iv, String header)
      throws GeneralSecurityException {
    var cipher = Cipher.getInstance("SM4/GCM/NoPadding", Sm2Raw.PROVIDER);
    cipher.init(mode, new SecretKeySpec(key, "SM4"), new GCMParameterSpec(TAG_BITS, iv));
    cipher.updateAAD(Forgery.ascii(header));
    return cipher;
  }

  private static byte[] random(int length) {
    var bytes = new byte[length];
    RANDOM.nextBytes(bytes);
    return bytes;
  }
}

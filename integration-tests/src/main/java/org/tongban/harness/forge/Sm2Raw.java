package org.tongban.harness.forge;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.bouncycastle.jcajce.spec.SM2ParameterSpec;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** SM2 signatures by the JCA, r‖s of 64 bytes; the node under test goes another way. */
final class Sm2Raw {
  static final Provider PROVIDER = new BouncyCastleProvider();
  static final String ALGORITHM = "urn:oid:1.2.156.10197.1.501";

  private static final BigInteger ORDER =
      new BigInteger("FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123", 16);
  private static final SM2ParameterSpec SIGNER =
      new SM2ParameterSpec("1234567812345678".getBytes(StandardCharsets.US_ASCII));

  private Sm2Raw() {}

  static byte[] sign(PrivateKey key, byte[] text) throws GeneralSecurityException {
    var signature = signature();
    signature.initSign(key);
    signature.update(text);
    try {
      var values = StandardDSAEncoding.INSTANCE.decode(ORDER, signature.sign());
      return PlainDSAEncoding.INSTANCE.encode(ORDER, values[0], values[1]);
    } catch (IOException e) {
      throw new GeneralSecurityException(e);
    }
  }

  static boolean verifies(PublicKey key, byte[] text, byte[] plain)
      throws GeneralSecurityException {
    try {
      var values = PlainDSAEncoding.INSTANCE.decode(ORDER, plain);
      var der = StandardDSAEncoding.INSTANCE.encode(ORDER, values[0], values[1]);
      var signature = signature();
      signature.initVerify(key);
      signature.update(text);
      return signature.verify(der);
    } catch (IOException | IllegalArgumentException e) {
      // not two numbers of the group
      return false;
    }
  }

  static Signature signature() throws GeneralSecurityException {
    var signature = Signature.getInstance("SM3withSM2", PROVIDER);
    signature.setParameter(SIGNER);
    return signature;
  }
}

package org.tongban.core.seal;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.impl.BaseJWSProvider;
import com.nimbusds.jose.util.Base64URL;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.util.Set;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;

/** SM2 with SM3 for JWS: r‖s of 64 bytes, as RFC 7518 §3.4 writes ECDSA, and no other form. */
final class Sm2Jws {
  private static final int SIGNATURE = 64;

  private Sm2Jws() {}

  static JWSSigner signer(ECPrivateKey key) {
    return new Signer(key);
  }

  static JWSVerifier verifier(ECPublicKey key) {
    return new Verifier(key);
  }

  private static final class Signer extends BaseJWSProvider implements JWSSigner {
    private final ECPrivateKey key;

    Signer(ECPrivateKey key) {
      super(Set.<JWSAlgorithm>of(SuiteNames.SM2_SIGNATURE));
      this.key = key;
    }

    @Override
    public Base64URL sign(JWSHeader header, byte[] text) {
      return Base64URL.encode(Sm2.sign(key, text, PlainDSAEncoding.INSTANCE));
    }
  }

  private static final class Verifier extends BaseJWSProvider implements JWSVerifier {
    private final ECPublicKey key;

    Verifier(ECPublicKey key) {
      super(Set.<JWSAlgorithm>of(SuiteNames.SM2_SIGNATURE));
      this.key = key;
    }

    @Override
    public boolean verify(JWSHeader header, byte[] text, Base64URL signature) {
      var plain = signature.decode();
      return plain.length == SIGNATURE && Sm2.verifies(key, text, plain, PlainDSAEncoding.INSTANCE);
    }
  }
}

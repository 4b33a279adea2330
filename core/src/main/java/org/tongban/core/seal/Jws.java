package org.tongban.core.seal;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.ECPublicKey;
import java.text.ParseException;
import java.util.Set;

/** Signs and verifies compact JWS (RFC 7515) with ES256 (RFC 7518 §3.4), and only that. */
final class Jws {
  private static final Set<String> HEADER = Set.of("alg", "typ", "x5t#S256");

  private final CryptoProvider provider;

  Jws(CryptoProvider provider) {
    this.provider = provider;
  }

  byte[] sign(Typing typing, byte[] payload, HeldKey key) {
    var header =
        new JWSHeader.Builder(JWSAlgorithm.ES256)
            .type(typing.type())
            .x509CertSHA256Thumbprint(new Base64URL(key.thumbprint()))
            .build();
    var object = new JWSObject(header, new Payload(payload));
    try {
      var signer = new ECDSASigner(key.key());
      signer.getJCAContext().setProvider(provider.jca());
      object.sign(signer);
    } catch (JOSEException e) {
      throw new IllegalStateException("signing failed", e);
    }
    return object.serialize().getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * Reads the form and the header; nothing of the payload.
   *
   * @throws NotSealedException when this is no JWS of the profile
   */
  JWSObject read(byte[] wire, Typing typing) throws NotSealedException {
    if (CompactForm.parts(wire) != CompactForm.JWS_PARTS) {
      throw new NotSealedException("not a compact JWS");
    }
    var text = CompactForm.text(wire);
    if (!CompactForm.isCanonical(text)) {
      throw new NotSealedException("a part is not in its only spelling");
    }
    try {
      var object = JWSObject.parse(text);
      checkHeader(object.getHeader(), typing);
      return object;
    } catch (ParseException e) {
      throw new NotSealedException("the header can't be read");
    }
  }

  private static void checkHeader(JWSHeader header, Typing typing) throws NotSealedException {
    if (!JWSAlgorithm.ES256.equals(header.getAlgorithm())) {
      throw new NotSealedException("algorithm other than ES256");
    }
    if (!header.toJSONObject().keySet().equals(HEADER)) {
      throw new NotSealedException("header members other than " + HEADER);
    }
    if (!typing.type().equals(header.getType())) {
      throw new NotSealedException("typ other than " + typing.type());
    }
  }

  boolean verifies(JWSObject object, ECPublicKey key) {
    try {
      var verifier = new ECDSAVerifier(key);
      verifier.getJCAContext().setProvider(provider.jca());
      return object.verify(verifier);
    } catch (JOSEException e) {
      return false;
    }
  }
}

package org.tongban.core.seal;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.text.ParseException;
import java.util.Set;
import org.tongban.core.directory.CertificateReader;
import org.tongban.core.directory.Suite;

/**
 * Signs and verifies compact JWS (RFC 7515) with ES256 (RFC 7518 §3.4) or SM2, as the key is, and
 * with nothing else.
 */
final class Jws {
  private static final Set<String> HEADER = Set.of("alg", "typ", "x5t#S256");

  private final CryptoProvider provider;

  Jws(CryptoProvider provider) {
    this.provider = provider;
  }

  byte[] sign(Typing typing, byte[] payload, HeldKey key) {
    var header =
        new JWSHeader.Builder(SuiteNames.signature(key.suite()))
            .type(typing.type())
            .x509CertSHA256Thumbprint(new Base64URL(key.thumbprint()))
            .build();
    var object = new JWSObject(header, new Payload(payload));
    try {
      object.sign(signer(key));
    } catch (JOSEException e) {
      throw new IllegalStateException("signing failed", e);
    }
    return object.serialize().getBytes(StandardCharsets.US_ASCII);
  }

  private JWSSigner signer(HeldKey key) throws JOSEException {
    if (key.suite() == Suite.SM2) {
      return Sm2Jws.signer(key.key());
    }
    var signer = new ECDSASigner(key.secret().key(), Curve.P_256);
    signer.getJCAContext().setProvider(key.secret().token().orElseGet(provider::jca));
    return signer;
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
    if (SuiteNames.claimed(header.getAlgorithm()).isEmpty()) {
      throw new NotSealedException("algorithm of no suite");
    }
    if (!header.toJSONObject().keySet().equals(HEADER)) {
      throw new NotSealedException("header members other than " + HEADER);
    }
    if (!typing.type().equals(header.getType())) {
      throw new NotSealedException("typ other than " + typing.type());
    }
  }

  /**
   * Whether the certificate's key made the signature. The curve of the key says by which algorithm;
   * a header that claims another is a no.
   */
  boolean verifies(JWSObject object, X509Certificate certificate) {
    var suite = CertificateReader.suite(certificate);
    if (suite.isEmpty()
        || !suite.equals(SuiteNames.claimed(object.getHeader().getAlgorithm()))
        || !(certificate.getPublicKey() instanceof ECPublicKey key)) {
      return false;
    }
    try {
      return object.verify(verifier(suite.get(), key));
    } catch (JOSEException e) {
      return false;
    }
  }

  private JWSVerifier verifier(Suite suite, ECPublicKey key) throws JOSEException {
    if (suite == Suite.SM2) {
      return Sm2Jws.verifier(key);
    }
    var verifier = new ECDSAVerifier(key);
    verifier.getJCAContext().setProvider(provider.jca());
    return verifier;
  }
}

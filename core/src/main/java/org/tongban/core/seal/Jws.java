package org.tongban.core.seal;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.util.Base64;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import org.tongban.core.directory.CertificateReader;
import org.tongban.core.directory.Suite;

/**
 * Signs and verifies compact JWS (RFC 7515) with ES256 (RFC 7518 §3.4) or SM2, as the key is, and
 * with nothing else.
 */
final class Jws {
  private static final Set<String> HEADER = Set.of("alg", "typ", "x5t#S256");

  private static final SecureRandom RANDOM = new SecureRandom();

  private final CryptoProvider provider;

  /** Making one costs more than signing; keys that are no longer held take theirs with them. */
  private final Map<HeldKey, ECDSASigner> signers =
      Collections.synchronizedMap(new WeakHashMap<>());

  private final Map<X509Certificate, JWSVerifier> verifiers =
      Collections.synchronizedMap(new WeakHashMap<>());

  Jws(CryptoProvider provider) {
    this.provider = provider;
  }

  byte[] sign(Typing typing, byte[] payload, HeldKey key) {
    var header =
        new JWSHeader.Builder(SuiteNames.signature(key.suite()))
            .type(typing.type())
            .x509CertSHA256Thumbprint(new Base64URL(key.thumbprint()))
            .build();
    var input = ascii(base64(ascii(header.toString())) + '.' + base64(payload));
    try {
      var signature = signer(key).sign(header, input);
      return ascii(new String(input, StandardCharsets.US_ASCII) + '.' + signature);
    } catch (JOSEException e) {
      throw new IllegalStateException("signing failed", e);
    }
  }

  private static String base64(byte[] part) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(part);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private JWSSigner signer(HeldKey key) {
    if (key.suite() == Suite.SM2) {
      return Sm2Jws.signer(key.key());
    }
    return signers.computeIfAbsent(key, this::es256);
  }

  private ECDSASigner es256(HeldKey key) {
    try {
      var token = key.secret().token();
      var secret = key.secret().key();
      var signer = new ECDSASigner(token.isPresent() ? secret : provider.own(secret), Curve.P_256);
      signer.getJCAContext().setProvider(token.orElseGet(provider::jca));
      signer.getJCAContext().setSecureRandom(RANDOM);
      return signer;
    } catch (JOSEException e) {
      throw new IllegalStateException("a key on P-256 that can't sign", e);
    }
  }

  /** Signs a text as it is, r‖s of 64 bytes by the suite of the key; it must never be a JWS's. */
  byte[] signText(byte[] text, HeldKey key) {
    var header = new JWSHeader(SuiteNames.signature(key.suite()));
    try {
      return signer(key).sign(header, text).decode();
    } catch (JOSEException e) {
      throw new IllegalStateException("signing failed", e);
    }
  }

  /** Whether the certificate's key made this signature of the text, by the suite of its curve. */
  boolean verifiesText(byte[] text, byte[] signature, X509Certificate certificate) {
    var suite = CertificateReader.suite(certificate);
    if (suite.isEmpty() || !(certificate.getPublicKey() instanceof ECPublicKey key)) {
      return false;
    }
    var header = new JWSHeader(SuiteNames.signature(suite.get()));
    try {
      return verifiers
          .computeIfAbsent(certificate, any -> verifier(suite.get(), key))
          .verify(header, text, Base64URL.encode(signature));
    } catch (JOSEException e) {
      return false;
    }
  }

  /**
   * Reads the form and the header; nothing of the payload.
   *
   * @throws NotSealedException when this is no JWS of the profile
   */
  ReadJws read(byte[] wire, Typing typing) throws NotSealedException {
    var read = ReadJws.of(wire);
    checkHeader(read.header(), typing);
    return read;
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
  boolean verifies(ReadJws read, X509Certificate certificate) {
    var suite = CertificateReader.suite(certificate);
    if (suite.isEmpty()
        || !suite.equals(SuiteNames.claimed(read.header().getAlgorithm()))
        || !(certificate.getPublicKey() instanceof ECPublicKey key)) {
      return false;
    }
    try {
      return verifiers
          .computeIfAbsent(certificate, any -> verifier(suite.get(), key))
          .verify(read.header(), read.signingInput(), read.signature());
    } catch (JOSEException e) {
      return false;
    }
  }

  private JWSVerifier verifier(Suite suite, ECPublicKey key) {
    if (suite == Suite.SM2) {
      return Sm2Jws.verifier(key);
    }
    try {
      var verifier = new ECDSAVerifier(provider.own(key));
      verifier.getJCAContext().setProvider(provider.jca());
      return verifier;
    } catch (JOSEException e) {
      throw new IllegalStateException("a key on P-256 that can't verify", e);
    }
  }
}

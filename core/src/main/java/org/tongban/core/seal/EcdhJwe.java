package org.tongban.core.seal;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDHDecrypter;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.security.ProviderException;
import java.security.interfaces.ECPublicKey;
import java.text.ParseException;

/** JWE (RFC 7516) of the suite ES256: ECDH-ES with A256GCM (RFC 7518). */
final class EcdhJwe {
  private static final int IV = 16;
  private static final int TAG = 22;

  private final CryptoProvider provider;

  EcdhJwe(CryptoProvider provider) {
    this.provider = provider;
  }

  byte[] encrypt(byte[] signed, ECPublicKey recipient, String thumbprint) {
    var header =
        new JWEHeader.Builder(JWEAlgorithm.ECDH_ES, EncryptionMethod.A256GCM)
            .contentType(JweProfile.CONTENT)
            .x509CertSHA256Thumbprint(new Base64URL(thumbprint))
            .build();
    var object = new JWEObject(header, new Payload(signed));
    try {
      var encrypter = new ECDHEncrypter(recipient);
      encrypter.getJCAContext().setProvider(provider.jca());
      object.encrypt(encrypter);
    } catch (JOSEException e) {
      throw new IllegalStateException("encryption failed", e);
    }
    return object.serialize().getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * @param text in its only spelling, with a header of the profile
   */
  byte[] decrypt(String text, Secret secret) throws NotSealedException {
    if (!lengthsFit(text)) {
      throw new NotSealedException("a part is of another length");
    }
    try {
      var object = JWEObject.parse(text);
      var decrypter = new ECDHDecrypter(secret.key(), null, Curve.P_256);
      decrypter.getJCAContext().setProvider(provider.jca());
      secret.token().ifPresent(decrypter.getJCAContext()::setKeyEncryptionProvider);
      object.decrypt(decrypter);
      return object.getPayload().toBytes();
    } catch (ParseException e) {
      throw new NotSealedException("the JWE header can't be read");
    } catch (JOSEException | IllegalStateException | ProviderException e) {
      throw new NotSealedException("decryption failed");
    }
  }

  /**
   * ECDH-ES has no encrypted key (RFC 7518 §4.6), A256GCM 96 bits of IV and 128 of tag (§5.3); the
   * library accepts a filled key and a tag that borrows from the text, so one text had many forms.
   */
  private static boolean lengthsFit(String text) {
    var parts = text.split("\\.", -1);
    return parts[1].isEmpty() && parts[2].length() == IV && parts[4].length() == TAG;
  }
}

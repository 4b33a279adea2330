package org.tongban.core.seal;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Arrays;
import java.util.Base64;

/**
 * A compact JWS taken apart and not yet verified. The library's own parser decodes in constant
 * time, as secrets want it; what is signed here goes over the wire, and a fifth of an exchange went
 * there.
 */
final class ReadJws {
  private final JWSHeader header;
  private final byte[] signingInput;
  private final String payload;
  private final Base64URL signature;

  private ReadJws(JWSHeader header, byte[] signingInput, String payload, Base64URL signature) {
    this.header = header;
    this.signingInput = signingInput;
    this.payload = payload;
    this.signature = signature;
  }

  /**
   * Takes it apart.
   *
   * @throws NotSealedException when it is not of the compact form with each part in its only
   *     spelling, the header can't be read, or the signature is missing
   */
  static ReadJws of(byte[] wire) throws NotSealedException {
    if (CompactForm.parts(wire) != CompactForm.JWS_PARTS) {
      throw new NotSealedException("not a compact JWS");
    }
    var text = CompactForm.text(wire);
    if (!CompactForm.isCanonical(text)) {
      throw new NotSealedException("a part is not in its only spelling");
    }
    var first = text.indexOf('.');
    var last = text.lastIndexOf('.');
    if (last == text.length() - 1) {
      throw new NotSealedException("no signature");
    }
    var head = text.substring(0, first);
    var json = new String(Base64.getUrlDecoder().decode(head), StandardCharsets.UTF_8);
    return new ReadJws(
        header(json, new Base64URL(head)),
        Arrays.copyOf(wire, last),
        text.substring(first + 1, last),
        new Base64URL(text.substring(last + 1)));
  }

  private static JWSHeader header(String json, Base64URL as) throws NotSealedException {
    try {
      return JWSHeader.parse(json, as);
    } catch (ParseException e) {
      throw new NotSealedException("the header can't be read");
    }
  }

  JWSHeader header() {
    return header;
  }

  /** What the signature is over (RFC 7515 §5.1). */
  byte[] signingInput() {
    return signingInput;
  }

  Base64URL signature() {
    return signature;
  }

  /** {@code x5t#S256} of the signer's certificate. */
  String thumbprint() {
    return header.getX509CertSHA256Thumbprint().toString();
  }

  byte[] payload() {
    return Base64.getUrlDecoder().decode(payload);
  }
}

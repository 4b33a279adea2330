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
   * @param wire of the compact form, each part in its only spelling
   * @throws ParseException when the header can't be read, or the signature is missing
   */
  static ReadJws of(byte[] wire) throws ParseException {
    var text = CompactForm.text(wire);
    var first = text.indexOf('.');
    var last = text.lastIndexOf('.');
    if (last == text.length() - 1) {
      throw new ParseException("no signature", last);
    }
    var head = text.substring(0, first);
    var json = new String(Base64.getUrlDecoder().decode(head), StandardCharsets.UTF_8);
    return new ReadJws(
        JWSHeader.parse(json, new Base64URL(head)),
        Arrays.copyOf(wire, last),
        text.substring(first + 1, last),
        new Base64URL(text.substring(last + 1)));
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

package org.tongban.harness.forge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Optional;
import org.tongban.core.directory.CertificateReader;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.Digest;
import org.tongban.core.message.StrictJson;

/**
 * A compact JWS taken apart, believed or not: who reads it decides what to make of it.
 *
 * @param bytes as they were
 */
public record ReadMessage(byte[] bytes, ObjectNode header, ObjectNode claims) {
  /** Three parts of base64url of which the first two are JSON objects; empty for anything else. */
  public static Optional<ReadMessage> of(byte[] bytes) {
    var parts = new String(bytes, StandardCharsets.ISO_8859_1).split("\\.", -1);
    if (parts.length != 3) {
      return Optional.empty();
    }
    try {
      return object(parts[0])
          .flatMap(
              header -> object(parts[1]).map(claims -> new ReadMessage(bytes, header, claims)));
    } catch (IllegalArgumentException e) {
      // no base64url, no JSON
      return Optional.empty();
    }
  }

  private static Optional<ObjectNode> object(String part) {
    JsonNode node = StrictJson.parse(Base64.getUrlDecoder().decode(part));
    return node.isObject() ? Optional.of((ObjectNode) node) : Optional.empty();
  }

  /** Whether the certificate's key made the signature, in the algorithm of its curve. */
  public boolean verifies(X509Certificate certificate) {
    var suite = CertificateReader.suite(certificate);
    return suite.isPresent() && suite.equals(suite()) && isSignedBy(bytes, certificate);
  }

  /** Whether the last part is that key's signature of the others, whatever the header says. */
  public static boolean isSignedBy(byte[] wire, X509Certificate certificate) {
    var text = new String(wire, StandardCharsets.ISO_8859_1);
    var border = text.lastIndexOf('.');
    if (border < 0) {
      return false;
    }
    var input = Forgery.ascii(text.substring(0, border));
    try {
      var plain = Base64.getUrlDecoder().decode(text.substring(border + 1));
      return RawSignature.verifies(certificate, input, plain);
    } catch (IllegalArgumentException e) {
      // no signature at all
      return false;
    }
  }

  /** The suite that the header claims; proves nothing. */
  public Optional<Suite> suite() {
    return switch (header.path("alg").asText()) {
      case "ES256" -> Optional.of(Suite.ES256);
      case Sm2Raw.ALGORITHM -> Optional.of(Suite.SM2);
      default -> Optional.empty();
    };
  }

  public Digest digest() {
    return Digest.sha256(bytes);
  }

  /** A claim as text; empty where it is absent or no text. */
  public String text(String claim) {
    var value = claims.path(claim).textValue();
    return value == null ? "" : value;
  }
}

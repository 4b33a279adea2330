package org.tongban.it.federation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.function.Consumer;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.StrictJson;
import org.tongban.harness.forge.RawKeys;
import org.tongban.node.demo.register.KnownPerson;
import org.tongban.node.demo.register.Region;

/**
 * A message made by hand with the JDK's cryptography (RFC 7515 §5.1, RFC 7518 §3.4), so that the
 * node's own code neither helps nor hinders a forger.
 */
public final class Jws {
  private static final String ES256 = "SHA256withECDSAinP1363Format";

  private final ObjectNode header = JsonNodeFactory.instance.objectNode();
  private final ObjectNode claims = JsonNodeFactory.instance.objectNode();

  /** An ask that the node would answer, to be signed with the asking member's key. */
  public static Jws ask(Region from, Region to, KnownPerson person, RawKeys signer) {
    var now = Instant.now().getEpochSecond();
    var jws = new Jws();
    jws.header.put("alg", "ES256").put("typ", "tongban-ask+jwt");
    jws.header.put("x5t#S256", signer.thumbprint());
    jws.claims.put("jti", MessageId.next().toString());
    jws.claims.put("iss", from.code()).put("aud", to.code());
    jws.claims.put("iat", now).put("exp", now + 60);
    jws.claims.put("svc", "assistance.status").put("ver", "1.0");
    jws.claims.put("purpose", "ASSISTANCE_REVIEW");
    jws.claims.putObject("basis").put("type", "STATUTE").put("ref", "社会救助暂行办法 第五十八条");
    jws.claims
        .putObject("actor")
        .put("system", "clerk")
        .put("unit", "civil-affairs")
        .put("operator", "clerk-1");
    jws.claims
        .putObject("body")
        .putObject("subject")
        .put("idNumber", person.idNumber())
        .put("name", person.name());
    return jws;
  }

  /** Changes the header before signing. */
  public Jws header(Consumer<ObjectNode> change) {
    change.accept(header);
    return this;
  }

  /** Changes the claims before signing. */
  public Jws claims(Consumer<ObjectNode> change) {
    change.accept(claims);
    return this;
  }

  public MessageId id() {
    return MessageId.parse(claims.get("jti").asText());
  }

  /** Signs with this key, whoever the header names. */
  public byte[] sign(RawKeys signer) {
    try {
      var signature = Signature.getInstance(ES256);
      signature.initSign(signer.key());
      signature.update(ascii(signingInput()));
      return ascii(signingInput() + "." + encode(signature.sign()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Leaves the signature empty. */
  public byte[] unsigned() {
    return ascii(signingInput() + ".");
  }

  private String signingInput() {
    return encode(StrictJson.write(header)) + "." + encode(StrictJson.write(claims));
  }

  /** The claims of a message whose signature verifies with this key. */
  public static JsonNode verified(byte[] wire, PublicKey key) {
    var parts = new String(wire, StandardCharsets.US_ASCII).split("\\.", -1);
    try {
      var signature = Signature.getInstance(ES256);
      signature.initVerify(key);
      signature.update(ascii(parts[0] + "." + parts[1]));
      if (parts.length != 3 || !signature.verify(Base64.getUrlDecoder().decode(parts[2]))) {
        throw new AssertionError("the signature does not verify");
      }
    } catch (GeneralSecurityException e) {
      throw new AssertionError("the signature can't be verified", e);
    }
    return StrictJson.parse(Base64.getUrlDecoder().decode(parts[1]));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}

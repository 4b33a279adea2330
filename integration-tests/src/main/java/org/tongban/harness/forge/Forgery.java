package org.tongban.harness.forge;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.function.Consumer;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.StrictJson;

/**
 * A signed message made by hand (RFC 7515 §5.1, RFC 7518 §3.4): each part of it can be changed
 * before it is signed, and it can be signed by anybody.
 */
public final class Forgery {
  private final ObjectNode header;
  private final ObjectNode claims;

  private Forgery(ObjectNode header, ObjectNode claims) {
    this.header = header;
    this.claims = claims;
  }

  /**
   * A message without claims, with the header that the key's owner would write.
   *
   * @param type such as {@code tongban-ask+jwt}
   */
  public static Forgery of(String type, RawKeys signer) {
    var header = JsonNodeFactory.instance.objectNode();
    header.put("alg", signer.suite() == Suite.SM2 ? Sm2Raw.ALGORITHM : "ES256");
    header.put("typ", type).put("x5t#S256", signer.thumbprint());
    return new Forgery(header, JsonNodeFactory.instance.objectNode());
  }

  /** The same message as another says it. */
  public static Forgery of(ReadMessage message) {
    return new Forgery(message.header().deepCopy(), message.claims().deepCopy());
  }

  /** Changes the header before signing. */
  public Forgery header(Consumer<ObjectNode> change) {
    change.accept(header);
    return this;
  }

  /** Changes the claims before signing. */
  public Forgery claims(Consumer<ObjectNode> change) {
    change.accept(claims);
    return this;
  }

  /** What the claims are now. */
  public ObjectNode claims() {
    return claims;
  }

  /** Signs with this key, whoever the header names. */
  public byte[] sign(RawKeys signer) {
    return sign(StrictJson.write(header), StrictJson.write(claims), signer);
  }

  /** Signs these bytes as the payload, whether they are JSON or not. */
  public byte[] sign(byte[] payload, RawKeys signer) {
    return sign(StrictJson.write(header), payload, signer);
  }

  /** Signs these bytes as header and payload, whatever they are. */
  public static byte[] sign(byte[] header, byte[] payload, RawKeys signer) {
    Objects.requireNonNull(signer, "signer");
    var input = encode(header) + "." + encode(payload);
    return ascii(input + "." + encode(RawSignature.sign(signer, ascii(input))));
  }

  /** Leaves the signature empty. */
  public byte[] unsigned() {
    return ascii(input() + ".");
  }

  /** Puts these bytes in the place of the signature. */
  public byte[] signature(byte[] bytes) {
    return ascii(input() + "." + encode(bytes));
  }

  /** What is signed. */
  public byte[] signingInput() {
    return ascii(input());
  }

  /** Header and claims as they will be signed. */
  public byte[] headerBytes() {
    return StrictJson.write(header);
  }

  /** The claims as they will be signed. */
  public byte[] payload() {
    return StrictJson.write(claims);
  }

  private String input() {
    return encode(StrictJson.write(header)) + "." + encode(StrictJson.write(claims));
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}

package org.tongban.harness.forge;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertificateEncodingException;
import java.security.interfaces.ECPublicKey;
import java.util.Base64;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.tongban.core.directory.Suite;

/**
 * Asks that are no asks: each would be answered, were it not for one thing. They are thrown at our
 * own nodes by the tests and at anybody's by the conformance kit.
 */
public enum Attack {
  SIGNATURE_FLIPPED(g -> flipped(g.fresh().sign(g.sign()), 2)),
  PAYLOAD_FLIPPED(g -> swapped(g)),
  SIGNATURE_EMPTY(g -> g.fresh().unsigned()),
  SIGNATURE_OF_ZEROS(g -> g.fresh().signature(new byte[64])),
  SIGNATURE_IN_DER(Attack::der),
  SIGNED_BY_ANOTHER_KEY(g -> g.fresh().sign(g.tls())),
  SIGNED_WITH_THE_KEY_FOR_TLS(
      g ->
          g.fresh()
              .header(h -> h.put("alg", "ES256").put("x5t#S256", g.tls().thumbprint()))
              .sign(g.tls())),
  ALG_NONE(g -> g.fresh().header(h -> h.put("alg", "none")).unsigned()),
  ALG_HMAC(Attack::hmac),
  ALG_OF_ANOTHER_SUITE(header(h -> h.put("alg", other(h.path("alg").asText())))),
  KEY_EMBEDDED(g -> g.fresh().header(h -> h.set("jwk", jwk(g.tls()))).sign(g.tls())),
  CERTIFICATE_EMBEDDED(
      g -> g.fresh().header(h -> h.putArray("x5c").add(x5c(g.tls()))).sign(g.tls())),
  KEY_ADDRESS_EMBEDDED(header(h -> h.put("jku", "https://127.0.0.1:9/keys"))),
  KEY_ID_ADDED(header(h -> h.put("kid", "1"))),
  CRITICAL_HEADER(header(h -> h.putArray("crit").add("exp"))),
  TYPE_OF_AN_ANSWER(header(h -> h.put("typ", "tongban-answer+jwt"))),
  TYPE_MISSING(header(h -> h.remove("typ"))),
  CERTIFICATE_MISSING(header(h -> h.remove("x5t#S256"))),
  CERTIFICATE_UNKNOWN(header(h -> h.put("x5t#S256", "A".repeat(43)))),
  HEADER_NAME_TWICE(
      g ->
          Forgery.sign(
              twice(g.fresh().headerBytes(), "\"typ\":\"tongban-answer+jwt\""),
              g.fresh().payload(),
              g.sign())),
  CLAIM_NAME_TWICE(
      g -> {
        var ask = g.fresh();
        return ask.sign(twice(ask.payload(), "\"purpose\":\"NONE\""), g.sign());
      }),
  CLAIM_UNKNOWN(claims(c -> c.put("admin", true))),
  CLAIM_MISSING(claims(c -> c.remove("purpose"))),
  CLAIM_OF_ANOTHER_TYPE(claims(c -> c.put("iat", c.path("iat").asText()))),
  ID_OF_ANOTHER_FORM(claims(c -> c.put("jti", "5e1f8d5c-6f0c-4d9e-9f5b-0f7f6f1a2b3c"))),
  PAYLOAD_NO_OBJECT(g -> g.fresh().sign("[]".getBytes(StandardCharsets.UTF_8), g.sign())),
  PAYLOAD_WITH_SOMETHING_BEHIND(
      g -> {
        var ask = g.fresh();
        return ask.sign(joined(ask.payload(), "{}"), g.sign());
      }),
  PAYLOAD_NO_UTF_8(
      g -> {
        // of UTF-8, the byte e9 is the beginning of a character only
        var ask = g.fresh().claims(c -> c.put("case", "\u00e9"));
        var text = new String(ask.payload(), StandardCharsets.UTF_8);
        return ask.sign(text.getBytes(StandardCharsets.ISO_8859_1), g.sign());
      }),
  NESTED_DEEP(claims(c -> c.set("body", deep()))),
  NEWLINE_BEHIND(g -> joined(g.fresh().sign(g.sign()), "\n")),
  PADDED(g -> joined(g.fresh().sign(g.sign()), "==")),
  SPELT_OTHERWISE(g -> respelt(g.fresh().sign(g.sign()))),
  NOTHING(g -> new byte[0]),
  GARBAGE(g -> Forgery.ascii("\u0000\u0001 garbage \n")),
  THREE_EMPTY_PARTS(g -> Forgery.ascii("..")),
  MEMBER_IN_LOOK_ALIKE_DIGITS(claims(c -> c.put("iss", wide(c.path("iss").asText())))),
  PATH_AS_SERVICE(claims(c -> c.put("svc", "assistance.status/../../certs")));

  private final Function<Ground, byte[]> maker;

  Attack(Function<Ground, byte[]> maker) {
    this.maker = maker;
  }

  /** Its bytes. */
  public byte[] make(Ground ground) {
    return maker.apply(ground);
  }

  private static Function<Ground, byte[]> header(Consumer<ObjectNode> change) {
    return ground -> ground.fresh().header(change).sign(ground.sign());
  }

  private static Function<Ground, byte[]> claims(Consumer<ObjectNode> change) {
    return ground -> ground.fresh().claims(change).sign(ground.sign());
  }

  /** The signature of one ask under the claims of another. */
  private static byte[] swapped(Ground ground) {
    var one = new String(ground.fresh().sign(ground.sign()), StandardCharsets.US_ASCII);
    var other = ground.fresh().signingInput();
    return joined(other, one.substring(one.lastIndexOf('.')));
  }

  /** Flips the lowest bit of a letter in the middle of a part. */
  public static byte[] flipped(byte[] wire, int part) {
    var parts = new String(wire, StandardCharsets.US_ASCII).split("\\.", -1);
    var at = parts[part].length() / 2;
    for (var i = 0; i < part; i++) {
      at += parts[i].length() + 1;
    }
    var copy = wire.clone();
    copy[at] ^= 1;
    return copy;
  }

  /** The last letter carries bits that mean nothing; another letter says the same. */
  private static byte[] respelt(byte[] wire) {
    var alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    var copy = wire.clone();
    var last = copy.length - 1;
    copy[last] = (byte) alphabet.charAt(alphabet.indexOf(copy[last]) | 1);
    return copy;
  }

  private static byte[] hmac(Ground ground) {
    var forged = ground.fresh().header(h -> h.put("alg", "HS256"));
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(ground.sign().certificate().getPublicKey().getEncoded(), "HMAC"));
      return forged.signature(mac.doFinal(forged.signingInput()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** As X9.62 writes it, which JOSE does not. */
  private static byte[] der(Ground ground) {
    var ask = ground.fresh();
    try {
      var signature =
          ground.sign().suite() == Suite.SM2
              ? Sm2Raw.signature()
              : Signature.getInstance("SHA256withECDSA");
      signature.initSign(ground.sign().key());
      signature.update(ask.signingInput());
      return ask.signature(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String other(String algorithm) {
    return algorithm.equals("ES256") ? Sm2Raw.ALGORITHM : "ES256";
  }

  private static ObjectNode jwk(RawKeys keys) {
    var point = ((ECPublicKey) keys.certificate().getPublicKey()).getW();
    return JsonNodeFactory.instance
        .objectNode()
        .put("kty", "EC")
        .put("crv", "P-256")
        .put("x", coordinate(point.getAffineX()))
        .put("y", coordinate(point.getAffineY()));
  }

  private static String coordinate(BigInteger value) {
    return Forgery.encode(value.toByteArray());
  }

  private static String x5c(RawKeys keys) {
    try {
      return Base64.getEncoder().encodeToString(keys.certificate().getEncoded());
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] twice(byte[] object, String member) {
    var text = new String(object, StandardCharsets.UTF_8);
    return ("{" + member + "," + text.substring(1)).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] joined(byte[] wire, String behind) {
    return (new String(wire, StandardCharsets.ISO_8859_1) + behind)
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private static ObjectNode deep() {
    var root = JsonNodeFactory.instance.objectNode();
    var inner = root;
    for (int i = 0; i < 100; i++) {
      inner = inner.putObject("a");
    }
    return root;
  }

  private static String wide(String digits) {
    var wide = new StringBuilder();
    digits.chars().forEach(digit -> wide.append((char) (digit - '0' + '\uff10')));
    return wide.toString();
  }
}

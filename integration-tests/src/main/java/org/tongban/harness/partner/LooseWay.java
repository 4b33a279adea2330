package org.tongban.harness.partner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tongban.core.directory.CertifiedKey;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.Digest;
import org.tongban.core.message.MemberCode;
import org.tongban.core.refusal.Reason;
import org.tongban.harness.forge.Forgery;
import org.tongban.harness.forge.RawEncryption;
import org.tongban.harness.forge.ReadMessage;

/**
 * A message with its way as careless eyes see it: taken apart, and nothing of it believed or
 * doubted. For regions that are wrong on purpose.
 *
 * @param hops the statements, the asker's first
 */
record LooseWay(Trade trade, List<String> hops, String sealed) {
  private static final String SEPARATOR = "~";

  LooseWay {
    hops = List.copyOf(hops);
  }

  static LooseWay of(Trade trade, byte[] wire) {
    var parts = Arrays.asList(new String(wire, StandardCharsets.ISO_8859_1).split(SEPARATOR, -1));
    var last = parts.size() - 1;
    return new LooseWay(trade, parts.subList(0, last), parts.get(last));
  }

  /** Whether there is a way at all, and something that could be encrypted at its end. */
  boolean carries() {
    return !hops.isEmpty() && RawEncryption.is(bytes(sealed));
  }

  /** What the statement says; nothing where it can't be read. */
  ObjectNode claims(int hop) {
    return look(hop).claims();
  }

  private Look look(int hop) {
    var bytes = bytes(hops.get(hop));
    return Look.at(trade, trade.self(), Reason.ENVELOPE_MALFORMED, bytes, false);
  }

  /** Whether the key that the statement names has signed it. */
  boolean isSigned(int hop) {
    return owned(look(hop).header())
        .filter(key -> ReadMessage.isSignedBy(bytes(hops.get(hop)), key.certificate()))
        .isPresent();
  }

  /** Whether the statement follows the one before it. */
  boolean follows(int hop) {
    return is(claims(hop).path("previous"), hops.get(hop - 1));
  }

  /** Whether the statement is about the sealed bytes. */
  boolean isAboutSealed(int hop) {
    return is(claims(hop).path("sealed"), sealed);
  }

  private static boolean is(JsonNode digest, String of) {
    return digest.path("value").asText().equals(Digest.sha256(bytes(of)).value());
  }

  /** To whom it is sealed, by the key that its header names. */
  Optional<MemberCode> recipient() {
    return owned(RawEncryption.header(bytes(sealed))).map(CertifiedKey::owner);
  }

  private Optional<CertifiedKey> owned(JsonNode header) {
    var thumbprint = header.path("x5t#S256").asText();
    return trade.directory().get().directory().byThumbprint(thumbprint);
  }

  /** The ask inside, whoever has signed it; empty where it is sealed to somebody else. */
  Optional<Heard> heard(Reason reason) {
    return EncryptionFaults.decrypted(bytes(sealed), trade)
        .map(inside -> Look.at(trade, issuer(inside, reason), reason, inside, true).heard());
  }

  private MemberCode issuer(byte[] inside, Reason reason) {
    var claims = Look.at(trade, trade.self(), reason, inside, true).claims();
    return new MemberCode(claims.path("iss").asText());
  }

  /** The same way with something else at its end. */
  LooseWay with(byte[] otherwise) {
    return new LooseWay(trade, hops, new String(otherwise, StandardCharsets.ISO_8859_1));
  }

  /** With the region's own statement that it hands it to that member. */
  LooseWay handed(MemberCode to) {
    var key = trade.raw(KeyUse.SIGN, Suite.ES256);
    var hop =
        Forgery.of("tongban-hop+jwt", key)
            .claims(claims -> claims.setAll(claims(0)))
            .claims(
                claims -> {
                  claims.put("iss", trade.self().value()).put("aud", to.value());
                  claims.put("iat", trade.clock().instant().getEpochSecond());
                  digest(claims.putObject("sealed"), sealed);
                  digest(claims.putObject("previous"), hops.get(hops.size() - 1));
                })
            .sign(key);
    var more = new ArrayList<>(hops);
    more.add(new String(hop, StandardCharsets.US_ASCII));
    return new LooseWay(trade, more, sealed);
  }

  private static void digest(ObjectNode claim, String of) {
    var digest = Digest.sha256(bytes(of));
    claim.put("alg", digest.alg()).put("value", digest.value());
  }

  /** What goes over the wire. */
  byte[] wire() {
    var all = new ArrayList<>(hops);
    all.add(sealed);
    return bytes(String.join(SEPARATOR, all));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}

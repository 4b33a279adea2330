package org.tongban.harness.partner;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.Actor;
import org.tongban.core.message.Ask;
import org.tongban.core.message.Basis;
import org.tongban.core.message.BasisType;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.Purpose;
import org.tongban.core.message.ServiceId;
import org.tongban.core.message.ServiceVersion;
import org.tongban.core.message.Validity;
import org.tongban.core.refusal.Reason;
import org.tongban.harness.forge.ReadMessage;

/**
 * A message that was rightly not believed, as careless eyes see it: whatever can be read is taken,
 * and what can't is made up. For regions that are wrong on purpose.
 *
 * @param reason why it was not believed
 * @param wire as it came, or what was encrypted in it
 */
record Look(
    Trade trade,
    MemberCode from,
    Reason reason,
    byte[] wire,
    boolean encrypted,
    String headerText,
    String payloadText,
    String signature) {
  private static final ObjectMapper LENIENT = new ObjectMapper();

  static Look at(Trade trade, MemberCode from, Reason reason, byte[] wire, boolean encrypted) {
    var parts = new String(wire, StandardCharsets.ISO_8859_1).split("\\.", -1);
    return new Look(
        trade,
        from,
        reason,
        wire,
        encrypted,
        text(parts[0]),
        text(parts.length > 1 ? parts[1] : ""),
        parts.length > 2 ? parts[2] : "");
  }

  private static String text(String part) {
    return new String(decoded(part), StandardCharsets.UTF_8);
  }

  private static byte[] decoded(String part) {
    try {
      return Base64.getUrlDecoder().decode(part.strip());
    } catch (IllegalArgumentException e) {
      // no base64url
      return new byte[0];
    }
  }

  ObjectNode header() {
    return object(headerText);
  }

  ObjectNode claims() {
    return object(payloadText);
  }

  private static ObjectNode object(String text) {
    try {
      return LENIENT.readTree(text) instanceof ObjectNode object
          ? object
          : JsonNodeFactory.instance.objectNode();
    } catch (JsonProcessingException e) {
      // no JSON either
      return JsonNodeFactory.instance.objectNode();
    }
  }

  byte[] plainSignature() {
    return decoded(signature);
  }

  /** Whether one of the sender's own keys for that use made the signature. */
  boolean isSignedWith(KeyUse use) {
    return isSigned(wire, use);
  }

  boolean isSigned(byte[] bytes, KeyUse use) {
    return trade.directory().get().directory().member(from).stream()
        .flatMap(member -> member.keys(use, trade.clock().instant()).stream())
        .anyMatch(key -> ReadMessage.isSignedBy(bytes, key.certificate()));
  }

  /** Whether nothing is wrong with the signature. */
  boolean signed() {
    return isSignedWith(KeyUse.SIGN);
  }

  boolean isText(String claim) {
    return claims().path(claim).isTextual();
  }

  /** What it is taken for. */
  Heard heard() {
    var claims = claims();
    var begins = moment(claims, "iat").orElse(trade.clock().instant());
    var ends = moment(claims, "exp").filter(begins::isBefore).orElse(begins.plusSeconds(60));
    var ask =
        new Ask(
            or(() -> MessageId.parse(claims.path("jti").asText()), MessageId.next()),
            from,
            trade.self(),
            new Validity(begins, ends),
            or(() -> new ServiceId(claims.path("svc").asText()), new ServiceId("no.service")),
            or(() -> ServiceVersion.parse(claims.path("ver").asText()), new ServiceVersion(1, 0)),
            or(() -> new Purpose(claims.path("purpose").asText()), contractPurpose(claims)),
            new Basis(
                or(() -> BasisType.valueOf(claims.at("/basis/type").asText()), BasisType.STATUTE),
                claims.at("/basis/ref").asText("none"),
                Optional.empty()),
            Optional.empty(),
            new Actor("system", "unit", "operator"),
            Optional.empty(),
            claims.path("body").isObject()
                ? claims.path("body")
                : JsonNodeFactory.instance.objectNode());
    return Heard.wrongly(ask, wire, suite(), encrypted);
  }

  private Suite suite() {
    return header().path("alg").asText().startsWith("urn") && signatureIsOf(Suite.SM2)
        ? Suite.SM2
        : Suite.ES256;
  }

  private boolean signatureIsOf(Suite suite) {
    return trade
        .key(from, KeyUse.SIGN, suite)
        .filter(key -> ReadMessage.isSignedBy(wire, key.certificate()))
        .isPresent();
  }

  /** Any purpose that would do. */
  private Purpose contractPurpose(ObjectNode claims) {
    var service = or(() -> new ServiceId(claims.path("svc").asText()), new ServiceId("no.service"));
    return trade
        .catalogue()
        .newest(service)
        .flatMap(
            contract ->
                contract.purposes().keySet().stream()
                    .sorted(java.util.Comparator.comparing(Purpose::code))
                    .findFirst())
        .orElse(new Purpose("NONE"));
  }

  private static Optional<Instant> moment(JsonNode claims, String name) {
    var seconds = claims.path(name).asLong(0);
    return seconds == 0 ? Optional.empty() : Optional.of(Instant.ofEpochSecond(seconds));
  }

  /** Something that may break the form of its type. */
  @FunctionalInterface
  private interface Reading<T> {
    T read();
  }

  private static <T> T or(Reading<T> reading, T otherwise) {
    try {
      return reading.read();
    } catch (IllegalArgumentException e) {
      // careless eyes see what they like
      return otherwise;
    }
  }
}

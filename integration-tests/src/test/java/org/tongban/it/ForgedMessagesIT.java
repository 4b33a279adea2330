package org.tongban.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;
import static org.tongban.node.demo.register.Region.JIASHAN;
import static org.tongban.node.demo.register.Region.QINGPU;
import static org.tongban.node.demo.register.Region.WUJIANG;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.ECPublicKey;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tongban.core.message.Digest;
import org.tongban.harness.forge.RawKeys;
import org.tongban.it.federation.Entry;
import org.tongban.it.federation.Federation;
import org.tongban.it.federation.Jws;
import org.tongban.it.federation.Reply;
import org.tongban.it.federation.Wish;
import org.tongban.it.federation.WithFederation;
import org.tongban.node.demo.register.KnownPeople;
import org.tongban.node.demo.register.KnownPerson;
import org.tongban.node.demo.register.Region;

/**
 * A member of the federation with a real TLS key sends 吴江 what it shouldn't. Each message gets a
 * signed refusal, leaves its trace in the journal, and reaches no register.
 */
@WithFederation
class ForgedMessagesIT {
  private static final KnownPerson PERSON = KnownPeople.ASSISTED.in(WUJIANG);
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final Federation federation;

  ForgedMessagesIT(Federation federation) {
    this.federation = federation;
  }

  /** Makes the bytes of an attack out of the keys that the attacker has. */
  @FunctionalInterface
  interface Attack extends Function<Federation, byte[]> {}

  static Stream<Arguments> unbelievable() {
    return Stream.concat(
        Stream.of(
            attack("expired", claims(c -> shift(c, -3600)), "too-old"),
            attack("dated in the future", claims(c -> shift(c, 3600)), "not-yet-valid"),
            attack(
                "valid for a day",
                claims(c -> c.put("exp", c.get("iat").asLong() + 86_400)),
                "too-old"),
            attack("ends before it begins", claims(c -> c.put("exp", 1)), "envelope-malformed"),
            attack(
                "addressed to another member",
                claims(c -> c.put("aud", "330421")),
                "not-for-this-node"),
            attack(
                "names another member as issuer",
                claims(c -> c.put("iss", "330421")),
                "signature-invalid"),
            attack(
                "signed by another member than delivers it",
                f -> ask(f, JIASHAN).sign(f.keys(JIASHAN, "sign")),
                "not-from-this-peer"),
            attack(
                "signed with another key than the header names",
                f -> ask(f, QINGPU).sign(f.keys(JIASHAN, "sign")),
                "signature-invalid"),
            attack(
                "signed with the key for TLS",
                f ->
                    Jws.ask(QINGPU, WUJIANG, PERSON, f.keys(QINGPU, "tls"))
                        .sign(f.keys(QINGPU, "tls")),
                "signature-invalid"),
            attack(
                "certificate that isn't in the directory",
                header(h -> h.put("x5t#S256", "A".repeat(43))),
                "signature-invalid"),
            attack("no certificate named", header(h -> h.remove("x5t#S256")), "envelope-malformed"),
            attack(
                "algorithm none",
                f -> ask(f, QINGPU).header(h -> h.put("alg", "none")).unsigned(),
                "envelope-malformed"),
            attack("symmetric algorithm", header(h -> h.put("alg", "HS256")), "envelope-malformed"),
            attack("no signature", f -> ask(f, QINGPU).unsigned(), "envelope-malformed"),
            attack(
                "type of an answer",
                header(h -> h.put("typ", "tongban-answer+jwt")),
                "envelope-malformed"),
            attack(
                "type of a receipt",
                header(h -> h.put("typ", "tongban-receipt+jwt")),
                "envelope-malformed"),
            attack("no type", header(h -> h.remove("typ")), "envelope-malformed"),
            attack("brings its own key", header(h -> h.putObject("jwk")), "envelope-malformed"),
            attack(
                "critical header",
                header(h -> h.putArray("crit").add("b64")),
                "envelope-malformed"),
            attack(
                "brings the forger's own key",
                f ->
                    ask(f, QINGPU)
                        .header(h -> h.set("jwk", jwk(f.keys(QINGPU, "tls"))))
                        .sign(f.keys(QINGPU, "tls")),
                "envelope-malformed"),
            attack(
                "signature of zeros",
                f -> signature(ask(f, QINGPU).unsigned(), new byte[64]),
                "signature-invalid"),
            attack(
                "code of a member in look-alike digits",
                claims(c -> c.put("iss", "３１０１１８")),
                "envelope-malformed"),
            attack(
                "path in the name of a service",
                claims(c -> c.put("svc", "assistance.status/../../certs")),
                "envelope-malformed"),
            attack(
                "address of a route in the name of a service",
                claims(c -> c.put("svc", "direct:lookup-assistance.status")),
                "envelope-malformed"),
            attack(
                "nested a hundred deep", claims(c -> c.set("body", deep())), "envelope-malformed"),
            attack("unknown claim", claims(c -> c.put("admin", true)), "envelope-malformed"),
            attack("no id", claims(c -> c.remove("jti")), "envelope-malformed"),
            attack(
                "identity as its id",
                claims(c -> c.put("jti", PERSON.idNumber())),
                "envelope-malformed"),
            attack(
                "name as the kind of basis",
                claims(c -> ((ObjectNode) c.get("basis")).put("type", PERSON.name())),
                "envelope-malformed"),
            attack(
                "name of an id's length as its id",
                claims(c -> c.put("jti", PERSON.name().repeat(12))),
                "envelope-malformed"),
            attack("no purpose", claims(c -> c.remove("purpose")), "envelope-malformed"),
            attack("garbage", f -> bytes("\u0000\u0001 garbage \n"), "envelope-malformed"),
            attack("three empty parts", f -> bytes(".."), "envelope-malformed"),
            attack("five empty parts", f -> bytes("...."), "envelope-malformed"),
            attack("empty", f -> new byte[0], "envelope-malformed"),
            attack("a megabyte and more", f -> bytes("A".repeat(1_200_000)), "request-too-large")),
        IntStream.range(0, 3)
            .mapToObj(
                part ->
                    argumentSet(
                        "one bit flipped in part " + (part + 1),
                        (Attack) f -> flip(ask(f, QINGPU).sign(f.keys(QINGPU, "sign")), part),
                        null)));
  }

  private static Arguments attack(String name, Attack attack, String reason) {
    return argumentSet(name, attack, reason);
  }

  private static Attack claims(Consumer<ObjectNode> change) {
    return f -> ask(f, QINGPU).claims(change).sign(f.keys(QINGPU, "sign"));
  }

  private static Attack header(Consumer<ObjectNode> change) {
    return f -> ask(f, QINGPU).header(change).sign(f.keys(QINGPU, "sign"));
  }

  private static Jws ask(Federation federation, Region from) {
    return Jws.ask(from, WUJIANG, PERSON, federation.keys(from, "sign"));
  }

  private static void shift(ObjectNode claims, long seconds) {
    claims.put("iat", claims.get("iat").asLong() + seconds);
    claims.put("exp", claims.get("exp").asLong() + seconds);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static ObjectNode jwk(RawKeys keys) {
    var point = ((ECPublicKey) keys.certificate().getPublicKey()).getW();
    return JsonNodeFactory.instance
        .objectNode()
        .put("kty", "EC")
        .put("crv", "P-256")
        .put("x", BASE64.encodeToString(point.getAffineX().toByteArray()))
        .put("y", BASE64.encodeToString(point.getAffineY().toByteArray()));
  }

  private static byte[] signature(byte[] unsigned, byte[] signature) {
    return bytes(
        new String(unsigned, StandardCharsets.US_ASCII) + BASE64.encodeToString(signature));
  }

  private static ObjectNode deep() {
    var body = JsonNodeFactory.instance.objectNode();
    var inner = body;
    for (int i = 0; i < 100; i++) {
      inner = inner.putObject("a");
    }
    return body;
  }

  /** Flips the lowest bit of a letter in the middle of a part. */
  private static byte[] flip(byte[] wire, int part) {
    var parts = new String(wire, StandardCharsets.US_ASCII).split("\\.", -1);
    var at = parts[part].length() / 2;
    for (var i = 0; i < part; i++) {
      at += parts[i].length() + 1;
    }
    wire[at] ^= 1;
    return wire;
  }

  private JsonNode verified(Reply reply) {
    return Jws.verified(
        reply.bytes(), federation.keys(WUJIANG, "sign").certificate().getPublicKey());
  }

  /** What the node recorded since, but for what members themselves asked it meanwhile. */
  private List<Entry> since(long head) throws IOException {
    var genuine =
        Stream.of(QINGPU, JIASHAN)
            .flatMap(member -> federation.journal(member).after(0).stream())
            .filter(entry -> entry.kind().equals("ASK_SENT"))
            .map(Entry::exchange)
            .collect(Collectors.toSet());
    return federation.journal(WUJIANG).after(head).stream()
        .filter(entry -> entry.exchange().isEmpty() || !genuine.contains(entry.exchange()))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("unbelievable")
  void refusesWhatItCannotBelieve(Attack attack, String reason) throws IOException {
    // Given
    var wire = attack.apply(federation);
    var head = federation.journal(WUJIANG).head();
    var visits = federation.door().visits();

    // When
    var reply = federation.peer(QINGPU).post(federation.endpoint(WUJIANG), wire);

    // Then
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("Content-Type")).isEqualTo("application/jose");
    var no = verified(reply);
    assertThat(no.path("outcome").asText()).isEqualTo("REFUSED");
    assertThat(no.path("aud").asText()).isEqualTo("310118");
    assertThat(no.has("irt")).isFalse();
    assertThat(no.path("reason").asText()).isNotEqualTo("envelope-malformed");
    assertThat(no.toString()).doesNotContain(PERSON.idNumber(), PERSON.name());
    var entries = since(head);
    assertThat(entries).extracting(Entry::kind).containsExactly("MESSAGE_REJECTED", "REFUSAL_SENT");
    assertThat(entries.get(0).peer()).isEqualTo("310118");
    if (reason != null) {
      assertThat(entries.get(0).reason()).isEqualTo(reason);
    }
    if (wire.length < 1_000_000) {
      assertThat(entries.get(0).evidence()).isEqualTo(Digest.sha256(wire).value());
      assertThat(no.at("/ask/value").asText()).isEqualTo(Digest.sha256(wire).value());
    }
    assertThat(entries.get(1).evidence()).isEqualTo(Digest.sha256(reply.bytes()).value());
    assertThat(federation.door().visits()).isEqualTo(visits);
  }

  static Stream<Arguments> signedButWrong() {
    return Stream.of(
        argumentSet(
            "unknown service",
            (Attack) claims(c -> c.put("svc", "pension.status")),
            "catalogue-item-unknown"),
        argumentSet(
            "unknown version", (Attack) claims(c -> c.put("ver", "9.0")), "version-not-accepted"),
        argumentSet(
            "unknown purpose",
            (Attack) claims(c -> c.put("purpose", "CURIOSITY")),
            "purpose-not-allowed"),
        argumentSet(
            "wrong checksum",
            (Attack)
                claims(
                    c ->
                        ((ObjectNode) c.at("/body/subject")).put("idNumber", "320599197503130103")),
            "schema-violation"),
        argumentSet(
            "purpose that no rule permits",
            (Attack)
                claims(
                    c -> {
                      c.put("purpose", "CARE_ADMISSION");
                      ((ObjectNode) c.get("basis")).put("type", "AUTHORIZATION");
                    }),
            "not-permitted"));
  }

  @ParameterizedTest
  @MethodSource("signedButWrong")
  void refusesAGenuineAskThatItsOwnNodeShouldHaveStopped(Attack attack, String reason)
      throws IOException {
    // Given
    var wire = attack.apply(federation);
    var head = federation.journal(WUJIANG).head();
    var visits = federation.door().visits();

    // When
    var reply = federation.peer(QINGPU).post(federation.endpoint(WUJIANG), wire);

    // Then
    var no = verified(reply);
    assertThat(no.path("outcome").asText()).isEqualTo("REFUSED");
    assertThat(no.path("reason").asText()).isEqualTo(reason);
    assertThat(no.path("accepts").toString())
        .isEqualTo(reason.equals("version-not-accepted") ? "[\"1.0\"]" : "");
    assertThat(since(head))
        .extracting(Entry::brief)
        .containsExactly("MESSAGE_REJECTED " + reason, "REFUSAL_SENT REFUSED " + reason);
    assertThat(federation.door().visits()).isEqualTo(visits);
  }

  @Test
  void refusesAWrongContentType() throws IOException {
    // Given
    var wire = ask(federation, QINGPU).sign(federation.keys(QINGPU, "sign"));
    var head = federation.journal(WUJIANG).head();

    // When
    var reply =
        federation.peer(QINGPU).post(federation.endpoint(WUJIANG), wire, "application/json");

    // Then
    var no = verified(reply);
    assertThat(no.path("reason").asText()).isEqualTo("media-type-unsupported");
    assertThat(since(head))
        .extracting(Entry::kind)
        .containsExactly("MESSAGE_REJECTED", "REFUSAL_SENT");
  }

  @Test
  void refusesAnOpenAskForWhatIsAskedEncryptedOnly() throws IOException {
    // Given
    var elder = KnownPeople.ELDER.in(WUJIANG);
    var wire =
        Jws.ask(QINGPU, WUJIANG, elder, federation.keys(QINGPU, "sign"))
            .claims(c -> c.put("svc", "eldercare.assessment").put("purpose", "CARE_ADMISSION"))
            .claims(c -> ((ObjectNode) c.get("basis")).put("type", "AUTHORIZATION"))
            .sign(federation.keys(QINGPU, "sign"));

    // When
    var reply = federation.peer(QINGPU).post(federation.endpoint(WUJIANG), wire);

    // Then
    var no = verified(reply);
    assertThat(no.path("outcome").asText()).isEqualTo("REFUSED");
    assertThat(no.path("reason").asText()).isEqualTo("schema-violation");
    assertThat(no.has("body")).isFalse();
  }

  @Test
  void answersTheSameMessageWhenNothingIsForged() throws IOException {
    // Given
    var wire = ask(federation, QINGPU).sign(federation.keys(QINGPU, "sign"));

    // When
    var reply = federation.peer(QINGPU).post(federation.endpoint(WUJIANG), wire);

    // Then
    var answer = verified(reply);
    assertThat(answer.path("outcome").asText()).isEqualTo("POSITIVE");
    assertThat(answer.at("/ask/value").asText()).isEqualTo(Digest.sha256(wire).value());
  }

  @Test
  void refusesAnAskTakenFromAnotherNodesJournal() throws IOException {
    // Given
    var asked = federation.ask(JIASHAN, Wish.assistance("320509", PERSON));
    var stolen = federation.get(JIASHAN, "/api/v1/exchanges/" + asked.exchange() + "/ask").bytes();

    // When
    var reply = federation.peer(QINGPU).post(federation.endpoint(WUJIANG), stolen);

    // Then
    var no = verified(reply);
    assertThat(no.path("reason").asText()).isEqualTo("not-from-this-peer");
  }
}

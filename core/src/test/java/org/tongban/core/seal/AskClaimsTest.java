package org.tongban.core.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;
import static org.tongban.core.seal.Federation.ANSWERER;
import static org.tongban.core.seal.Federation.ASKER;
import static org.tongban.core.seal.Federation.CITIZEN;
import static org.tongban.core.seal.Refusals.refused;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.directory.Suite;
import org.tongban.core.refusal.Reason;

/** Payloads that the right member signed and that are no ask all the same. */
class AskClaimsTest {
  /** The suite under test; the same cases run again in the other. */
  Suite suite() {
    return Suite.ES256;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jti", "iss", "aud", "iat", "exp", "svc", "ver", "purpose", "basis", "actor", "body"
      })
  void aMissingClaimIsRefused(String claim) {
    // Given
    var claims = Federation.askClaims();
    claims.remove(claim);

    // When // Then
    refused(Reason.ENVELOPE_MALFORMED, () -> open(claims));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jti", "iss", "aud", "iat", "exp", "svc", "ver", "purpose", "basis", "actor", "body", "agr",
        "case"
      })
  void aClaimOfAnotherTypeIsRefused(String claim) {
    // When // Then
    refused(Reason.ENVELOPE_MALFORMED, () -> open(Federation.askClaims().putNull(claim)));
    refused(Reason.ENVELOPE_MALFORMED, () -> open(Federation.askClaims().put(claim, true)));
    refused(Reason.ENVELOPE_MALFORMED, () -> open(Federation.askClaims().put(claim, 1.5)));
    refused(Reason.ENVELOPE_MALFORMED, () -> open(array(claim)));
  }

  private static ObjectNode array(String claim) {
    var claims = Federation.askClaims();
    claims.putArray(claim).add(CITIZEN);
    return claims;
  }

  static Stream<Arguments> spoilt() {
    return Stream.of(
        spoilt("unknown claim", c -> c.put(CITIZEN, 1)),
        spoilt("not before", c -> c.put("nbf", 1)),
        spoilt("unknown in basis", c -> in(c, "basis").put(CITIZEN, 1)),
        spoilt("unknown in actor", c -> in(c, "actor").put(CITIZEN, 1)),
        spoilt("id no UUID", c -> c.put("jti", CITIZEN)),
        spoilt("id no UUID of the right length", c -> c.put("jti", CITIZEN + CITIZEN)),
        spoilt(
            "id with letters beyond g",
            c -> c.put("jti", "01930000-0000-7000-8000-zzzz" + "99199403")),
        spoilt(
            "id in capitals", c -> c.put("jti", c.path("jti").asText().toUpperCase(Locale.ROOT))),
        spoilt("id of version 4", c -> c.put("jti", "0b1f7c1e-2222-4333-8444-555555555555")),
        spoilt("issuer no code", c -> c.put("iss", CITIZEN)),
        spoilt("audience no code", c -> c.put("aud", CITIZEN)),
        spoilt("audience with a newline", c -> c.put("aud", "310118\n")),
        spoilt("time as text", c -> c.put("iat", "1795312800")),
        spoilt("time before 1970", c -> c.put("iat", -1)),
        spoilt("time beyond long", c -> c.put("exp", new java.math.BigInteger("9".repeat(30)))),
        spoilt("service", c -> c.put("svc", CITIZEN)),
        spoilt("version", c -> c.put("ver", CITIZEN)),
        spoilt("purpose", c -> c.put("purpose", CITIZEN)),
        spoilt("basis type", c -> in(c, "basis").put("type", CITIZEN)),
        spoilt("basis type in small letters", c -> in(c, "basis").put("type", "statute")),
        spoilt("basis without source", c -> in(c, "basis").put("ref", "")),
        spoilt("basis too long", c -> in(c, "basis").put("ref", "x".repeat(201))),
        spoilt("digest no object", c -> in(c, "basis").put("digest", CITIZEN)),
        spoilt("digest of other algorithm", c -> digest(c, "sha-1", "A".repeat(43))),
        spoilt("digest of other length", c -> digest(c, "sha-256", CITIZEN)),
        spoilt("actor without operator", c -> in(c, "actor").remove("operator")),
        spoilt("operator with a space", c -> in(c, "actor").put("operator", "Li Na " + CITIZEN)),
        spoilt("issuer in full-width digits", c -> c.put("iss", "３２０５０９")),
        spoilt("issuer in Arabic digits", c -> c.put("iss", "٣٢٠٥٠٩")),
        spoilt("issuer with a letter for a digit", c -> c.put("iss", "32O509")),
        spoilt("issuer with a joiner that nobody sees", c -> c.put("iss", "320509\u200d")),
        spoilt("audience in full-width digits", c -> c.put("aud", "３１０１１８")),
        spoilt("audience with a mark on a digit", c -> c.put("aud", "31011\u03068")),
        spoilt("service up the folders", c -> c.put("svc", "../../../etc/passwd")),
        spoilt("service with a folder", c -> c.put("svc", "assistance/status")),
        spoilt("service with a way back", c -> c.put("svc", "assistance.status/../../certs")),
        spoilt("service with an escape", c -> c.put("svc", "assistance.status%2f..")),
        spoilt("service with a backslash", c -> c.put("svc", "assistance.status\\..")),
        spoilt("service with a null", c -> c.put("svc", "assistance.status\u0000")),
        spoilt("service with two dots", c -> c.put("svc", "assistance..status")),
        spoilt("service with a full-width dot", c -> c.put("svc", "assistance．status")),
        spoilt("service as an address", c -> c.put("svc", "direct:lookup-assistance.status")),
        spoilt("service with parameters", c -> c.put("svc", "assistance.status?dataSource=x")),
        spoilt("version up the folders", c -> c.put("ver", "1.0/../..")),
        spoilt("agreement blank", c -> c.put("agr", " ")),
        spoilt("case too long", c -> c.put("case", "x".repeat(101))),
        spoilt("body no object", c -> c.put("body", CITIZEN)));
  }

  private static Arguments spoilt(String name, Consumer<ObjectNode> spoil) {
    return argumentSet(name, spoil);
  }

  private static ObjectNode in(ObjectNode claims, String name) {
    return (ObjectNode) claims.get(name);
  }

  private static void digest(ObjectNode claims, String alg, String value) {
    in(claims, "basis").putObject("digest").put("alg", alg).put("value", value);
  }

  @ParameterizedTest
  @MethodSource("spoilt")
  void aSpoiltClaimIsRefusedWithoutRepeatingIt(Consumer<ObjectNode> spoil) {
    // Given
    var claims = Federation.askClaims();
    spoil.accept(claims);

    // When // Then
    refused(Reason.ENVELOPE_MALFORMED, () -> open(claims));
  }

  static Stream<Arguments> texts() {
    var good = Federation.askClaims().toString();
    return Stream.of(
        text("empty", ""),
        text("no JSON", CITIZEN + "x"),
        text("array", "[" + good + "]"),
        text("two documents", good + good),
        text("claim twice", "{\"iss\":\"310118\"," + good.substring(1)),
        text("member of the body twice", good.replace("{\"idNumber\"", "{\"name\":1,\"idNumber\"")),
        text("too deep", good.replace("\"body\":{", "\"body\":{\"a\":" + deep(40) + ",")),
        text("deeper than a stack", deep(200_000)),
        text("comment", "/* */" + good),
        text("not a number", good.replace("\"body\":{", "\"body\":{\"a\":NaN,")),
        text("byte order mark", "\ufeff" + good));
  }

  private static String deep(int levels) {
    return "[".repeat(levels) + "]".repeat(levels);
  }

  private static Arguments text(String name, String text) {
    return argumentSet(name, text);
  }

  @ParameterizedTest
  @MethodSource("texts")
  void aPayloadThatIsNotOneStrictDocumentIsRefused(String text) {
    // When // Then
    refused(Reason.ENVELOPE_MALFORMED, () -> open(Forge.utf8(text)));
  }

  @Test
  void aPayloadInAnotherEncodingIsRefused() {
    // Given
    var text = Federation.askClaims().toString();

    // When // Then
    refused(Reason.ENVELOPE_MALFORMED, () -> open(text.getBytes(StandardCharsets.UTF_16LE)));
    refused(
        Reason.ENVELOPE_MALFORMED,
        () -> open(text.getBytes(java.nio.charset.Charset.forName("GB18030"))));
  }

  static Stream<Arguments> noUtf8() {
    return Stream.of(
        bytes("a byte that begins nothing", 0xff),
        bytes("a continuation alone", 0x80),
        bytes("a beginning without an end", 0xc3),
        bytes("a slash in two bytes", 0xc0, 0xaf),
        bytes("a null in two bytes", 0xc0, 0x80),
        bytes("half of a pair", 0xed, 0xa0, 0x80),
        bytes("beyond the last character", 0xf4, 0x90, 0x80, 0x80));
  }

  private static Arguments bytes(String name, int... bytes) {
    return argumentSet(name, bytes);
  }

  @ParameterizedTest
  @MethodSource("noUtf8")
  void bytesThatAreNoUtf8AreRefused(int[] bytes) {
    // Given
    var text = Federation.askClaims().put("case", "@").toString();
    var payload = new ByteArrayOutputStream();
    for (var b : Forge.utf8(text)) {
      if (b == '@') {
        IntStream.of(bytes).forEach(payload::write);
      } else {
        payload.write(b);
      }
    }

    // When // Then
    refused(Reason.ENVELOPE_MALFORMED, () -> open(payload.toByteArray()));
  }

  @Test
  void optionalClaimsAreRead() {
    // Given
    var claims = Federation.askClaims().put("agr", "care-2026").put("case", "2026-17");
    digest(claims, "sha-256", "A".repeat(43));

    // When
    var ask = open(claims).ask();

    // Then
    assertThat(ask.agreement()).contains("care-2026");
    assertThat(ask.caseNumber()).contains("2026-17");
    assertThat(ask.basis().digest()).isPresent();
  }

  private OpenedAsk open(ObjectNode claims) {
    return open(Forge.utf8(claims.toString()));
  }

  private OpenedAsk open(byte[] payload) {
    var wire = Forge.jws(Typing.ASK, payload, ASKER.held(KeyUse.SIGN, suite()));
    return Federation.opener(ANSWERER).openAsk(wire, ASKER.code());
  }
}

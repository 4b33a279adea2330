package org.tongban.core.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;
import static org.tongban.core.seal.Federation.ANSWERER;
import static org.tongban.core.seal.Federation.ASKER;
import static org.tongban.core.seal.Federation.STRANGER;
import static org.tongban.core.seal.Refusals.refused;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.GeneralSecurityException;
import java.security.interfaces.ECPublicKey;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.directory.Suite;
import org.tongban.core.refusal.Reason;

/** Envelopes that a right signature must not save, and right envelopes that were touched. */
class ForgedEnvelopeTest {
  private final SealedAsk sent = Federation.open(Federation.ask(), suite());

  /** The suite under test; the same cases run again in the other. */
  Suite suite() {
    return Suite.ES256;
  }

  static Stream<Arguments> headers() {
    return Stream.of(
        header("algorithm none", h -> h.put("alg", "none")),
        header("algorithm in other case", h -> h.put("alg", "es256")),
        header("HMAC with the public key", h -> h.put("alg", "HS256")),
        header("other curve", h -> h.put("alg", "ES384")),
        header("RSA", h -> h.put("alg", "RS256")),
        header("no algorithm", h -> h.remove("alg")),
        header("algorithm no text", h -> h.put("alg", 256)),
        header("key id", h -> h.put("kid", "1")),
        header("key inside", h -> h.set("jwk", aKey())),
        header("key set elsewhere", h -> h.put("jku", "https://example.org/keys")),
        header("certificate elsewhere", h -> h.put("x5u", "https://example.org/crt")),
        header(
            "certificate inside",
            h -> h.putArray("x5c").add(ASKER.base64(KeyUse.SIGN, Suite.ES256))),
        header("critical extension", h -> h.putArray("crit").add("b64")),
        header("critical extension b64", h -> h.put("b64", true).putArray("crit").add("b64")),
        header("payload not encoded", h -> h.put("b64", false)),
        header("content type", h -> h.put("cty", "JWT")),
        header("unknown member", h -> h.put("tongban", 1)),
        header("no type", h -> h.remove("typ")),
        header("plain type", h -> h.put("typ", "JWT")),
        header("type of a directory", h -> h.put("typ", "tongban-directory+jwt")),
        header("no thumbprint", h -> h.remove("x5t#S256")),
        header("thumbprint null", h -> h.putNull("x5t#S256")),
        header("thumbprint no text", h -> h.put("x5t#S256", 1)));
  }

  private static ObjectNode aKey() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("kty", "oct")
        .put("k", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
  }

  private static Arguments header(String name, Consumer<ObjectNode> spoil) {
    return argumentSet(name, spoil);
  }

  @ParameterizedTest
  @MethodSource("headers")
  void anAskWithAnotherHeaderIsNoSealedMessage(Consumer<ObjectNode> spoil) {
    // Given
    var key = ASKER.held(KeyUse.SIGN, suite());
    var header = Forge.header(Typing.ASK, key);
    spoil.accept(header);
    var wire = Forge.jws(header.toString(), AskClaims.write(Federation.ask(), List.of()), key);

    // When // Then
    refused(Reason.ENVELOPE_MALFORMED, () -> open(wire));
  }

  @ParameterizedTest
  @MethodSource("headers")
  void anAnswerWithAnotherHeaderIsNotBelieved(Consumer<ObjectNode> spoil) {
    // Given
    var key = ANSWERER.held(KeyUse.SIGN, suite());
    var header = Forge.header(Typing.ANSWER, key);
    spoil.accept(header);
    var payload = AnswerClaims.write(Federation.answer(sent.signed()), List.of());
    var wire = Forge.jws(header.toString(), payload, key);

    // When // Then
    refused(Reason.ANSWER_INVALID, () -> Federation.opener(ASKER).openAnswer(wire, sent));
  }

  static Stream<Arguments> ownKeys() {
    var stranger = STRANGER.certificate(KeyUse.SIGN);
    return Stream.of(
        header("jwk", h -> h.set("jwk", jwk((ECPublicKey) stranger.getPublicKey()))),
        header("x5c", h -> h.putArray("x5c").add(STRANGER.base64(KeyUse.SIGN, Suite.ES256))),
        header("jku", h -> h.put("jku", "https://310118.example/keys")));
  }

  private static ObjectNode jwk(ECPublicKey key) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("kty", "EC")
        .put("crv", "P-256")
        .put("x", Forge.encode(key.getW().getAffineX().toByteArray()))
        .put("y", Forge.encode(key.getW().getAffineY().toByteArray()));
  }

  @ParameterizedTest
  @MethodSource("ownKeys")
  void aKeyThatTheForgerBringsAlongIsNotUsed(Consumer<ObjectNode> spoil) {
    // Given: the header names the asker's certificate, and the signature is the stranger's
    var header = Forge.header(Typing.ASK, ASKER.held(KeyUse.SIGN, suite()));
    var payload = AskClaims.write(Federation.ask(), List.of());
    var signer = STRANGER.held(KeyUse.SIGN, suite());
    var plain = Forge.jws(header.toString(), payload, signer);
    spoil.accept(header);
    var wire = Forge.jws(header.toString(), payload, signer);

    // When // Then
    refused(Reason.ENVELOPE_MALFORMED, () -> open(wire));
    refused(Reason.SIGNATURE_INVALID, () -> open(plain));
  }

  @Test
  void anHmacWithThePublicKeyIsNoSignature() throws GeneralSecurityException {
    // Given: whoever takes the algorithm from the header would verify this with the public key
    var key = ASKER.held(KeyUse.SIGN, suite());
    var header = Forge.header(Typing.ASK, key);
    var payload = AskClaims.write(Federation.ask(), List.of());
    var secrets =
        List.of(
            key.certificate().getPublicKey().getEncoded(),
            key.certificate().getEncoded(),
            Forge.utf8(DemonstrationKey.pem(key.certificate())),
            Forge.utf8(DemonstrationKey.pem(key.certificate().getPublicKey())));

    // When // Then
    for (var secret : secrets) {
      var claimed = hmac(header.deepCopy().put("alg", "HS256"), payload, secret);
      var silent = hmac(header, payload, secret);
      refused(Reason.ENVELOPE_MALFORMED, () -> open(claimed));
      refused(Reason.SIGNATURE_INVALID, () -> open(silent));
    }
  }

  private static byte[] hmac(ObjectNode header, byte[] payload, byte[] secret)
      throws GeneralSecurityException {
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret, "HmacSHA256"));
    var input = Forge.encode(Forge.utf8(header.toString())) + "." + Forge.encode(payload);
    return Forge.utf8(input + "." + Forge.encode(mac.doFinal(Forge.utf8(input))));
  }

  @Test
  void aSignatureAroundASignatureIsNoAsk() {
    // Given
    var wire = Forge.jws(Typing.ASK, sent.wire(), ASKER.held(KeyUse.SIGN, suite()));

    // When // Then
    refused(Reason.ENVELOPE_MALFORMED, () -> open(wire));
  }

  @Test
  void aHeaderThatNamesAMemberTwiceIsNoSealedMessage() {
    // Given
    var key = ASKER.held(KeyUse.SIGN, suite());
    var good = Forge.header(Typing.ASK, key).toString();
    var header = "{\"alg\":\"none\"," + good.substring(1);
    var wire = Forge.jws(header, AskClaims.write(Federation.ask(), List.of()), key);

    // When // Then
    refused(Reason.ENVELOPE_MALFORMED, () -> open(wire));
  }

  @Test
  void anAnswerIsNeverReadAsAnAsk() {
    // Given
    var wire = Federation.wire(Federation.answer(sent.signed()), suite());

    // When // Then
    refused(
        Reason.ENVELOPE_MALFORMED, () -> Federation.opener(ASKER).openAsk(wire, ANSWERER.code()));
  }

  @Test
  void anAskIsNeverReadAsAnAnswer() {
    // When // Then
    refused(Reason.ANSWER_INVALID, () -> Federation.opener(ASKER).openAnswer(sent.wire(), sent));
  }

  static Stream<Arguments> forms() {
    return Stream.of(
        form("empty", text -> ""),
        form("no JOSE", text -> "hello"),
        form("two parts", text -> text.substring(0, text.lastIndexOf('.'))),
        form("four parts", text -> text + ".AA"),
        form("unsigned", text -> text.substring(0, text.lastIndexOf('.') + 1)),
        form("white space behind", text -> text + "\n"),
        form("white space before", text -> " " + text),
        form("padding", text -> text + "=="),
        form("plus for minus", text -> text + "+"),
        form("letter beyond ASCII", text -> text + "\u00e4"),
        form("header no base64", text -> "A" + text.substring(text.indexOf('.'))),
        form("header no JSON", text -> "AAAA" + text.substring(text.indexOf('.'))),
        form("JSON serialisation", text -> "{\"payload\":\"" + text + "\"}"),
        form("a letter that ends no byte", text -> text + "AAA"),
        form("signature spelt otherwise", Forge::otherSpelling));
  }

  private static Arguments form(String name, UnaryOperator<String> spoil) {
    return argumentSet(name, spoil);
  }

  @ParameterizedTest
  @MethodSource("forms")
  void whatIsNotTheOnlySpellingOfAJwsIsNoSealedMessage(UnaryOperator<String> spoil) {
    // Given
    var wire = Forge.utf8(spoil.apply(Forge.text(sent.wire())));

    // When // Then
    refused(Reason.ENVELOPE_MALFORMED, () -> open(wire));
  }

  @Test
  void theTwinOfASignatureIsTheSameAskWithAnotherDigest() {
    // Given: ECDSA verifies (r, n - s) wherever it verifies (r, s), and RFC 7518 forbids neither
    var twin = Forge.twin(sent.wire(), ASKER.held(KeyUse.SIGN, suite()));

    // When
    var opened = open(twin);

    // Then: the id is what tells a repetition, so the twin is one
    assertThat(opened.ask().id()).isEqualTo(sent.signed().ask().id());
    assertThat(opened.digest()).isNotEqualTo(sent.signed().digest());
  }

  @Test
  void anAnswerToTheTwinOfAnAskGivesTheChangeAway() {
    // Given
    var twin = open(Forge.twin(sent.wire(), ASKER.held(KeyUse.SIGN, suite())));
    var received = new SignedAsk(twin.ask(), new Lines(twin.bytes(), List.of()), suite());
    var wire = Federation.wire(Federation.answer(received), suite());

    // When // Then
    refused(Reason.ANSWER_MISMATCHED, () -> Federation.opener(ASKER).openAnswer(wire, sent));
  }

  private OpenedAsk open(byte[] wire) {
    return Federation.opener(ANSWERER).openAsk(wire, ASKER.code());
  }
}

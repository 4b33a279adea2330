package org.tongban.core.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;
import static org.tongban.core.seal.Federation.ANSWERER;
import static org.tongban.core.seal.Federation.ASKER;
import static org.tongban.core.seal.Federation.THIRD;
import static org.tongban.core.seal.Refusals.refused;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.CompressionAlgorithm;
import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.util.Base64URL;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.StrictJson;
import org.tongban.core.refusal.Reason;

/** Encryption end to end: to this key, by these algorithms, in one form. */
class EncryptedMessageTest {
  private static final Set<Typing> OTHERS = EnumSet.complementOf(EnumSet.of(Typing.ASK));
  private final SealedAsk sent = Federation.encrypted(Federation.ask(), Suite.ES256);

  @Test
  void aMessageToAnotherMembersKeyDoesNotOpen() {
    // Given
    var elsewhere =
        Federation.sealer(ASKER)
            .seal(sent.signed(), Optional.of(Federation.encryptionKey(THIRD, Suite.ES256)));

    // When // Then
    refused(Reason.ENVELOPE_MALFORMED, () -> open(elsewhere.wire()));
  }

  static Stream<Arguments> headers() {
    return Stream.of(
        header("other agreement", h -> h.put("alg", "ECDH-ES+A256KW")),
        header("password", h -> h.put("alg", "PBES2-HS256+A128KW").put("p2c", 2_000_000_000)),
        header("direct", h -> h.put("alg", "dir")),
        header("none", h -> h.put("alg", "none")),
        header("other cipher", h -> h.put("enc", "A128GCM")),
        header("cipher in CBC", h -> h.put("enc", "A256CBC-HS512")),
        header("no cipher", h -> h.remove("enc")),
        header("compressed", h -> h.put("zip", "DEF")),
        header("critical extension", h -> h.putArray("crit").add("exp")),
        header("key id", h -> h.put("kid", "1")),
        header("party information", h -> h.put("apu", "QQ")),
        header("other content", h -> h.put("cty", "JWE")),
        header("no content type", h -> h.remove("cty")),
        header("no ephemeral key", h -> h.remove("epk")),
        header("ephemeral key no object", h -> h.put("epk", 1)),
        header("ephemeral key on Edwards", h -> okp(h)),
        header("ephemeral key symmetric", h -> h.putObject("epk").put("kty", "oct").put("k", "AA")),
        header("ephemeral key for RSA", h -> rsa(h)),
        header("ephemeral key off the curve", h -> ephemeral(h).put("x", "A".repeat(43))),
        header("ephemeral key of order two", h -> ephemeral(h).put("y", "A".repeat(43))),
        header("ephemeral key at the origin", h -> origin(h)),
        header("ephemeral key on other curve", h -> ephemeral(h).put("crv", "P-384")),
        header(
            "ephemeral key on other curve of that size", h -> ephemeral(h).put("crv", "secp256k1")),
        header("key of another certificate", h -> h.put("x5t#S256", "A".repeat(43))),
        header("no certificate", h -> h.remove("x5t#S256")));
  }

  private static Arguments header(String name, Consumer<ObjectNode> spoil) {
    return argumentSet(name, spoil);
  }

  private static ObjectNode ephemeral(ObjectNode header) {
    return (ObjectNode) header.get("epk");
  }

  private static void origin(ObjectNode header) {
    ephemeral(header).put("x", "A".repeat(43)).put("y", "A".repeat(43));
  }

  private static void okp(ObjectNode header) {
    header.putObject("epk").put("kty", "OKP").put("crv", "X25519").put("x", "A".repeat(43));
  }

  private static void rsa(ObjectNode header) {
    header.putObject("epk").put("kty", "RSA").put("n", "A".repeat(342)).put("e", "AQAB");
  }

  @ParameterizedTest
  @MethodSource("headers")
  void anotherHeaderIsNoSealedMessage(Consumer<ObjectNode> spoil) {
    // Given
    var header = (ObjectNode) StrictJson.parse(Forge.decode(Forge.part(sent.wire(), 0)));
    spoil.accept(header);
    var wire = Forge.part(sent.wire(), 0, Forge.encode(Forge.utf8(header.toString())));

    // When // Then
    refused(Reason.ENVELOPE_MALFORMED, () -> open(wire));
  }

  @ParameterizedTest
  @ValueSource(strings = {"A128GCM", "A192GCM", "A256CBC-HS512"})
  void aRightlyMadeMessageOfAnotherCipherIsRefused(String method) throws JOSEException {
    // Given
    var header =
        new JWEHeader.Builder(JWEAlgorithm.ECDH_ES, EncryptionMethod.parse(method))
            .contentType("JWT")
            .x509CertSHA256Thumbprint(
                new Base64URL(ANSWERER.keys().thumbprints(KeyUse.ENCRYPT, Suite.ES256).get(0)))
            .build();
    var object = new JWEObject(header, new Payload(sent.signed().bytes()));
    object.encrypt(
        new ECDHEncrypter((ECPublicKey) ANSWERER.certificate(KeyUse.ENCRYPT).getPublicKey()));

    // When // Then
    refused(Reason.ENVELOPE_MALFORMED, () -> open(Forge.utf8(object.serialize())));
  }

  @Test
  void aCompressedMessageIsNotInflated() throws JOSEException {
    // Given: twenty megabytes that travel as a few kilobytes
    var header =
        new JWEHeader.Builder(JWEAlgorithm.ECDH_ES, EncryptionMethod.A256GCM)
            .contentType("JWT")
            .compressionAlgorithm(CompressionAlgorithm.DEF)
            .x509CertSHA256Thumbprint(
                new Base64URL(ANSWERER.keys().thumbprints(KeyUse.ENCRYPT, Suite.ES256).get(0)))
            .build();
    var object = new JWEObject(header, new Payload(new byte[20 << 20]));
    object.encrypt(
        new ECDHEncrypter((ECPublicKey) ANSWERER.certificate(KeyUse.ENCRYPT).getPublicKey()));
    var wire = Forge.utf8(object.serialize());

    // When // Then
    assertThat(wire).hasSizeLessThan(100_000);
    refused(Reason.ENVELOPE_MALFORMED, () -> open(wire));
  }

  static Stream<Arguments> forms() {
    return Stream.of(
        form("key where there is none", w -> Forge.part(w, 1, "AAAA")),
        form("no IV", w -> Forge.part(w, 2, "")),
        form("shorter IV", w -> Forge.part(w, 2, "AAAAAAAA")),
        form("longer IV", w -> Forge.part(w, 2, Forge.part(w, 2) + "AAAA")),
        form("no text", w -> Forge.part(w, 3, "")),
        form("no tag", w -> Forge.part(w, 4, "")),
        form("shorter tag", w -> Forge.part(w, 4, Forge.part(w, 4).substring(0, 16))),
        form("tag that borrows from the text", EncryptedMessageTest::shifted),
        form("text that borrows from the tag", EncryptedMessageTest::shiftedBack),
        form("tag spelt otherwise", w -> Forge.utf8(Forge.otherSpelling(Forge.text(w)))));
  }

  private static Arguments form(String name, UnaryOperator<byte[]> spoil) {
    return argumentSet(name, spoil);
  }

  /** The cipher sees text and tag as one run of bytes; here the border lies elsewhere. */
  private static byte[] shifted(byte[] wire) {
    return borderAt(wire, Forge.decode(Forge.part(wire, 3)).length - 3);
  }

  private static byte[] shiftedBack(byte[] wire) {
    return borderAt(wire, Forge.decode(Forge.part(wire, 3)).length + 3);
  }

  private static byte[] borderAt(byte[] wire, int border) {
    var text = Forge.decode(Forge.part(wire, 3));
    var tag = Forge.decode(Forge.part(wire, 4));
    var run = Arrays.copyOf(text, text.length + tag.length);
    System.arraycopy(tag, 0, run, text.length, tag.length);
    var first = Arrays.copyOf(run, border);
    var second = Arrays.copyOfRange(run, border, run.length);
    return Forge.part(Forge.part(wire, 3, Forge.encode(first)), 4, Forge.encode(second));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void anotherFormOfTheSameMessageIsRefused(UnaryOperator<byte[]> spoil) {
    // When // Then
    refused(Reason.ENVELOPE_MALFORMED, () -> open(spoil.apply(sent.wire())));
  }

  @Test
  void oneFlippedBitAnywhereInAnEncryptedMessageIsRefused() {
    // Given
    var wire = sent.wire();
    for (int at = 0; at < wire.length; at += 13) {
      var spoilt = wire.clone();
      spoilt[at] ^= 1;

      // When // Then
      refused(Reason.ENVELOPE_MALFORMED, () -> open(spoilt));
    }
  }

  @Test
  void aMessageOfAnotherKindInsideIsNoAsk() {
    // Given: rightly signed by the asker, rightly encrypted, and something else
    var signer = ASKER.held(KeyUse.SIGN, Suite.ES256);
    var jwe = new Jwe(Federation.CRYPTO);
    var key = Federation.encryptionKey(ANSWERER, Suite.ES256);

    // When // Then
    for (var typing : OTHERS) {
      var other = Forge.jws(typing, Federation.askClaims(), signer);
      refused(Reason.ENVELOPE_MALFORMED, () -> open(jwe.encrypt(other, key)));
    }
    var twice = Forge.jws(Typing.ASK, sent.signed().bytes(), signer);
    refused(Reason.ENVELOPE_MALFORMED, () -> open(jwe.encrypt(twice, key)));
  }

  @Test
  void whatIsEncryptedIsVerifiedLikeAnythingElse() {
    // Given
    var claims = Federation.askClaims();
    var forged = Forge.jws(Typing.ASK, claims, THIRD.held(KeyUse.SIGN, Suite.ES256));
    var jwe = new Jwe(Federation.CRYPTO);
    var key = Federation.encryptionKey(ANSWERER, Suite.ES256);

    // When // Then
    refused(Reason.SIGNATURE_INVALID, () -> open(jwe.encrypt(forged, key)));
    refused(Reason.ENVELOPE_MALFORMED, () -> open(jwe.encrypt(sent.wire(), key)));
    refused(Reason.ENVELOPE_MALFORMED, () -> open(jwe.encrypt(new byte[0], key)));
  }

  @Test
  void twoEncryptionsOfOneMessageHaveNothingInCommon() {
    // When
    var again =
        Federation.sealer(ASKER)
            .seal(sent.signed(), Optional.of(Federation.encryptionKey(ANSWERER, Suite.ES256)));

    // Then
    for (int part = 2; part < CompactForm.JWE_PARTS; part++) {
      assertThat(Forge.part(again.wire(), part)).isNotEqualTo(Forge.part(sent.wire(), part));
    }
  }

  private static OpenedAsk open(byte[] wire) {
    return Federation.opener(ANSWERER).openAsk(wire, ASKER.code());
  }
}

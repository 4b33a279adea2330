package org.tongban.core.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;
import static org.tongban.core.seal.Federation.ANSWERER;
import static org.tongban.core.seal.Federation.ASKER;
import static org.tongban.core.seal.Federation.THIRD;
import static org.tongban.core.seal.Refusals.refused;

import com.fasterxml.jackson.databind.node.ObjectNode;
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
import org.tongban.core.directory.KeyUse;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.StrictJson;
import org.tongban.core.refusal.Reason;

/** Encryption end to end in the suite SM2: to this key, by these algorithms, in one form. */
class Sm2EncryptedMessageTest {
  private static final Set<Typing> OTHERS = EnumSet.complementOf(EnumSet.of(Typing.ASK));
  private final SealedAsk sent = Federation.encrypted(Federation.ask(), Suite.SM2);

  @Test
  void theFormIsThatOfTheProfile() {
    // When
    var header = StrictJson.parse(Forge.decode(Forge.part(sent.wire(), 0)));

    // Then
    assertThat(header.path("alg").asText()).isEqualTo("urn:oid:1.2.156.10197.1.301.3");
    assertThat(header.path("enc").asText()).isEqualTo("urn:oid:1.2.156.10197.1.104.8");
    assertThat(header.size()).isEqualTo(4);
    assertThat(Forge.decode(Forge.part(sent.wire(), 1))).hasSize(113).startsWith(4);
    assertThat(Forge.decode(Forge.part(sent.wire(), 2))).hasSize(12);
    assertThat(Forge.decode(Forge.part(sent.wire(), 4))).hasSize(16);
  }

  @Test
  void aMessageToAnotherMembersKeyDoesNotOpen() {
    // Given
    var key = Federation.encryptionKey(THIRD, Suite.SM2);
    var elsewhere = Federation.sealer(ASKER).seal(sent.signed(), Optional.of(key));

    // When // Then
    refused(Reason.ENVELOPE_MALFORMED, () -> open(elsewhere.wire()));
  }

  static Stream<Arguments> headers() {
    return Stream.of(
        header("the other suite's agreement", h -> h.put("alg", "ECDH-ES")),
        header("the other suite's cipher", h -> h.put("enc", "A256GCM")),
        header("signature for encryption", h -> h.put("alg", "urn:oid:1.2.156.10197.1.501")),
        header("SM4 in CBC", h -> h.put("enc", "urn:oid:1.2.156.10197.1.104.2")),
        header("direct", h -> h.put("alg", "dir")),
        header("none", h -> h.put("alg", "none")),
        header("no algorithm", h -> h.remove("alg")),
        header("no cipher", h -> h.remove("enc")),
        header("compressed", h -> h.put("zip", "DEF")),
        header("critical extension", h -> h.putArray("crit").add("exp")),
        header("key id", h -> h.put("kid", "1")),
        header("ephemeral key", h -> h.putObject("epk").put("kty", "EC")),
        header("other content", h -> h.put("cty", "JWE")),
        header("no content type", h -> h.remove("cty")),
        header("key of another certificate", h -> h.put("x5t#S256", "A".repeat(43))),
        header("key of the other suite", h -> h.put("x5t#S256", es256())),
        header("thumbprint no text", h -> h.put("x5t#S256", 1)),
        header("no certificate", h -> h.remove("x5t#S256")));
  }

  private static String es256() {
    return ANSWERER.keys().thumbprints(KeyUse.ENCRYPT, Suite.ES256).get(0);
  }

  private static Arguments header(String name, Consumer<ObjectNode> spoil) {
    return argumentSet(name, spoil);
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

  @Test
  void theHeaderIsSealedToo() {
    // Given: the same header in other words
    var header = Forge.text(Forge.decode(Forge.part(sent.wire(), 0)));
    var wire =
        Forge.part(sent.wire(), 0, Forge.encode(Forge.utf8(header.replace(",\"enc", ", \"enc"))));

    // When // Then
    refused(Reason.ENVELOPE_MALFORMED, () -> open(wire));
  }

  static Stream<Arguments> forms() {
    return Stream.of(
        form("no key", w -> Forge.part(w, 1, "")),
        form("shorter key", w -> key(w, k -> Arrays.copyOf(k, 112))),
        form("longer key", w -> key(w, k -> Arrays.copyOf(k, 114))),
        form("point in the hybrid spelling", w -> key(w, k -> first(k, 6 + (k[64] & 1)))),
        form("point in another spelling", w -> key(w, k -> first(k, 2))),
        form("point at infinity", w -> key(w, k -> first(k, 0))),
        form("point off the curve", w -> key(w, k -> flip(k, 40))),
        form("point of order two", w -> key(w, k -> halfPoint(k))),
        form("point all zero", w -> key(w, k -> zeroPoint(k))),
        form("check value changed", w -> key(w, k -> flip(k, 70))),
        form("key changed", w -> key(w, k -> flip(k, 112))),
        form("no IV", w -> Forge.part(w, 2, "")),
        form("shorter IV", w -> Forge.part(w, 2, "AAAAAAAA")),
        form("longer IV", w -> Forge.part(w, 2, Forge.part(w, 2) + "AAAA")),
        form("no text", w -> Forge.part(w, 3, "")),
        form("no tag", w -> Forge.part(w, 4, "")),
        form("shorter tag", w -> Forge.part(w, 4, Forge.part(w, 4).substring(0, 16))),
        form("tag spelt otherwise", w -> Forge.utf8(Forge.otherSpelling(Forge.text(w)))));
  }

  private static Arguments form(String name, UnaryOperator<byte[]> spoil) {
    return argumentSet(name, spoil);
  }

  private static byte[] key(byte[] wire, UnaryOperator<byte[]> spoil) {
    return Forge.part(wire, 1, Forge.encode(spoil.apply(Forge.decode(Forge.part(wire, 1)))));
  }

  private static byte[] first(byte[] key, int value) {
    key[0] = (byte) value;
    return key;
  }

  private static byte[] flip(byte[] key, int at) {
    key[at] ^= 1;
    return key;
  }

  /** With y zero the point lies on a curve of another b, where twice it is nothing. */
  private static byte[] halfPoint(byte[] key) {
    Arrays.fill(key, 33, 65, (byte) 0);
    return key;
  }

  private static byte[] zeroPoint(byte[] key) {
    Arrays.fill(key, 1, 65, (byte) 0);
    return key;
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
    var signer = ASKER.held(KeyUse.SIGN, Suite.SM2);
    var jwe = new Jwe(Federation.CRYPTO);
    var key = Federation.encryptionKey(ANSWERER, Suite.SM2);

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
    var forged = Forge.jws(Typing.ASK, Federation.askClaims(), THIRD.held(KeyUse.SIGN, Suite.SM2));
    var jwe = new Jwe(Federation.CRYPTO);
    var key = Federation.encryptionKey(ANSWERER, Suite.SM2);

    // When // Then
    refused(Reason.SIGNATURE_INVALID, () -> open(jwe.encrypt(forged, key)));
    refused(Reason.ENVELOPE_MALFORMED, () -> open(jwe.encrypt(sent.wire(), key)));
    refused(Reason.ENVELOPE_MALFORMED, () -> open(jwe.encrypt(new byte[0], key)));
  }

  @Test
  void twoEncryptionsOfOneMessageHaveNothingInCommon() {
    // When
    var key = Federation.encryptionKey(ANSWERER, Suite.SM2);
    var again = Federation.sealer(ASKER).seal(sent.signed(), Optional.of(key));

    // Then
    for (int part = 1; part < CompactForm.JWE_PARTS; part++) {
      assertThat(Forge.part(again.wire(), part)).isNotEqualTo(Forge.part(sent.wire(), part));
    }
  }

  private static OpenedAsk open(byte[] wire) {
    return Federation.opener(ANSWERER).openAsk(wire, ASKER.code());
  }
}

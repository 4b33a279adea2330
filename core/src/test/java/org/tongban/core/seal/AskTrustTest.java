package org.tongban.core.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;
import static org.tongban.core.directory.ExampleDirectory.CLOCK;
import static org.tongban.core.directory.ExampleDirectory.NOW;
import static org.tongban.core.seal.Federation.ANSWERER;
import static org.tongban.core.seal.Federation.ASKER;
import static org.tongban.core.seal.Federation.STRANGER;
import static org.tongban.core.seal.Federation.THIRD;
import static org.tongban.core.seal.Refusals.refused;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.MemberCode;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;

/** Whose signature counts, for whom, from whom, and until which second. */
class AskTrustTest {
  private static final Instant FROM = NOW;
  private static final Instant TO = Instant.parse("2026-12-01T00:00:00Z");
  private final SealedAsk sent = Federation.open(Federation.ask(), suite());

  /** The suite under test; the same cases run again in the other. */
  Suite suite() {
    return Suite.ES256;
  }

  static Stream<Arguments> directories() {
    return Stream.of(
        directory("certificate revoked", (t, s) -> signKey(t, s).put("revoked", true)),
        directory(
            "certificate not yet in force",
            (t, s) -> signKey(t, s).put("from", NOW.plusSeconds(1).toString())),
        directory(
            "member suspended", (t, s) -> Federation.member(t, ASKER).put("status", "suspended")),
        directory(
            "certificate replaced",
            (t, s) -> signKey(t, s).put("certificate", STRANGER.base64(KeyUse.SIGN, s))));
  }

  private static ObjectNode signKey(ObjectNode tree, Suite suite) {
    return Federation.key(tree, ASKER, KeyUse.SIGN, suite);
  }

  private static Arguments directory(String name, BiConsumer<ObjectNode, Suite> spoil) {
    return argumentSet(name, spoil);
  }

  @ParameterizedTest
  @MethodSource("directories")
  void whatTheDirectoryDoesNotVouchForIsNotBelieved(BiConsumer<ObjectNode, Suite> spoil) {
    // Given
    var tree = Federation.tree();
    spoil.accept(tree, suite());
    var opener = Federation.opener(ANSWERER, tree, CLOCK);

    // When // Then
    refused(Reason.SIGNATURE_INVALID, () -> opener.openAsk(sent.wire(), ASKER.code()));
  }

  @Test
  void aCertificateCountsFromItsFirstSecondToTheOneBeforeItsLast() {
    // Given
    var claims = Federation.askClaims();
    claims.put("iat", TO.getEpochSecond() - 60).put("exp", TO.getEpochSecond() + 60);
    var wire = Forge.jws(Typing.ASK, claims, ASKER.held(KeyUse.SIGN, suite()));

    // When // Then
    assertThat(open(sent.wire(), FROM).ask()).isEqualTo(sent.signed().ask());
    refused(Reason.SIGNATURE_INVALID, () -> open(sent.wire(), FROM.minusNanos(1)));
    assertThat(open(wire, TO.minusNanos(1)).encrypted()).isFalse();
    refused(Reason.SIGNATURE_INVALID, () -> open(wire, TO));
  }

  @Test
  void aKeyThatItsAuthorityRevokedDoesNotSign() {
    // Given
    var signer = ASKER.held(KeyUse.SIGN, suite()).thumbprint();
    var all = Federation.trusted(Federation.tree());
    var left = all.without(key -> key.thumbprint().equals(signer));
    var opener =
        new Opener(
            Federation.CRYPTO,
            ANSWERER::keys,
            () -> left,
            ANSWERER.code(),
            Federation.LIMITS,
            CLOCK);

    // When
    var refusal =
        catchThrowableOfType(
            RefusedException.class, () -> opener.openAsk(sent.wire(), ASKER.code()));

    // Then
    assertThat(refusal.reason()).isEqualTo(Reason.SIGNATURE_INVALID);
    assertThat(refusal).hasMessageContaining("certificate " + signer + " is revoked");
    assertThat(left.digest()).isEqualTo(all.digest());
  }

  @Test
  void aCertificateThatNoDirectoryHoldsIsUnknown() {
    // Given
    var wire = Forge.jws(Typing.ASK, Federation.askClaims(), STRANGER.held(KeyUse.SIGN, suite()));

    // When // Then
    refused(Reason.SIGNATURE_INVALID, () -> open(wire, NOW));
  }

  @Test
  void aCertificateOfAnUnknownRootIsUnknown(@TempDir Path folder) throws IOException {
    // Given: issued in the asker's name, by somebody else
    var root = DemonstrationAuthority.create(CLOCK, 30, suite());
    var issued = root.issue(ASKER.code(), KeyUse.SIGN);
    var key = HeldKey.load(Party.write(folder, "sign", issued));
    var wire = Forge.jws(Typing.ASK, Federation.askClaims(), key);

    // When // Then
    refused(Reason.SIGNATURE_INVALID, () -> open(wire, NOW));
  }

  @ParameterizedTest
  @ValueSource(strings = {Federation.CITIZEN, "", "a\nb", "line\u2028", "../../etc/passwd"})
  void whatStandsInPlaceOfAThumbprintIsNotRepeated(String text) {
    // Given
    var key = ASKER.held(KeyUse.SIGN, suite());
    var header = Forge.header(Typing.ASK, key).put("x5t#S256", text);
    var wire = Forge.jws(header.toString(), AskClaims.write(Federation.ask(), List.of()), key);

    // When // Then
    var secrets = text.isEmpty() ? new String[0] : new String[] {text};
    refused(Reason.SIGNATURE_INVALID, () -> open(wire, NOW), secrets);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLS", "ENCRYPT"})
  void aKeyForAnotherUseDoesNotSign(String use) {
    // Given
    var key = ASKER.held(KeyUse.valueOf(use), suite());
    var wire = Forge.jws(Typing.ASK, Federation.askClaims(), key);

    // When // Then
    refused(Reason.SIGNATURE_INVALID, () -> open(wire, NOW));
  }

  @Test
  void aThumbprintOfAnotherMembersCertificateDoesNotHelp() {
    // Given
    var header = Forge.header(Typing.ASK, ASKER.held(KeyUse.SIGN, suite())).toString();
    var payload = AskClaims.write(Federation.ask(), List.of());
    var wire = Forge.jws(header, payload, THIRD.held(KeyUse.SIGN, suite()));

    // When // Then
    refused(Reason.SIGNATURE_INVALID, () -> open(wire, NOW));
  }

  @Test
  void aMemberDoesNotAskInAnothersName() {
    // Given
    var wire = Forge.jws(Typing.ASK, Federation.askClaims(), THIRD.held(KeyUse.SIGN, suite()));

    // When // Then
    refused(Reason.SIGNATURE_INVALID, () -> open(wire, NOW));
    refused(
        Reason.SIGNATURE_INVALID, () -> Federation.opener(ANSWERER).openAsk(wire, THIRD.code()));
  }

  @Test
  void anAskToAnotherMemberIsNotForThisNode() {
    // When // Then
    refused(
        Reason.NOT_FOR_THIS_NODE,
        () -> Federation.opener(THIRD).openAsk(sent.wire(), ASKER.code()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"330421", "310118", "999999"})
  void anAskThatAnotherDeliversIsNotFromThisPeer(String peer) {
    // When // Then
    refused(
        Reason.NOT_FROM_THIS_PEER,
        () -> Federation.opener(ANSWERER).openAsk(sent.wire(), new MemberCode(peer)));
  }

  private OpenedAsk open(byte[] wire, Instant now) {
    return Federation.openerAt(ANSWERER, now).openAsk(wire, ASKER.code());
  }
}

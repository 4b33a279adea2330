package org.tongban.core.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tongban.core.directory.ExampleDirectory.CLOCK;
import static org.tongban.core.seal.Federation.ANSWERER;
import static org.tongban.core.seal.Federation.ASKER;
import static org.tongban.core.seal.Refusals.refused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.Digest;
import org.tongban.core.refusal.Reason;

/** One suite passed off as the other, or fallen back on where the other was asked for. */
class SuiteConfusionTest {
  @ParameterizedTest
  @EnumSource(Suite.class)
  void aHeaderThatClaimsTheOtherSuiteIsNotBelieved(Suite suite) {
    // Given: the right key and a right signature, called by the other name
    var key = ASKER.held(KeyUse.SIGN, suite);
    var header = Forge.header(Typing.ASK, key);
    header.put("alg", SuiteNames.signature(other(suite)).getName());
    var wire = Forge.jws(header.toString(), AskClaims.write(Federation.ask(), List.of()), key);

    // When // Then
    refused(Reason.SIGNATURE_INVALID, () -> open(wire));
  }

  @ParameterizedTest
  @EnumSource(Suite.class)
  void theOtherKeyOfTheSameMemberDoesNotSignForThisOne(Suite suite) {
    // Given
    var header = Forge.header(Typing.ASK, ASKER.held(KeyUse.SIGN, suite)).toString();
    var payload = AskClaims.write(Federation.ask(), List.of());
    var wire = Forge.jws(header, payload, ASKER.held(KeyUse.SIGN, other(suite)));

    // When // Then
    refused(Reason.SIGNATURE_INVALID, () -> open(wire));
  }

  @ParameterizedTest
  @EnumSource(Suite.class)
  void anAnswerInAnotherSuiteThanTheAskIsInvalid(Suite suite) {
    // Given
    var sent = Federation.open(Federation.ask(), suite);
    var wire = Federation.wire(Federation.answer(sent.signed()), other(suite));

    // When // Then
    refused(Reason.ANSWER_INVALID, () -> Federation.opener(ASKER).openAnswer(wire, sent));
    refused(
        Reason.ANSWER_INVALID, () -> Federation.opener(ASKER).reopen(sent.signed().bytes(), wire));
  }

  @ParameterizedTest
  @EnumSource(Suite.class)
  void aRefusalByWhoCouldNotOpenTheAskMayBeInAnySuite(Suite suite) {
    // Given
    var sent = Federation.open(Federation.ask(), suite);
    var claims = Federation.answerClaims(sent.signed());
    claims.put("outcome", "REFUSED").put("reason", "signature-invalid").putArray("missing");
    claims.remove(List.of("irt", "body", "asOf"));
    claims.set("ask", DigestClaim.write(Digest.sha256(sent.wire())));
    var wire = Forge.jws(Typing.ANSWER, claims, ANSWERER.held(KeyUse.SIGN, other(suite)));

    // When // Then
    assertThat(Federation.opener(ASKER).openAnswer(wire, sent).answer().body()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Suite.class)
  void anEncryptionOfTheOtherSuiteAroundASignatureIsRefused(Suite suite) {
    // Given
    var signed = Federation.open(Federation.ask(), suite).signed();
    var around = Optional.of(Federation.encryptionKey(ANSWERER, other(suite)));
    var sealed = Federation.sealer(ASKER).seal(signed, around);

    // When // Then
    refused(Reason.ENVELOPE_MALFORMED, () -> open(sealed.wire()));
  }

  @ParameterizedTest
  @EnumSource(Suite.class)
  void aNodeWithoutKeysOfTheSuiteRefusesWhatItCouldNotAnswer(Suite suite, @TempDir Path folder)
      throws IOException {
    // Given
    var keys = only(other(suite), folder);
    var directory = Federation.trusted(Federation.tree());
    var opener =
        new Opener(
            Federation.CRYPTO,
            () -> keys,
            () -> directory,
            ANSWERER.code(),
            Federation.LIMITS,
            CLOCK);
    var theirs = Federation.open(Federation.ask(), other(suite)).wire();
    var wire = Federation.open(Federation.ask(), suite).wire();

    // When // Then
    assertThat(opener.openAsk(theirs, ASKER.code()).suite()).isEqualTo(other(suite));
    refused(Reason.SIGNATURE_INVALID, () -> opener.openAsk(wire, ASKER.code()));
    var sealer = new Sealer(Federation.CRYPTO, () -> keys);
    assertThatThrownBy(() -> sealer.sign(Federation.ask(), suite))
        .isInstanceOf(IllegalStateException.class);
  }

  private static NodeKeys only(Suite suite, Path folder) throws IOException {
    var authority = DemonstrationAuthority.create(CLOCK, 30, suite);
    var sign = Party.write(folder, "sign", authority.issue(ANSWERER.code(), KeyUse.SIGN));
    var encrypt = Party.write(folder, "encrypt", authority.issue(ANSWERER.code(), KeyUse.ENCRYPT));
    return NodeKeys.load(sign, encrypt, sign);
  }

  @Test
  void pairsOfTwoSuitesDoNotMakeOne(@TempDir Path folder) throws IOException {
    // Given
    Files.createDirectories(folder.resolve("p256"));
    var sm2 = DemonstrationAuthority.create(CLOCK, 30, Suite.SM2);
    var p256 = DemonstrationAuthority.create(CLOCK, 30);
    var sign = Party.write(folder, "sign", sm2.issue(ANSWERER.code(), KeyUse.SIGN));
    var encrypt =
        Party.write(folder.resolve("p256"), "e", p256.issue(ANSWERER.code(), KeyUse.ENCRYPT));
    var one = new NodeKeys.MessagePairs(sign, sign);

    // When // Then
    assertThatThrownBy(() -> NodeKeys.load(sign, encrypt, sign))
        .isInstanceOf(KeyFileException.class)
        .hasMessageContaining("is not of the suite of");
    assertThatThrownBy(() -> NodeKeys.load(List.of(one, one), sign))
        .isInstanceOf(KeyFileException.class)
        .hasMessageContaining("is a second one of the suite SM2");
    assertThatThrownBy(() -> NodeKeys.load(List.of(), sign))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anSm2KeyOfAnotherCertificateIsRefused(@TempDir Path folder) throws IOException {
    // Given
    var sm2 = DemonstrationAuthority.create(CLOCK, 30, Suite.SM2);
    var files = Party.write(folder, "sign", sm2.issue(ANSWERER.code(), KeyUse.SIGN));
    var other = sm2.issue(ANSWERER.code(), KeyUse.SIGN).secretKeyPem();
    Files.writeString(files.key(), other);

    // When // Then
    assertThatThrownBy(() -> NodeKeys.load(files, files, files))
        .isInstanceOf(KeyFileException.class)
        .hasMessageContaining("is not the key of");
  }

  private static Suite other(Suite suite) {
    return suite == Suite.SM2 ? Suite.ES256 : Suite.SM2;
  }

  private static OpenedAsk open(byte[] wire) {
    return Federation.opener(ANSWERER).openAsk(wire, ASKER.code());
  }
}

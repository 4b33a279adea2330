package org.tongban.core.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;
import static org.tongban.core.directory.ExampleDirectory.NOW;
import static org.tongban.core.seal.Federation.ANSWERER;
import static org.tongban.core.seal.Federation.ASKER;
import static org.tongban.core.seal.Federation.CITIZEN;
import static org.tongban.core.seal.Federation.THIRD;
import static org.tongban.core.seal.Refusals.refused;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.Digest;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.Step;
import org.tongban.core.refusal.Reason;

/** A receipt counts for the one ask that it names, from the one member that was asked. */
class ReceiptMatchTest {
  private static final long SKEW = 120;
  private final SealedAsk sent = Federation.open(Federation.ask(), suite());
  private final Opener asker = Federation.opener(ASKER);

  /** The suite under test; the same cases run again in the other. */
  Suite suite() {
    return Suite.ES256;
  }

  private Suite other() {
    return suite() == Suite.SM2 ? Suite.ES256 : Suite.SM2;
  }

  static Stream<Arguments> mismatched() {
    return Stream.of(
        spoilt("to another member", c -> c.put("aud", THIRD.code().value())),
        spoilt("digest of another ask", c -> digest(c, Digest.sha256(new byte[] {1}))),
        spoilt("irt of another ask", c -> c.put("irt", MessageId.next().toString())));
  }

  static Stream<Arguments> invalid() {
    return Stream.of(
        spoilt("in another's name", c -> c.put("iss", THIRD.code().value())),
        spoilt("dated before the ask", c -> c.put("iat", NOW.getEpochSecond() - SKEW - 1)),
        spoilt("dated ahead", c -> c.put("iat", NOW.getEpochSecond() + SKEW + 1)),
        spoilt("no irt", c -> c.remove("irt")),
        spoilt("no digest", c -> c.remove("ask")),
        spoilt("digest without its algorithm", c -> ((ObjectNode) c.get("ask")).remove("alg")),
        spoilt("unknown claim", c -> c.put(CITIZEN, 1)),
        spoilt("a fact beside it", c -> c.putObject("body").put("idNumber", CITIZEN)),
        spoilt("an outcome beside it", c -> c.put("outcome", "POSITIVE")),
        spoilt("unknown step", c -> c.put("step", "APPROVED" + CITIZEN)),
        spoilt("step in small letters", c -> c.put("step", "accepted")),
        spoilt("step of a relay", c -> c.put("step", "RELAYED").remove(List.of("ticket", "due"))),
        spoilt("no step", c -> c.remove("step")),
        spoilt("accepted without a ticket", c -> c.remove("ticket")),
        spoilt("accepted without a day", c -> c.remove("due")),
        spoilt("a day with another step", c -> c.put("step", "DELIVERED")),
        spoilt("ticket no code", c -> c.put("ticket", "Li Na " + CITIZEN)),
        spoilt("ticket null", c -> c.putNull("ticket")),
        spoilt("due yesterday", c -> c.put("due", Receipts.TODAY.minusDays(1).toString())),
        spoilt("due on no day", c -> c.put("due", "2027-02-29")),
        spoilt("due at a time", c -> c.put("due", "2027-02-20T00:00:00Z")),
        spoilt("due with a sign", c -> c.put("due", "+2027-02-20")),
        spoilt("due in five digits", c -> c.put("due", "+12027-02-20")),
        spoilt("due in seconds", c -> c.put("due", NOW.getEpochSecond())),
        spoilt("id no UUID", c -> c.put("jti", CITIZEN + CITIZEN)));
  }

  private static Arguments spoilt(String name, Consumer<ObjectNode> spoil) {
    return argumentSet(name, spoil);
  }

  private static void digest(ObjectNode claims, Digest digest) {
    claims.set("ask", DigestClaim.write(digest));
  }

  @ParameterizedTest
  @EnumSource(value = Step.class, mode = EnumSource.Mode.EXCLUDE, names = "RELAYED")
  void aReceiptArrivesAsItWasSigned(Step step) {
    // Given
    var receipt = Receipts.of(sent.signed(), step);

    // When
    var signed = Federation.sealer(ANSWERER).sign(receipt, suite());
    var opened = open(signed.bytes());

    // Then
    assertThat(opened.receipt()).isEqualTo(signed.receipt()).isEqualTo(receipt);
    assertThat(opened.bytes()).isEqualTo(signed.bytes());
    assertThat(opened.digest()).isEqualTo(signed.digest());
    assertThat(opened.answering()).isSameAs(sent.signed());
    assertThat(opened.thumbprint())
        .isEqualTo(ANSWERER.keys().signingThumbprint(suite()).orElseThrow());
  }

  @ParameterizedTest
  @MethodSource("mismatched")
  void aReceiptOfSomethingElseIsMismatched(Consumer<ObjectNode> spoil) {
    // When // Then
    refused(Reason.ANSWER_MISMATCHED, () -> open(spoil));
  }

  @ParameterizedTest
  @MethodSource("invalid")
  void aReceiptThatCanNotBeBelievedIsInvalid(Consumer<ObjectNode> spoil) {
    // When // Then
    refused(Reason.ANSWER_INVALID, () -> open(spoil));
  }

  @ParameterizedTest
  @ValueSource(longs = {-SKEW, 0, SKEW})
  void aReceiptMayBeDatedWithinTheSkew(long seconds) {
    // When
    var opened = open(c -> c.put("iat", NOW.getEpochSecond() + seconds));

    // Then
    assertThat(opened.receipt().issuedAt()).isEqualTo(NOW.plusSeconds(seconds));
  }

  @Test
  void aReceiptMayComeDaysAfterItsAsk() {
    // Given
    var later = NOW.plusSeconds(8L * 24 * 3600);
    var claims = claims().put("step", "EXPIRED").put("iat", later.getEpochSecond());
    claims.remove("due");
    var wire = Forge.jws(Typing.RECEIPT, claims, ANSWERER.held(KeyUse.SIGN, suite()));

    // When
    var opened = Federation.openerAt(ASKER, later).openReceipt(wire, sent);

    // Then
    assertThat(opened.receipt().step()).isEqualTo(Step.EXPIRED);
  }

  @Test
  void aThirdMembersReceiptIsInvalidWhateverItClaims() {
    // Given
    var named = claims().put("iss", THIRD.code().value());
    var key = THIRD.held(KeyUse.SIGN, suite());

    // When // Then
    refused(Reason.ANSWER_INVALID, () -> open(Forge.jws(Typing.RECEIPT, claims(), key)));
    refused(Reason.ANSWER_INVALID, () -> open(Forge.jws(Typing.RECEIPT, named, key)));
  }

  @Test
  void aKeyForAnotherUseDoesNotSignAReceipt() {
    for (var use : new KeyUse[] {KeyUse.TLS, KeyUse.ENCRYPT}) {
      // Given
      var wire = Forge.jws(Typing.RECEIPT, claims(), ANSWERER.held(use, suite()));

      // When // Then
      refused(Reason.ANSWER_INVALID, () -> open(wire));
    }
  }

  @Test
  void noReceiptIsReadAsAnAnswerOrAnAskAndNoneOfThoseAsAReceipt() {
    // Given: the claims of each also under the type of the other
    var key = ANSWERER.held(KeyUse.SIGN, suite());
    var receipt = Forge.jws(Typing.RECEIPT, claims(), key);
    var renamed = Forge.jws(Typing.ANSWER, claims(), key);
    var answer = Federation.answerClaims(sent.signed());

    // When // Then
    refused(Reason.ANSWER_INVALID, () -> asker.openAnswer(receipt, sent));
    refused(Reason.ANSWER_INVALID, () -> asker.openAnswer(renamed, sent));
    refused(Reason.ENVELOPE_MALFORMED, () -> asker.openAsk(receipt, ANSWERER.code()));
    refused(Reason.ANSWER_INVALID, () -> open(Forge.jws(Typing.ANSWER, answer, key)));
    refused(Reason.ANSWER_INVALID, () -> open(Forge.jws(Typing.RECEIPT, answer, key)));
    refused(Reason.ANSWER_INVALID, () -> open(sent.wire()));
  }

  @Test
  void aReceiptInAnotherSuiteThanTheAskIsInvalid() {
    // Given
    var receipt = Receipts.of(sent.signed(), Step.ACCEPTED);

    // When // Then
    refused(
        Reason.ANSWER_INVALID,
        () -> open(Federation.sealer(ANSWERER).sign(receipt, other()).bytes()));
  }

  @Test
  void aReceiptOfAnEncryptedAskComesEncrypted() {
    // Given
    var secret = Federation.encrypted(Federation.ask(), suite());
    var arrived = Federation.opener(ANSWERER).openAsk(secret.wire(), ASKER.code());
    var sealer = Federation.sealer(ANSWERER);
    var signed = sealer.sign(Receipts.of(secret.signed(), Step.ACCEPTED), suite());

    // When
    var open = sealer.seal(signed, Optional.empty(), arrived);
    var sealed =
        sealer.seal(signed, Optional.of(Federation.encryptionKey(ASKER, suite())), arrived);

    // Then
    assertThat(open.encrypted()).isFalse();
    assertThat(sealed.encrypted()).isTrue();
    assertThat(sealed.signed()).isSameAs(signed);
    refused(Reason.ANSWER_INVALID, () -> Federation.opener(ASKER).openReceipt(open.wire(), secret));
    assertThat(Federation.opener(ASKER).openReceipt(sealed.wire(), secret).bytes())
        .isEqualTo(signed.bytes());
  }

  @Test
  void noBitOfAReceiptCanBeChanged() {
    // Given
    var wire = Forge.jws(Typing.RECEIPT, claims(), ANSWERER.held(KeyUse.SIGN, suite()));

    // When // Then
    for (int at = 0; at < wire.length; at += 3) {
      var changed = wire.clone();
      changed[at] ^= (byte) (1 << (at % 8));
      refused(Reason.ANSWER_INVALID, () -> open(changed));
    }
  }

  private ObjectNode claims() {
    return Receipts.claims(Receipts.of(sent.signed(), Step.ACCEPTED));
  }

  private OpenedReceipt open(Consumer<ObjectNode> spoil) {
    var claims = claims();
    spoil.accept(claims);
    return open(Forge.jws(Typing.RECEIPT, claims, ANSWERER.held(KeyUse.SIGN, suite())));
  }

  private OpenedReceipt open(byte[] wire) {
    return asker.openReceipt(wire, sent);
  }
}

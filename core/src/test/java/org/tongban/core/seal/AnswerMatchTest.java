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
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.Digest;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.Outcome;
import org.tongban.core.refusal.Reason;

/** An answer counts for the one ask that it answers, and from the one member that was asked. */
class AnswerMatchTest {
  private static final long SKEW = 120;
  private final SealedAsk sent = Federation.open(Federation.ask(), suite());

  /** The suite under test; the same cases run again in the other. */
  Suite suite() {
    return Suite.ES256;
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
        spoilt("no irt and an outcome", c -> c.remove("irt")),
        spoilt("no digest", c -> c.remove("ask")),
        spoilt("unknown claim", c -> c.put(CITIZEN, 1)),
        spoilt("unknown outcome", c -> c.put("outcome", CITIZEN)),
        spoilt("reason with a fact", c -> c.put("reason", "busy")),
        spoilt("refusal without a reason", c -> c.put("outcome", "REFUSED")),
        spoilt(
            "reason no code", c -> c.put("outcome", "REFUSED").put("reason", "Li Na " + CITIZEN)),
        spoilt("time of the register no time", c -> c.put("asOf", CITIZEN)),
        spoilt("no list of the missing", c -> c.remove("missing")),
        spoilt("missing no list", c -> c.put("missing", CITIZEN)),
        spoilt("missing part no object", c -> c.putArray("missing").add(CITIZEN)),
        spoilt("missing part of a number", c -> missing(c).put("field", 1).put("reason", "X")),
        spoilt("missing part without reason", c -> missing(c).put("field", "photo")),
        spoilt(
            "missing part with more",
            c -> missing(c).put("field", "a").put("reason", "B").put("c", 1)),
        spoilt("missing without end", AnswerMatchTest::endless),
        spoilt("body null", c -> c.putNull("body")),
        spoilt("body a text", c -> c.put("body", CITIZEN)),
        spoilt("id no UUID", c -> c.put("jti", CITIZEN + CITIZEN)));
  }

  private static Arguments spoilt(String name, Consumer<ObjectNode> spoil) {
    return argumentSet(name, spoil);
  }

  private static void digest(ObjectNode claims, Digest digest) {
    claims.set("ask", DigestClaim.write(digest));
  }

  private static ObjectNode missing(ObjectNode claims) {
    return claims.putArray("missing").addObject();
  }

  private static void endless(ObjectNode claims) {
    var missing = claims.putArray("missing");
    for (int part = 0; part <= 200; part++) {
      missing.addObject().put("field", "photo").put("reason", "NOT_CONNECTED");
    }
  }

  @ParameterizedTest
  @MethodSource("mismatched")
  void anAnswerToSomethingElseIsMismatched(Consumer<ObjectNode> spoil) {
    // When // Then
    refused(Reason.ANSWER_MISMATCHED, () -> open(spoil));
  }

  @ParameterizedTest
  @MethodSource("invalid")
  void anAnswerThatCanNotBeBelievedIsInvalid(Consumer<ObjectNode> spoil) {
    // When // Then
    refused(Reason.ANSWER_INVALID, () -> open(spoil));
  }

  @ParameterizedTest
  @ValueSource(longs = {-SKEW, 0, SKEW})
  void anAnswerMayBeDatedWithinTheSkew(long seconds) {
    // When
    var opened = open(c -> c.put("iat", NOW.getEpochSecond() + seconds));

    // Then
    assertThat(opened.answer().issuedAt()).isEqualTo(NOW.plusSeconds(seconds));
  }

  @Test
  void aThirdMembersAnswerIsInvalidWhateverItClaims() {
    // Given
    var claims = Federation.answerClaims(sent.signed());
    var named = claims.deepCopy().put("iss", THIRD.code().value());
    var key = THIRD.held(KeyUse.SIGN, suite());

    // When // Then
    refused(Reason.ANSWER_INVALID, () -> open(Forge.jws(Typing.ANSWER, claims, key)));
    refused(Reason.ANSWER_INVALID, () -> open(Forge.jws(Typing.ANSWER, named, key)));
  }

  @Test
  void aKeyForAnotherUseDoesNotSignAnAnswer() {
    // Given
    var claims = Federation.answerClaims(sent.signed());

    // When // Then
    for (var use : new KeyUse[] {KeyUse.TLS, KeyUse.ENCRYPT}) {
      var wire = Forge.jws(Typing.ANSWER, claims, ANSWERER.held(use, suite()));
      refused(Reason.ANSWER_INVALID, () -> open(wire));
    }
  }

  @Test
  void aRefusalByWhoCouldNotOpenTheAskNamesTheBytesOnTheWire() {
    // Given
    var secret = Federation.encrypted(Federation.ask(), suite());

    // When
    var opened = Federation.opener(ASKER).openAnswer(refusal(Digest.sha256(secret.wire())), secret);

    // Then
    assertThat(opened.answer().outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(opened.answer().inReplyTo()).isEmpty();
    refused(
        Reason.ANSWER_MISMATCHED,
        () -> Federation.opener(ASKER).openAnswer(refusal(secret.signed().digest()), secret));
  }

  private byte[] refusal(Digest digest) {
    var claims = Federation.answerClaims(sent.signed());
    claims.put("outcome", "REFUSED").put("reason", "envelope-malformed");
    claims.remove(java.util.List.of("irt", "body", "asOf"));
    claims.putArray("missing");
    digest(claims, digest);
    return Forge.jws(Typing.ANSWER, claims, ANSWERER.held(KeyUse.SIGN, suite()));
  }

  @Test
  void anOpenAnswerToAnEncryptedAskIsInvalid() {
    // Given
    var secret = Federation.encrypted(Federation.ask(), suite());
    var answer = Federation.sealer(ANSWERER).sign(Federation.answer(secret.signed()), suite());

    // When // Then
    refused(
        Reason.ANSWER_INVALID, () -> Federation.opener(ASKER).openAnswer(answer.bytes(), secret));
    var sealed =
        Federation.sealer(ANSWERER)
            .seal(answer, Optional.of(Federation.encryptionKey(ASKER, suite())));
    assertThat(Federation.opener(ASKER).openAnswer(sealed.wire(), secret)).isNotNull();
  }

  @Test
  void anotherNodesExchangeIsNotOpenedAgain() {
    // Given
    var ask = sent.signed().bytes();
    var answer = Federation.wire(Federation.answer(sent.signed()), suite());
    var other = Federation.open(Federation.ask(), suite()).signed().bytes();

    // When // Then
    refused(Reason.ANSWER_INVALID, () -> Federation.opener(THIRD).reopen(ask, answer));
    refused(Reason.ANSWER_MISMATCHED, () -> Federation.opener(ASKER).reopen(other, answer));
    refused(Reason.ANSWER_INVALID, () -> Federation.opener(ASKER).reopen(answer, ask));
  }

  private OpenedAnswer open(Consumer<ObjectNode> spoil) {
    var claims = Federation.answerClaims(sent.signed());
    spoil.accept(claims);
    return open(Forge.jws(Typing.ANSWER, claims, ANSWERER.held(KeyUse.SIGN, suite())));
  }

  private OpenedAnswer open(byte[] wire) {
    return Federation.opener(ASKER).openAnswer(wire, sent);
  }
}

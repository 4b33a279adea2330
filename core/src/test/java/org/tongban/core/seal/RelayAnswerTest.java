package org.tongban.core.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongban.core.directory.ExampleDirectory.NOW;
import static org.tongban.core.seal.Federation.ANSWERER;
import static org.tongban.core.seal.Federation.ASKER;
import static org.tongban.core.seal.Federation.THIRD;
import static org.tongban.core.seal.Refusals.refused;
import static org.tongban.core.seal.Relays.CITY;
import static org.tongban.core.seal.Relays.PROVINCE;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.Answer;
import org.tongban.core.message.Digest;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.Outcome;
import org.tongban.core.refusal.Reason;

/** The way back: a relay may say no in its own name, and pass on what the target sealed. */
class RelayAnswerTest {
  private final SealedAsk sent = Relays.sealed(Federation.ask(), suite());
  private final PassedRelay province = Relays.pass(PROVINCE, sent.wire(), ASKER);
  private final PassedRelay city = Relays.pass(CITY, province.wire(), PROVINCE);

  /** The suite under test; the same cases run again in the other. */
  Suite suite() {
    return Suite.ES256;
  }

  @Test
  void aRelaysNoIsItsOwn() {
    // Given
    var no = refusal(PROVINCE, ASKER, sent.wire(), Outcome.REFUSED, "not-permitted");

    // When
    var opened = Relays.opener(ASKER).openAnswer(no, sent);

    // Then
    assertThat(opened.answer().issuer()).isEqualTo(PROVINCE.code());
    assertThat(opened.answer().reason()).contains("not-permitted");
  }

  @Test
  void aRelaySaysNothingButNo() {
    // Given: signed by the relay, of its own ask, and with a fact
    var answer = Federation.answer(sent.signed());
    var fact = Federation.sealer(PROVINCE).sign(named(answer, PROVINCE), suite()).bytes();
    var inItsName = Federation.sealer(PROVINCE).sign(answer, suite()).bytes();

    // When // Then
    for (var wire : List.of(fact, inItsName)) {
      refused(
          Reason.ANSWER_INVALID,
          () -> Relays.opener(ASKER).openAnswer(wire, sent),
          Federation.CITIZEN);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"310100", "310118", "330421"})
  void nobodyElsesNoCountsInTheOpen(String code) {
    // Given
    var who =
        List.of(CITY, ANSWERER, THIRD).stream()
            .filter(party -> party.code().value().equals(code))
            .findFirst()
            .orElseThrow();
    var no = refusal(who, ASKER, sent.wire(), Outcome.REFUSED, "not-permitted");

    // When // Then
    refused(Reason.ANSWER_INVALID, () -> Relays.opener(ASKER).openAnswer(no, sent));
  }

  @Test
  void aNoToAnotherMessageIsNoNoToThisOne() {
    // Given
    var no = refusal(PROVINCE, ASKER, city.wire(), Outcome.REFUSED, "not-permitted");

    // When // Then
    refused(Reason.ANSWER_MISMATCHED, () -> Relays.opener(ASKER).openAnswer(no, sent));
  }

  @Test
  void theAnswerOfTheTargetDoesNotComeWithoutItsWay() {
    // Given
    var reply = reply(city, sent);
    var parts = Relays.parts(reply);
    var bare = Forge.utf8(parts.get(parts.size() - 1));

    // When // Then
    refused(Reason.ANSWER_INVALID, () -> Relays.opener(ASKER).openAnswer(bare, sent));
    refused(Reason.ANSWER_INVALID, () -> Relays.opener(ASKER).openAnswer(reply, sent));
    refused(Reason.ANSWER_INVALID, () -> Relays.relay(CITY).openReturn(bare, city));
  }

  @Test
  void aRelayDoesNotTurnTheWayItself() {
    // Given: the city signs the statement with which the way back begins
    var turned =
        Relays.followed(
            city.wire(),
            CITY,
            suite(),
            claims -> claims.put("iss", CITY.code().value()).put("aud", PROVINCE.code().value()));

    // When // Then
    refused(Reason.ANSWER_INVALID, () -> Relays.relay(PROVINCE).openReturn(turned, province));
  }

  @Test
  void theReplyOfAnotherExchangeDoesNotFit() {
    // Given
    var other = Relays.sealed(Federation.ask(), suite());
    var passed = Relays.pass(PROVINCE, other.wire(), ASKER);
    var reply = reply(Relays.pass(CITY, passed.wire(), PROVINCE), other);

    // When // Then
    refused(Reason.ANSWER_INVALID, () -> Relays.relay(CITY).openReturn(reply, city));
    refused(Reason.ANSWER_INVALID, () -> Relays.opener(ASKER).openAnswer(reply, sent));
  }

  @Test
  void anAnswerToAnotherAskUnderThisWayIsNoticedInside() {
    // Given: the target itself mixes them up
    var other = Relays.sealed(Federation.ask(), suite());
    var reply = backToAsker(reply(city, other));

    // When // Then
    refused(Reason.ANSWER_MISMATCHED, () -> Relays.opener(ASKER).openAnswer(reply, sent));
  }

  @Test
  void sealedBytesThatARelayExchangesOnTheWayBackAreNoticed() {
    // Given
    var parts = Relays.parts(backToAsker(reply(city, sent)));
    parts.set(parts.size() - 1, Relays.parts(reply(city, sent)).get(4));

    // When // Then
    refused(Reason.ANSWER_INVALID, () -> Relays.opener(ASKER).openAnswer(Relays.wire(parts), sent));
  }

  @Test
  void aRelayLeavesNoStatementOutOnTheWayBack() {
    // Given
    var parts = Relays.parts(backToAsker(reply(city, sent)));
    parts.remove(4);

    // When // Then
    refused(Reason.ANSWER_INVALID, () -> Relays.opener(ASKER).openAnswer(Relays.wire(parts), sent));
  }

  @Test
  void theNoOfTheNextMemberIsTheReasonOfTheRelaysNo() {
    // Given
    var no = refusal(ANSWERER, CITY, city.wire(), Outcome.REFUSED, "seen-before");
    var unknown = refusal(ANSWERER, CITY, city.wire(), Outcome.REFUSED, "of-tomorrow");
    var ours = refusal(ANSWERER, CITY, city.wire(), Outcome.REFUSED, "journal-unavailable");
    var byThird = refusal(THIRD, CITY, city.wire(), Outcome.REFUSED, "seen-before");
    var another = refusal(ANSWERER, CITY, province.wire(), Outcome.REFUSED, "seen-before");
    var toThird = refusal(ANSWERER, THIRD, city.wire(), Outcome.REFUSED, "seen-before");

    // When // Then
    refused(Reason.SEEN_BEFORE, () -> Relays.relay(CITY).openReturn(no, city));
    refused(Reason.PEER_REFUSED, () -> Relays.relay(CITY).openReturn(unknown, city));
    refused(Reason.PEER_REFUSED, () -> Relays.relay(CITY).openReturn(ours, city));
    refused(Reason.ANSWER_INVALID, () -> Relays.relay(CITY).openReturn(byThird, city));
    refused(Reason.ANSWER_MISMATCHED, () -> Relays.relay(CITY).openReturn(another, city));
    refused(Reason.ANSWER_MISMATCHED, () -> Relays.relay(CITY).openReturn(toThird, city));
  }

  private byte[] reply(PassedRelay arrived, SealedAsk about) {
    var opened = Relays.opener(ANSWERER).openAsk(arrived.wire(), CITY.code());
    var sealer = Federation.sealer(ANSWERER);
    var signed = sealer.sign(Federation.answer(about.signed()), suite());
    return sealer
        .seal(signed, Optional.of(Federation.encryptionKey(ASKER, suite())), opened)
        .wire();
  }

  private byte[] backToAsker(byte[] reply) {
    var atCity = Relays.relay(CITY).openReturn(reply, city);
    var fromCity = Federation.sealer(CITY).pass(atCity, NOW).wire();
    var atProvince = Relays.relay(PROVINCE).openReturn(fromCity, province);
    return Federation.sealer(PROVINCE).pass(atProvince, NOW).wire();
  }

  private byte[] refusal(Party from, Party to, byte[] about, Outcome outcome, String reason) {
    var answer =
        new Answer(
            MessageId.next(),
            from.code(),
            to.code(),
            NOW,
            Optional.empty(),
            Digest.sha256(about),
            outcome,
            Optional.of(reason),
            List.of(),
            Optional.empty(),
            List.of(),
            Optional.empty());
    return Federation.sealer(from).sign(answer, suite()).bytes();
  }

  private static Answer named(Answer answer, Party issuer) {
    return new Answer(
        answer.id(),
        issuer.code(),
        answer.audience(),
        answer.issuedAt(),
        answer.inReplyTo(),
        answer.askDigest(),
        answer.outcome(),
        answer.reason(),
        answer.accepts(),
        answer.asOf(),
        answer.missing(),
        answer.body());
  }
}

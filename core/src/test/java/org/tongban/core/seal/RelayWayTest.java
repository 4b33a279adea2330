package org.tongban.core.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongban.core.directory.ExampleDirectory.CLOCK;
import static org.tongban.core.directory.ExampleDirectory.NOW;
import static org.tongban.core.seal.Federation.ANSWERER;
import static org.tongban.core.seal.Federation.ASKER;
import static org.tongban.core.seal.Federation.THIRD;
import static org.tongban.core.seal.Refusals.refused;
import static org.tongban.core.seal.Relays.CITY;
import static org.tongban.core.seal.Relays.PROVINCE;
import static org.tongban.core.seal.Relays.WAY;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.MemberCode;
import org.tongban.core.refusal.Reason;

/** The way that a message takes over relays, and who may take it. */
class RelayWayTest {
  private final SealedAsk sent = Relays.sealed(Federation.ask(), suite());

  /** The suite under test; the same cases run again in the other. */
  Suite suite() {
    return Suite.ES256;
  }

  @Test
  void anAskAndItsAnswerGoOverTwoRelays() {
    // Given
    var province = Relays.pass(PROVINCE, sent.wire(), ASKER);
    var city = Relays.pass(CITY, province.wire(), PROVINCE);

    // When
    var opened = Relays.opener(ANSWERER).openAsk(city.wire(), CITY.code());
    var sealer = Federation.sealer(ANSWERER);
    var signed = sealer.sign(Federation.answer(sent.signed()), suite());
    var key = Federation.encryptionKey(ASKER, suite());
    var reply = sealer.seal(signed, Optional.of(key), opened).wire();
    var fromCity = back(CITY, reply, city);
    var fromProvince = back(PROVINCE, fromCity, province);
    var answer = Relays.opener(ASKER).openAnswer(fromProvince, sent);

    // Then
    assertThat(opened.ask()).isEqualTo(sent.signed().ask());
    assertThat(opened.encrypted()).isTrue();
    assertThat(province.next()).isEqualTo(CITY.code());
    assertThat(province.arrives()).isFalse();
    assertThat(city.next()).isEqualTo(ANSWERER.code());
    assertThat(city.arrives()).isTrue();
    assertThat(answer.answer()).isEqualTo(signed.answer());
  }

  private static byte[] back(Party self, byte[] reply, PassedRelay passed) {
    var opened = Relays.relay(self).openReturn(reply, passed);
    return Federation.sealer(self).pass(opened, NOW).wire();
  }

  @Test
  void aRelayReadsNothingButNamesTimesAndDigests() {
    // Given
    var passed = Relays.arrived(sent);
    var sealed = Forge.utf8(Relays.parts(passed.wire()).get(3));

    // When // Then
    assertThat(new String(passed.statements(), StandardCharsets.US_ASCII))
        .doesNotContain(new String(sealed, StandardCharsets.US_ASCII))
        .hasSizeLessThan(passed.wire().length);
    for (var statement : Relays.parts(passed.statements())) {
      assertThat(Forge.text(Forge.decode(Forge.part(Forge.utf8(statement), 1))))
          .doesNotContain(Federation.CITIZEN, "assistance", "body");
    }
    refused(
        Reason.ENVELOPE_MALFORMED,
        () -> Relays.opener(CITY).openAsk(sealed, ASKER.code()),
        Federation.CITIZEN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"320509", "310100", "330421"})
  void onlyTheLastToHaveSignedItMayDeliver(String peer) {
    // Given
    var code = new MemberCode(peer);

    // When // Then
    if (!code.equals(ASKER.code())) {
      refused(Reason.NOT_FROM_THIS_PEER, () -> Relays.relay(PROVINCE).openRelay(sent.wire(), code));
    }
    var arrived = Relays.arrived(sent).wire();
    if (!code.equals(CITY.code())) {
      refused(Reason.NOT_FROM_THIS_PEER, () -> Relays.opener(ANSWERER).openAsk(arrived, code));
    }
  }

  @Test
  void whereTheDirectoryNamesRelaysNobodyComesDirectly() {
    // Given
    var direct = Federation.encrypted(Federation.ask(), suite());

    // When // Then
    refused(
        Reason.NOT_FROM_THIS_PEER,
        () -> Relays.opener(ANSWERER).openAsk(direct.wire(), ASKER.code()));
  }

  @Test
  void whereTheDirectoryNamesNoRelayNobodyComesOverOne() {
    // Given
    var arrived = Relays.arrived(sent).wire();
    var opener = Federation.opener(ANSWERER, Relays.directTree(), CLOCK);
    var relay = Relays.relay(PROVINCE, Relays.directTree(), NOW);

    // When // Then
    refused(Reason.NOT_FROM_THIS_PEER, () -> opener.openAsk(arrived, CITY.code()));
    refused(Reason.NOT_RELAYED, () -> relay.openRelay(sent.wire(), ASKER.code()));
  }

  @Test
  void aRelayPassesNothingOnThatIsNotOnItsWay() {
    // Given: straight to the city, which comes second
    var short1 = Relays.sealed(ASKER, Federation.ask(), suite(), List.of(CITY.code()));

    // When // Then
    refused(Reason.NOT_RELAYED, () -> Relays.relay(CITY).openRelay(short1.wire(), ASKER.code()));
  }

  @Test
  void aRelayTakesNothingThatCameOverAnotherThanTheDirectoryNames() {
    // Given: over a third member in place of the province
    var begun = Relays.sealed(ASKER, Federation.ask(), suite(), List.of(THIRD.code(), CITY.code()));
    var wire =
        Relays.followed(
            begun.wire(), THIRD, suite(), claims -> claims.put("aud", CITY.code().value()));

    // When // Then
    refused(Reason.NOT_RELAYED, () -> Relays.relay(CITY).openRelay(wire, THIRD.code()));
  }

  @Test
  void anAnswerOnItsWayBackIsNoAsk() {
    // Given
    var answer = Relays.answer(sent, suite());
    var wire =
        Relays.turned(Relays.arrived(sent).wire(), ANSWERER, suite(), answer, Relays.to(CITY));

    // When // Then
    refused(Reason.NOT_FOR_THIS_NODE, () -> Relays.relay(CITY).openRelay(wire, ANSWERER.code()));
  }

  @Test
  void aMemberThatIsNotTheTargetDoesNotTakeIt() {
    // Given: the city hands it to somebody else
    var atCity = Relays.pass(PROVINCE, sent.wire(), ASKER).wire();
    var astray =
        Relays.followed(atCity, CITY, suite(), claims -> claims.put("aud", THIRD.code().value()));

    // When // Then
    refused(Reason.RELAY_LOOP, () -> Relays.relay(THIRD).openRelay(astray, CITY.code()));
    refused(Reason.RELAY_LOOP, () -> Relays.opener(THIRD).openAsk(astray, CITY.code()));
    var one = Relays.sealed(ASKER, Federation.ask(), suite(), List.of(THIRD.code()));
    refused(Reason.NOT_RELAYED, () -> Relays.relay(THIRD).openRelay(one.wire(), ASKER.code()));
    refused(Reason.NOT_FOR_THIS_NODE, () -> Relays.opener(THIRD).openAsk(one.wire(), ASKER.code()));
  }

  @Test
  void aMessageDoesNotComeToAMemberTwice() {
    // Given: the city sends it back to the province, or to the asker
    var atCity = Relays.pass(PROVINCE, sent.wire(), ASKER).wire();

    for (var again : List.of(PROVINCE, ASKER)) {
      // When
      var loop =
          Relays.followed(atCity, CITY, suite(), claims -> claims.put("aud", again.code().value()));

      // Then
      refused(Reason.RELAY_LOOP, () -> Relays.relay(again).openRelay(loop, CITY.code()));
    }
  }

  @Test
  void aMessageDoesNotPassMoreRelaysThanItsAskerForesaw() {
    // Given
    var one = Relays.sealed(ASKER, Federation.ask(), suite(), WAY.subList(0, 1));
    var passed = Relays.pass(PROVINCE, one.wire(), ASKER);

    // When // Then
    refused(Reason.RELAY_LOOP, () -> Relays.relay(CITY).openRelay(passed.wire(), PROVINCE.code()));
  }

  @Test
  void moreStatementsThanAnyWayHasAreNotEvenRead() {
    // Given
    var parts = Relays.parts(sent.wire());
    parts.addAll(0, Collections.nCopies(6, "A.A.A"));

    // When // Then
    refused(
        Reason.RELAY_LOOP,
        () -> Relays.relay(PROVINCE).openRelay(Relays.wire(parts), ASKER.code()));
  }

  @Test
  void aMessageIsRelayedWithinItsTimeOnly() {
    // Given
    var end = sent.signed().ask().validity().expiresAt().plus(Federation.LIMITS.clockSkew());

    // When // Then
    assertThat(
            Relays.relay(PROVINCE, Relays.tree(), end.minusNanos(1))
                .openRelay(sent.wire(), ASKER.code())
                .id())
        .isEqualTo(sent.signed().ask().id());
    refused(
        Reason.TOO_OLD,
        () -> Relays.relay(PROVINCE, Relays.tree(), end).openRelay(sent.wire(), ASKER.code()));
    var ahead = NOW.plus(Federation.LIMITS.clockSkew()).plusSeconds(1).getEpochSecond();
    var early =
        Relays.begun(sent, suite(), claims -> claims.put("iat", ahead).put("exp", ahead + 60));
    refused(Reason.NOT_YET_VALID, () -> Relays.relay(PROVINCE).openRelay(early, ASKER.code()));
    var late =
        Relays.followed(
            Relays.pass(PROVINCE, sent.wire(), ASKER).wire(),
            CITY,
            suite(),
            claims -> claims.put("iat", ahead));
    refused(Reason.NOT_YET_VALID, () -> Relays.opener(ANSWERER).openAsk(late, CITY.code()));
  }
}

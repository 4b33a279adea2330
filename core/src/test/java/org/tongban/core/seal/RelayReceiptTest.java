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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.Receipt;
import org.tongban.core.message.Step;
import org.tongban.core.refusal.Reason;

/** Receipts of an ask that went over relays: the relay's own, and those of the asked member. */
class RelayReceiptTest {
  @ParameterizedTest
  @EnumSource(Suite.class)
  void aRelaySaysInTheOpenThatItPassedTheBytesOn(Suite suite) {
    // Given
    var sent = Relays.sealed(Federation.ask(), suite);
    var receipt = Receipts.relayed(sent, PROVINCE);

    // When
    var opened = open(signed(receipt, PROVINCE, suite), sent);

    // Then
    assertThat(opened.receipt()).isEqualTo(receipt);
  }

  @ParameterizedTest
  @EnumSource(Suite.class)
  void aRelaySaysNothingElse(Suite suite) {
    // Given: each in the relay's name, and in the name of the member behind it
    var sent = Relays.sealed(Federation.ask(), suite);
    for (var step : List.of(Step.ACCEPTED, Step.DELIVERED, Step.RETRIEVED, Step.EXPIRED)) {
      var claims = Receipts.claims(Receipts.of(sent.signed(), step));
      var key = PROVINCE.held(KeyUse.SIGN, suite);
      var named = claims.deepCopy().put("iss", PROVINCE.code().value());

      // When // Then
      for (var said : List.of(claims, named)) {
        refused(Reason.ANSWER_INVALID, () -> open(Forge.jws(Typing.RECEIPT, said, key), sent));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Suite.class)
  void onlyTheFirstRelaySaysThatItPassedItOn(Suite suite) {
    // Given
    var sent = Relays.sealed(Federation.ask(), suite);
    var direct = Federation.open(Federation.ask(), suite);

    // When // Then
    for (var party : List.of(CITY, ANSWERER, THIRD)) {
      var receipt = Receipts.relayed(sent, party);
      refused(Reason.ANSWER_INVALID, () -> open(signed(receipt, party, suite), sent));
    }
    // and nobody of an ask that went directly
    var receipt = Receipts.relayed(direct, ANSWERER);
    refused(
        Reason.ANSWER_INVALID,
        () -> Federation.opener(ASKER).openReceipt(signed(receipt, ANSWERER, suite), direct));
  }

  @ParameterizedTest
  @EnumSource(Suite.class)
  void aRelaysReceiptIsOfTheBytesThatItWasHanded(Suite suite) {
    // Given
    var sent = Relays.sealed(Federation.ask(), suite);
    var other = Relays.sealed(Federation.ask(), suite);
    var inside = Receipts.claims(Receipts.relayed(sent, PROVINCE));
    inside.set("ask", DigestClaim.write(sent.signed().digest()));

    // When // Then
    var of = signed(Receipts.relayed(other, PROVINCE), PROVINCE, suite);
    refused(Reason.ANSWER_MISMATCHED, () -> open(of, sent));
    var known = Forge.jws(Typing.RECEIPT, inside, PROVINCE.held(KeyUse.SIGN, suite));
    refused(Reason.ANSWER_MISMATCHED, () -> open(known, sent));
  }

  @ParameterizedTest
  @EnumSource(Suite.class)
  void theAskedMembersReceiptComesBackOnTheWay(Suite suite) {
    // Given
    var sent = Relays.sealed(Federation.ask(), suite);
    var province = Relays.pass(PROVINCE, sent.wire(), ASKER);
    var city = Relays.pass(CITY, province.wire(), PROVINCE);
    var arrived = Relays.opener(ANSWERER).openAsk(city.wire(), CITY.code());
    var sealer = Federation.sealer(ANSWERER);
    var signed = sealer.sign(Receipts.of(sent.signed(), Step.ACCEPTED), suite);
    var key = Optional.of(Federation.encryptionKey(ASKER, suite));

    // When
    var turned = sealer.seal(signed, key, arrived).wire();
    var atCity = Relays.relay(CITY).openReturn(turned, city);
    var fromCity = Federation.sealer(CITY).pass(atCity, NOW).wire();
    var atProvince = Relays.relay(PROVINCE).openReturn(fromCity, province);
    var back = Federation.sealer(PROVINCE).pass(atProvince, NOW).wire();

    // Then
    assertThat(open(back, sent).receipt()).isEqualTo(signed.receipt());
    refused(Reason.ANSWER_INVALID, () -> open(signed.bytes(), sent));
    refused(Reason.ANSWER_INVALID, () -> Relays.opener(ASKER).openAnswer(back, sent));
  }

  private static byte[] signed(Receipt receipt, Party by, Suite suite) {
    return Federation.sealer(by).sign(receipt, suite).bytes();
  }

  private static OpenedReceipt open(byte[] wire, SealedAsk sent) {
    return Relays.opener(ASKER).openReceipt(wire, sent);
  }
}

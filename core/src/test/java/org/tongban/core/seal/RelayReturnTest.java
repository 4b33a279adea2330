package org.tongban.core.seal;

import static org.tongban.core.directory.ExampleDirectory.NOW;
import static org.tongban.core.seal.Federation.ANSWERER;
import static org.tongban.core.seal.Federation.ASKER;
import static org.tongban.core.seal.Federation.THIRD;
import static org.tongban.core.seal.Refusals.refused;
import static org.tongban.core.seal.Relays.CITY;
import static org.tongban.core.seal.Relays.PROVINCE;
import static org.tongban.core.seal.Relays.to;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.Digest;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.Outcome;
import org.tongban.core.refusal.Reason;

/** A way back that is not the way out, even where members agree on it. */
class RelayReturnTest {
  private static final Suite SUITE = Suite.ES256;
  private final SealedAsk sent = Relays.sealed(Federation.ask(), SUITE);
  private final PassedRelay province = Relays.pass(PROVINCE, sent.wire(), ASKER);
  private final PassedRelay city = Relays.pass(CITY, province.wire(), PROVINCE);
  private final byte[] answer = Relays.answer(sent, SUITE);

  @Test
  void theWayBackLeadsOverNobodyElse() {
    // Given: the city hands the answer to a third member, the province gets it all the same
    var turned = Relays.turned(city.wire(), ANSWERER, SUITE, answer, to(CITY));
    var astray = Relays.turned(turned, CITY, SUITE, answer, to(THIRD));

    // When // Then
    refused(Reason.ANSWER_INVALID, () -> Relays.relay(PROVINCE).openReturn(astray, province));
  }

  @Test
  void theRelaysAreThoseThatTheDirectoryNamed() {
    // Given: the province and the target leave the city out
    var passed = Relays.followed(sent.wire(), PROVINCE, SUITE, claims -> {});
    var turned = Relays.turned(passed, ANSWERER, SUITE, answer, to(PROVINCE));
    var back = Relays.turned(turned, PROVINCE, SUITE, answer, to(ASKER));

    // When // Then
    refused(Reason.ANSWER_INVALID, () -> Relays.opener(ASKER).openAnswer(back, sent));
  }

  @Test
  void theWayBackEndsWhereTheWayOutBegan() {
    // Given: one relay, and a statement of the asker's behind the last
    var one = Relays.sealed(ASKER, Federation.ask(), SUITE, List.of(PROVINCE.code()));
    var sealed = Relays.answer(one, SUITE);
    var passed = Relays.followed(one.wire(), PROVINCE, SUITE, claims -> {});
    var turned = Relays.turned(passed, ANSWERER, SUITE, sealed, to(PROVINCE));
    var back = Relays.turned(turned, PROVINCE, SUITE, sealed, to(ASKER));
    var further = Relays.turned(back, ASKER, SUITE, sealed, to(THIRD));

    // When // Then
    refused(Reason.ANSWER_INVALID, () -> Relays.opener(ASKER).openAnswer(further, one));
  }

  @Test
  void theSealedBytesOfTheAskStayTheSameWhereTheAnswerIsGood() {
    // Given: the city and the target agree on another ask
    var passed = Relays.turned(province.wire(), CITY, SUITE, answer, claims -> {});
    var turned = Relays.turned(passed, ANSWERER, SUITE, answer, to(CITY));
    var back = Relays.turned(turned, CITY, SUITE, answer, to(PROVINCE));

    // When // Then
    refused(Reason.ANSWER_INVALID, () -> Relays.relay(PROVINCE).openReturn(back, province));
  }

  @Test
  void aStatementOnTheWayBackIsOfItsTime() {
    // Given
    var skew = Federation.LIMITS.clockSkew().toSeconds();
    for (var seconds : List.of(-skew - 1, skew + 1)) {
      var at = NOW.getEpochSecond() + seconds;
      var turned =
          Relays.turned(
              city.wire(), ANSWERER, SUITE, answer, to(CITY).andThen(c -> c.put("iat", at)));

      // When // Then
      refused(Reason.ANSWER_INVALID, () -> Relays.relay(CITY).openReturn(turned, city));
    }
  }

  @Test
  void aNoThatNamesTheAskIsNotTheRelays() {
    // Given
    var irt = sent.signed().ask().id().toString();
    var no = refusal(PROVINCE, PROVINCE, ASKER, sent.wire(), c -> c.put("irt", irt));

    // When // Then
    refused(Reason.ANSWER_INVALID, () -> Relays.opener(ASKER).openAnswer(no, sent));
  }

  @Test
  void theNextMembersNoIsSignedAndIssuedByIt() {
    // Given
    var wire = city.wire();
    var signedByAnother = refusal(THIRD, ANSWERER, CITY, wire, c -> {});
    var inAnothersName = refusal(ANSWERER, THIRD, CITY, wire, c -> {});
    var early = NOW.minus(Federation.LIMITS.clockSkew()).minusSeconds(1).getEpochSecond();
    var old = refusal(ANSWERER, ANSWERER, CITY, wire, c -> c.put("iat", early));
    var fact = Federation.wire(Federation.answer(sent.signed()), SUITE);

    // When // Then
    for (var no : List.of(signedByAnother, inAnothersName, old, fact)) {
      refused(Reason.ANSWER_INVALID, () -> Relays.relay(CITY).openReturn(no, city));
    }
  }

  @Test
  void theNextMembersNoInTheOpenDoesNotNameTheAsk() {
    // Given
    var irt = MessageId.next().toString();
    var no = refusal(ANSWERER, ANSWERER, CITY, city.wire(), c -> c.put("irt", irt));

    // When // Then
    refused(Reason.ANSWER_MISMATCHED, () -> Relays.relay(CITY).openReturn(no, city));
  }

  private byte[] refusal(
      Party signer, Party issuer, Party to, byte[] about, Consumer<ObjectNode> spoil) {
    var claims = Federation.answerClaims(sent.signed());
    claims.put("iss", issuer.code().value()).put("aud", to.code().value());
    claims.put("outcome", Outcome.REFUSED.name()).put("reason", "not-permitted");
    claims.putArray("missing");
    claims.remove(List.of("irt", "body", "asOf"));
    ((ObjectNode) claims.get("ask")).put("value", Digest.sha256(about).value());
    spoil.accept(claims);
    return Forge.jws(Typing.ANSWER, claims, signer.held(KeyUse.SIGN, SUITE));
  }
}

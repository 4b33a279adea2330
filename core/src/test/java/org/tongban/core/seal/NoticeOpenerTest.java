package org.tongban.core.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;
import static org.tongban.core.directory.ExampleDirectory.CLOCK;
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
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.Notice;
import org.tongban.core.message.ServiceId;
import org.tongban.core.message.StrictJson;
import org.tongban.core.refusal.Reason;

/** A notice is believed of the member that delivers it, for a short while, and says no fact. */
class NoticeOpenerTest {
  private final TrustedDirectory directory = Federation.trusted(Federation.tree());
  private final NoticeOpener asker =
      new NoticeOpener(
          Federation.CRYPTO, ASKER::keys, () -> directory, ASKER.code(), Federation.LIMITS, CLOCK);

  private static Notice notice(Notice.Kind kind) {
    boolean escalation = kind == Notice.Kind.ESCALATION;
    return new Notice(
        MessageId.next(),
        ANSWERER.code(),
        ASKER.code(),
        NOW,
        kind,
        "310118-" + MessageId.next(),
        new ServiceId("assistance.economic-check"),
        Receipts.TODAY,
        escalation ? 3 : 0,
        escalation ? Optional.of(THIRD.code()) : Optional.empty());
  }

  private static ObjectNode claims() {
    return (ObjectNode) StrictJson.parse(NoticeClaims.write(notice(Notice.Kind.READY)));
  }

  private void open(ObjectNode claims, Party signer) {
    var wire = Forge.jws(Typing.NOTICE, claims, signer.held(KeyUse.SIGN, Suite.ES256));
    asker.open(wire, ANSWERER.code());
  }

  @ParameterizedTest
  @EnumSource(Notice.Kind.class)
  void aNoticeArrivesAsItWasSigned(Notice.Kind kind) {
    for (var suite : Suite.values()) {
      // Given
      var notice = notice(kind);

      // When
      var wire = Federation.sealer(ANSWERER).sign(notice, suite);

      // Then
      assertThat(asker.open(wire, ANSWERER.code()).notice()).isEqualTo(notice);
    }
  }

  static Stream<Arguments> malformed() {
    return Stream.of(
        spoilt("a fact beside it", c -> c.put("outcome", "POSITIVE")),
        spoilt("whom it is about", c -> c.putObject("subject").put("idNumber", CITIZEN)),
        spoilt("unknown kind", c -> c.put("kind", "ANSWERED" + CITIZEN)),
        spoilt("no ticket", c -> c.remove("ticket")),
        spoilt("ticket no code", c -> c.put("ticket", "Li Na " + CITIZEN)),
        spoilt("days over of what is ready", c -> c.put("over", 1)),
        spoilt("days over as text", c -> c.put("kind", "REMINDER").put("over", "1")),
        spoilt("no days over", c -> c.put("kind", "REMINDER").put("over", 0)),
        spoilt("escalated without who owes", c -> c.put("kind", "ESCALATION").put("over", 1)),
        spoilt("who owes in a reminder", c -> c.put("kind", "REMINDER").put("owes", "330421")),
        spoilt("due on no day", c -> c.put("due", "2027-02-29")));
  }

  private static Arguments spoilt(String name, Consumer<ObjectNode> spoil) {
    return argumentSet(name, spoil);
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void whatIsOfAnotherFormIsNone(Consumer<ObjectNode> spoil) {
    // Given
    var claims = claims();
    spoil.accept(claims);

    // When // Then
    refused(Reason.ENVELOPE_MALFORMED, () -> open(claims, ANSWERER));
  }

  @Test
  void nobodyTellsInAnothersName() {
    // Given
    var genuine = Federation.sealer(ANSWERER).sign(notice(Notice.Kind.READY), Suite.ES256);

    // When // Then: signed by a third member, carried by it, made out to it
    refused(Reason.SIGNATURE_INVALID, () -> open(claims(), THIRD));
    refused(Reason.NOT_FROM_THIS_PEER, () -> asker.open(genuine, THIRD.code()));
    var other = claims().put("aud", THIRD.code().value());
    refused(Reason.NOT_FOR_THIS_NODE, () -> open(other, ANSWERER));
  }

  @Test
  void aNoticeIsBelievedAsShortlyAsAnAsk() {
    // Given
    long life = Federation.LIMITS.longestValidity().plus(Federation.LIMITS.clockSkew()).toSeconds();
    long skew = Federation.LIMITS.clockSkew().toSeconds();
    var last = claims().put("iat", NOW.getEpochSecond() - life + 1);
    var old = claims().put("iat", NOW.getEpochSecond() - life);
    var ahead = claims().put("iat", NOW.getEpochSecond() + skew + 1);

    // When // Then
    open(last, ANSWERER);
    refused(Reason.TOO_OLD, () -> open(old, ANSWERER));
    refused(Reason.NOT_YET_VALID, () -> open(ahead, ANSWERER));
  }

  @Test
  void noOtherMessageIsReadAsANotice() {
    // Given
    var key = ANSWERER.held(KeyUse.SIGN, Suite.ES256);
    var renamed = Forge.jws(Typing.RECEIPT, claims(), key);

    // When // Then
    refused(Reason.ENVELOPE_MALFORMED, () -> asker.open(renamed, ANSWERER.code()));
    refused(
        Reason.ENVELOPE_MALFORMED,
        () ->
            Federation.opener(ASKER)
                .openAsk(Forge.jws(Typing.NOTICE, claims(), key), ANSWERER.code()));
  }
}

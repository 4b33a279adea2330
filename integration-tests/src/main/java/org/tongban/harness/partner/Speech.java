package org.tongban.harness.partner;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.tongban.core.directory.CertifiedKey;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.Answer;
import org.tongban.core.message.AnswerItem;
import org.tongban.core.message.Digest;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.Outcome;
import org.tongban.core.seal.Sealer;
import org.tongban.harness.scenario.ScriptedAnswer;

/** Makes the answers of a simulated region and seals them as their asks were. */
final class Speech {
  private final Trade trade;
  private final Sealer sealer;

  Speech(Trade trade, Sealer sealer) {
    this.trade = trade;
    this.sealer = sealer;
  }

  Answer answer(Heard heard, ScriptedAnswer scripted) {
    return new Answer(
        MessageId.next(),
        trade.self(),
        heard.ask().issuer(),
        now(),
        Optional.of(heard.ask().id()),
        heard.digest(),
        scripted.outcome(),
        scripted.reason(),
        List.of(),
        scripted.asOf(),
        scripted.missing(),
        scripted.body());
  }

  /** The answer to many asks in one message. */
  Answer answer(Heard heard, List<AnswerItem> items) {
    return new Answer(
        MessageId.next(),
        trade.self(),
        heard.ask().issuer(),
        now(),
        Optional.of(heard.ask().id()),
        heard.digest(),
        Answer.outcome(items),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        items);
  }

  /** What was answered to one of them. */
  static AnswerItem item(Answer answer) {
    return new AnswerItem(
        answer.askDigest(),
        answer.outcome(),
        answer.reason(),
        answer.asOf(),
        answer.missing(),
        answer.body());
  }

  /** A no to an ask that could be read. */
  Answer refusal(Heard heard, Steps.No no) {
    var ask = heard.ask();
    return no(ask.issuer(), Optional.of(ask.id()), heard.digest(), no);
  }

  /** A no to bytes that could not, signed in the suite that is preferred here. */
  byte[] refuse(byte[] wire, MemberCode from, String reason) {
    var no = new Steps.No(reason, List.of());
    var refusal = no(from, Optional.empty(), Digest.sha256(wire), no);
    return sealer.seal(sealer.sign(refusal, sealer.suites().get(0)), Optional.empty()).wire();
  }

  private Answer no(MemberCode to, Optional<MessageId> inReplyTo, Digest digest, Steps.No no) {
    return new Answer(
        MessageId.next(),
        trade.self(),
        to,
        now(),
        inReplyTo,
        digest,
        Outcome.REFUSED,
        Optional.of(no.reason()),
        no.accepts(),
        Optional.empty(),
        List.of(),
        Optional.empty());
  }

  byte[] seal(Answer answer, Heard heard) {
    var recipient =
        heard.encrypted()
            ? trade.key(answer.audience(), KeyUse.ENCRYPT, heard.suite())
            : Optional.<CertifiedKey>empty();
    return seal(answer, heard, heard.suite(), recipient);
  }

  /** The same in any suite, to any key or in the open. */
  byte[] seal(Answer answer, Heard heard, Suite suite, Optional<CertifiedKey> recipient) {
    var signed = sealer.sign(answer, suite);
    trade.books().signed(answer, signed.bytes());
    return heard
        .opened()
        .map(opened -> sealer.seal(signed, recipient, opened))
        .orElseGet(() -> sealer.seal(signed, recipient))
        .wire();
  }

  private Instant now() {
    return trade.clock().instant().truncatedTo(ChronoUnit.SECONDS);
  }
}

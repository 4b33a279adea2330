package org.tongban.node.station;

import java.util.Objects;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.tongban.core.journal.Journal;
import org.tongban.core.journal.RecordedReply;
import org.tongban.core.message.Outcome;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.seal.OpenedAsk;
import org.tongban.node.peer.PeerReply;

/**
 * Answers a peer whose query was stopped: a signed refusal, or a signed error where the register
 * failed, recorded before it leaves. What can't be recorded isn't answered: the peer gets an empty
 * 503.
 */
public final class RefusePeer {
  private static final PeerReply UNRECORDED = new PeerReply(503, new byte[0]);

  private final AnswerMaker maker;
  private final Journal journal;

  public RefusePeer(AnswerMaker maker, Journal journal) {
    this.maker = Objects.requireNonNull(maker, "maker");
    this.journal = Objects.requireNonNull(journal, "journal");
  }

  /** Replaces the failed exchange's body by the reply to the peer. */
  public void refuse(Exchange exchange) {
    var errorId = ErrorIds.next();
    var cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
    var refused = Failures.refusal(cause, errorId);
    exchange.getMessage().setBody(reply(exchange, refused, errorId));
  }

  private PeerReply reply(Exchange exchange, RefusedException refused, String errorId) {
    if (refused.reason() == Reason.JOURNAL_UNAVAILABLE || refused.reason() == Reason.BUSY) {
      return UNRECORDED;
    }
    try {
      return new PeerReply(200, recorded(exchange, refused.reason()).wire());
    } catch (RefusedException | IllegalStateException e) {
      Failures.refusal(e, errorId);
      return UNRECORDED;
    }
  }

  private RecordedReply recorded(Exchange exchange, Reason reason) {
    var body = exchange.getMessage().getBody();
    var admitted = Opened.admitted(body);
    if (admitted.isPresent()) {
      var opened = admitted.get().permitted().opened();
      return journal.replied(admitted.get(), maker.refusal(opened, outcome(reason), reason));
    }
    return Opened.in(body)
        .map(opened -> refused(opened, reason))
        .orElseGet(() -> rejected(received(body), reason));
  }

  private RecordedReply refused(OpenedAsk opened, Reason reason) {
    return journal.refused(opened, reason, maker.refusal(opened, outcome(reason), reason));
  }

  private RecordedReply rejected(PeerMessage message, Reason reason) {
    var refusal = maker.refusal(message.peer(), message.bytes(), forStrangers(reason));
    return journal.rejected(message.bytes(), Optional.of(message.peer()), reason, refusal);
  }

  /** A fault of ours or of the register is an error; a no is a refusal. */
  static Outcome outcome(Reason reason) {
    return reason.status() >= 500 ? Outcome.ERROR : Outcome.REFUSED;
  }

  private static PeerMessage received(Object body) {
    if (body instanceof PeerMessage message) {
      return message;
    }
    if (body instanceof ReceivedMessage received) {
      return new PeerMessage(received.peer(), "", received.bytes());
    }
    throw new IllegalStateException("the answer route was given something else than a message");
  }

  /** Who fails a check of form or signature isn't told which one it was. */
  static Reason forStrangers(Reason reason) {
    return reason == Reason.ENVELOPE_MALFORMED ? Reason.SIGNATURE_INVALID : reason;
  }
}

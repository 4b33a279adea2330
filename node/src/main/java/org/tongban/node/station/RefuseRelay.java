package org.tongban.node.station;

import java.util.Objects;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.tongban.core.journal.RecordedRelay;
import org.tongban.core.journal.RecordedReply;
import org.tongban.core.journal.RelayJournal;
import org.tongban.core.message.Digest;
import org.tongban.core.policy.PermittedRelay;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.seal.OpenedRelay;
import org.tongban.node.peer.PeerReply;

/**
 * Tells a peer that its message was not passed on, or came to nothing: a refusal in this node's own
 * name, recorded before it leaves. What can't be recorded isn't answered: the peer gets an empty
 * 503.
 */
public final class RefuseRelay {
  private static final PeerReply UNRECORDED = new PeerReply(503, new byte[0]);

  private final AnswerMaker maker;
  private final RelayJournal journal;

  public RefuseRelay(AnswerMaker maker, RelayJournal journal) {
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
      var recorded = recorded(exchange.getMessage().getBody(), refused.reason());
      return new PeerReply(200, recorded.wire());
    } catch (RefusedException | IllegalStateException e) {
      Failures.refusal(e, errorId);
      return UNRECORDED;
    }
  }

  private RecordedReply recorded(Object body, Reason reason) {
    var relay = relay(body);
    if (relay.isPresent()) {
      var opened = relay.get().passed().opened();
      var peer = opened.deliveredBy();
      var refusal = maker.refusal(peer, opened.received(), reason);
      return journal.failed(relay.get(), peer, reason, refusal);
    }
    var opened = opened(body);
    var message = opened.map(RefuseRelay::received).orElseGet(() -> received(body));
    var refusal = maker.refusal(message.peer(), message.bytes(), RefusePeer.forStrangers(reason));
    var digest = Digest.sha256(message.bytes());
    return journal.rejected(opened, message.peer(), digest, reason, refusal);
  }

  private static Optional<RecordedRelay> relay(Object body) {
    if (body instanceof RecordedRelay relay) {
      return Optional.of(relay);
    }
    if (body instanceof ReceivedReturn received) {
      return Optional.of(received.relay());
    }
    if (body instanceof VerifiedReturn verified) {
      return Optional.of(verified.relay());
    }
    return body instanceof SignedReturn signed ? Optional.of(signed.relay()) : Optional.empty();
  }

  private static Optional<OpenedRelay> opened(Object body) {
    if (body instanceof OpenedRelay opened) {
      return Optional.of(opened);
    }
    if (body instanceof PermittedRelay permitted) {
      return Optional.of(permitted.opened());
    }
    return body instanceof SignedPass signed
        ? Optional.of(signed.permitted().opened())
        : Optional.empty();
  }

  private static PeerMessage received(OpenedRelay opened) {
    return new PeerMessage(opened.deliveredBy(), "", opened.received());
  }

  private static PeerMessage received(Object body) {
    if (body instanceof PeerMessage message) {
      return message;
    }
    if (body instanceof ReceivedRelay received) {
      return new PeerMessage(received.peer(), "", received.bytes());
    }
    throw new IllegalStateException("the relay route was given something else than a message");
  }
}

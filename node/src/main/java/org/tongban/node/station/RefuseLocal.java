package org.tongban.node.station;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Exchange;
import org.tongban.core.catalogue.ValidContent;
import org.tongban.core.journal.Journal;
import org.tongban.core.journal.RecordedDispatch;
import org.tongban.core.message.AskContent;
import org.tongban.core.message.MessageId;
import org.tongban.core.policy.PermittedDraft;
import org.tongban.core.refusal.Hop;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.seal.OpenedReply;

/**
 * Tells a local caller that its query was stopped, and records what an auditor must see: a query
 * that our own rules denied, and an ask that left without a usable answer.
 */
public final class RefuseLocal {
  private static final Set<Reason> AT_THE_PEER =
      EnumSet.of(
          Reason.PEER_UNREACHABLE,
          Reason.PEER_TIMEOUT,
          Reason.PEER_NOT_TRUSTED,
          Reason.PEER_REFUSED,
          Reason.ANSWER_INVALID,
          Reason.ANSWER_MISMATCHED,
          Reason.RELAY_LOOP,
          Reason.ANSWER_VIOLATES_CONTRACT);

  /** What our own rules say to a user of ours. */
  static final Set<Reason> OUR_OWN_NO =
      EnumSet.of(Reason.NOT_PERMITTED, Reason.NOT_NECESSARY, Reason.TOO_MANY_ASKS);

  private final Journal journal;

  public RefuseLocal(Journal journal) {
    this.journal = Objects.requireNonNull(journal, "journal");
  }

  /** Replaces the failed exchange's body by a {@link LocalRefusal}. */
  public void refuse(Exchange exchange) {
    var errorId = ErrorIds.next();
    var cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
    var refused = Failures.refusal(cause, errorId);
    var body = exchange.getMessage().getBody();
    var recorded = record(body, refused, errorId);
    var hop = AT_THE_PEER.contains(refused.reason()) ? peer(body) : Hop.ASKING_NODE;
    exchange.getMessage().setBody(new LocalRefusal(refused.at(hop), recorded, errorId));
  }

  /** Whom we talked to, or would have: behind a relay nobody else is in sight. */
  private static Hop peer(Object body) {
    var relayed =
        body instanceof RecordedDispatch dispatch && !dispatch.sealed().relays().isEmpty()
            || body instanceof ReceivedReply reply && !reply.dispatch().sealed().relays().isEmpty();
    return relayed ? Hop.RELAY : Hop.ANSWERING_NODE;
  }

  private Optional<MessageId> record(Object body, RefusedException refused, String errorId) {
    try {
      if (OUR_OWN_NO.contains(refused.reason())) {
        denied(body)
            .ifPresent(
                content -> journal.refusedLocally(content, Optional.empty(), refused.reason()));
      } else if (body instanceof RecordedDispatch dispatch) {
        journal.failed(dispatch, refused.reason(), new byte[0]);
        return Optional.of(id(dispatch));
      } else if (body instanceof ReceivedReply reply) {
        journal.failed(reply.dispatch(), refused.reason(), reply.bytes());
        return Optional.of(id(reply.dispatch()));
      } else if (body instanceof OpenedReply opened) {
        return Optional.of(opened.answering().ask().id());
      }
    } catch (RefusedException e) {
      // the caller gets the first failure; this second one is in the log
      Failures.refusal(e, errorId);
    }
    return Optional.empty();
  }

  /** Both stations that ask our own rules may deny. */
  private static Optional<AskContent> denied(Object body) {
    if (body instanceof ValidContent content) {
      return Optional.of(content.content());
    }
    return body instanceof PermittedDraft permitted
        ? Optional.of(permitted.draft())
        : Optional.empty();
  }

  private static MessageId id(RecordedDispatch dispatch) {
    return dispatch.sealed().signed().ask().id();
  }
}

package org.tongban.node.api;

import org.tongban.core.message.Ask;
import org.tongban.core.message.MessageId;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.node.audit.Audit;
import org.tongban.node.later.OwnAsks;
import org.tongban.node.settings.CallerRole;
import org.tongban.node.store.OwnLater.State;

/**
 * Who is no auditor sees his own exchanges, and learns of no other that it exists. What an auditor
 * sees of others is recorded.
 */
public final class SeenExchanges {
  private final Exchanges exchanges;
  private final Audit audit;
  private final OwnAsks later;

  public SeenExchanges(Exchanges exchanges, Audit audit, OwnAsks later) {
    this.exchanges = exchanges;
    this.audit = audit;
    this.later = later;
  }

  /**
   * The id, where the caller may see the exchange.
   *
   * @param part what of it, for the record
   * @throws RefusedException {@code EXCHANGE_UNKNOWN, EVIDENCE_ERASED}, and {@code
   *     MATTER_WITHDRAWN} for what came though it was withdrawn
   */
  MessageId by(Caller caller, String text, String part) {
    var id = id(text);
    var asked = exchanges.askOf(caller.actor(), id);
    if (asked.isPresent()) {
      asked.filter(ask -> ask.withdraws().isEmpty()).flatMap(Ask::resumes).ifPresent(this::awaited);
      return id;
    }
    if (caller.is(CallerRole.AUDITOR)) {
      audit.reads(caller.actor(), id, part);
      return id;
    }
    // that there was one is no secret to who knows its id
    throw exchanges.askErased(id)
        ? Exchanges.erased()
        : new RefusedException(Reason.EXCHANGE_UNKNOWN, "not the caller's own");
  }

  /** What crossed with the withdrawal is in the journal, and nobody who asked is given it. */
  private void awaited(MessageId first) {
    if (later.find(first).filter(kept -> kept.state() == State.WITHDRAWN).isPresent()) {
      throw new RefusedException(Reason.MATTER_WITHDRAWN, "the first ask was withdrawn");
    }
  }

  /** The id, where the caller asked himself. */
  MessageId own(Caller caller, String text) {
    var id = id(text);
    if (!exchanges.askedBy(caller.actor(), id)) {
      throw new RefusedException(Reason.EXCHANGE_UNKNOWN, "not the caller's own");
    }
    return id;
  }

  static MessageId id(String text) {
    try {
      return MessageId.parse(text);
    } catch (IllegalArgumentException e) {
      throw new RefusedException(Reason.EXCHANGE_UNKNOWN, "no id");
    }
  }
}

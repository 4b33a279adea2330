package org.tongban.node.api;

import org.tongban.core.message.MessageId;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.node.audit.Audit;
import org.tongban.node.settings.CallerRole;

/**
 * Who is no auditor sees his own exchanges, and learns of no other that it exists. What an auditor
 * sees of others is recorded.
 */
public final class SeenExchanges {
  private final Exchanges exchanges;
  private final Audit audit;

  public SeenExchanges(Exchanges exchanges, Audit audit) {
    this.exchanges = exchanges;
    this.audit = audit;
  }

  /**
   * The id, where the caller may see the exchange.
   *
   * @param part what of it, for the record
   * @throws RefusedException {@code EXCHANGE_UNKNOWN, EVIDENCE_ERASED}
   */
  MessageId by(Caller caller, String text, String part) {
    var id = id(text);
    if (exchanges.askedBy(caller.actor(), id)) {
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

  static MessageId id(String text) {
    try {
      return MessageId.parse(text);
    } catch (IllegalArgumentException e) {
      throw new RefusedException(Reason.EXCHANGE_UNKNOWN, "no id");
    }
  }
}

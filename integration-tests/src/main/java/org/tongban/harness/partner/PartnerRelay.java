package org.tongban.harness.partner;

import org.tongban.core.message.MemberCode;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;

/** A simulated region as a relay: passes on what it is handed, waits, and hands the reply back. */
final class PartnerRelay {
  private final RelaySteps steps;
  private final PartnerPost post;

  PartnerRelay(Trade trade, RelaySteps steps) {
    this.steps = steps;
    this.post = new PartnerPost(trade.own().tls(), trade.directory(), trade.clock());
  }

  /**
   * What goes back to who has delivered a message.
   *
   * @param from the member that the TLS handshake proved
   */
  byte[] reply(byte[] wire, MemberCode from) {
    try {
      var passing = steps.opening().open(wire, from);
      if (!steps.permitting().test(passing)) {
        throw new RefusedException(Reason.NOT_PERMITTED, "the script has no such target");
      }
      if (!steps.admission().test(passing)) {
        throw new RefusedException(Reason.SEEN_BEFORE, "passed on before");
      }
      var reply = post.send(passing.next(), passing.wire(), !passing.arrives());
      return steps.returning().back(passing, reply);
    } catch (RefusedException e) {
      return refuse(wire, from, Partner.told(e.reason()));
    }
  }

  /** A no in the region's own name. */
  byte[] refuse(byte[] wire, MemberCode from, String reason) {
    return steps.refusing().refuse(wire, from, reason);
  }
}

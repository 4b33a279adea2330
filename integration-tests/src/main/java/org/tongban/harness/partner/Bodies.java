package org.tongban.harness.partner;

import com.fasterxml.jackson.databind.JsonNode;
import org.tongban.core.message.Ask;
import org.tongban.core.refusal.RefusedException;

/** Holds an ask with another body against its contract. */
final class Bodies {
  private Bodies() {}

  static boolean good(Trade trade, Ask ask, JsonNode body) {
    var other =
        new Ask(
            ask.id(),
            ask.issuer(),
            ask.audience(),
            ask.validity(),
            ask.service(),
            ask.version(),
            ask.purpose(),
            ask.basis(),
            ask.agreement(),
            ask.actor(),
            ask.caseNumber(),
            body);
    try {
      return trade.catalogue().checkAsk(other) != null;
    } catch (RefusedException e) {
      // it breaks the contract as well
      return false;
    }
  }
}

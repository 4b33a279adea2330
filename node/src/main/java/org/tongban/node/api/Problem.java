package org.tongban.node.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.Outcome;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.Refusal;

/**
 * A problem of RFC 9457: one clear no, with every violation, and never an identity.
 *
 * @param outcome what the query came to, where it was a query
 * @param exchange id of the recorded exchange, where there is one
 * @param errorId leads to the log
 */
record Problem(
    Refusal refusal, Optional<Outcome> outcome, Optional<MessageId> exchange, String errorId) {
  static final String MEDIA_TYPE = "application/problem+json";

  int status() {
    return refusal.reason().status();
  }

  /** The document, its texts in the wanted language. */
  ObjectNode json(boolean chinese) {
    Reason reason = refusal.reason();
    var json = JsonNodeFactory.instance.objectNode();
    json.put("type", "/problems/" + reason.code());
    json.put("title", reason.text(chinese));
    json.put("status", reason.status());
    json.put("code", reason.code());
    json.put("hop", refusal.hop().code());
    json.put("errorId", errorId);
    json.put("retryable", reason.retryable());
    outcome.ifPresent(what -> json.put("outcome", what.name()));
    exchange.ifPresent(id -> json.put("exchange", id.toString()));
    var errors = json.putArray("errors");
    for (var violation : refusal.violations()) {
      errors.addObject().put("pointer", violation.pointer()).put("message", violation.message());
    }
    return json;
  }
}

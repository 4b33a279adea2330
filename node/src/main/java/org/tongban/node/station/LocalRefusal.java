package org.tongban.node.station;

import java.util.Objects;
import java.util.Optional;
import org.tongban.core.message.MessageId;
import org.tongban.core.refusal.Refusal;

/**
 * What a local caller learns of a query that was stopped.
 *
 * @param exchange present when the ask was recorded
 * @param errorId leads to the log
 */
public record LocalRefusal(Refusal refusal, Optional<MessageId> exchange, String errorId) {
  public LocalRefusal {
    Objects.requireNonNull(refusal, "refusal");
    Objects.requireNonNull(exchange, "exchange");
    Objects.requireNonNull(errorId, "errorId");
  }
}

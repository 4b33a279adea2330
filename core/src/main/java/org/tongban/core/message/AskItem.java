package org.tongban.core.message;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import java.util.Optional;

/**
 * One of many asks in one message: what differs from one to the next.
 *
 * @param basis where it is not the message's
 * @param caseNumber where it is not the message's
 * @param body the service's own part, of the contract's ask schema
 */
public record AskItem(Optional<Basis> basis, Optional<String> caseNumber, JsonNode body) {
  /** Most items of one message. */
  public static final int MOST = 1_000;

  public AskItem {
    Objects.requireNonNull(basis, "basis");
    Objects.requireNonNull(caseNumber, "caseNumber");
    Objects.requireNonNull(body, "body");
  }
}

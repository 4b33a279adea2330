package org.tongban.node.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import java.util.Optional;
import org.tongban.core.message.Outcome;

/**
 * What was done with an event.
 *
 * @param body of the contract's answer schema, where the outcome has one
 */
public record Disposition(Outcome outcome, Optional<JsonNode> body) {
  public Disposition {
    Objects.requireNonNull(outcome, "outcome");
    Objects.requireNonNull(body, "body");
  }
}

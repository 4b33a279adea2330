package org.tongban.node.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.tongban.core.message.Digest;
import org.tongban.core.message.Outcome;

/**
 * What a register said to a step.
 *
 * @param asked digest of what the step asked
 * @param body not cut yet to what the asker may see
 */
public record StepTaken(Digest asked, Outcome outcome, Optional<Instant> asOf, JsonNode body) {
  public StepTaken {
    Objects.requireNonNull(asked, "asked");
    Objects.requireNonNull(outcome, "outcome");
    Objects.requireNonNull(asOf, "asOf");
    Objects.requireNonNull(body, "body");
  }
}

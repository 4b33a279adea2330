package org.tongban.core.message;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The answer to one of many asks in one message; its members mean what those of an {@link Answer}
 * do.
 *
 * @param ask the leaf of the item that is answered, in the tree of the ask
 */
public record AnswerItem(
    Digest ask,
    Outcome outcome,
    Optional<String> reason,
    Optional<Instant> asOf,
    List<Missing> missing,
    Optional<JsonNode> body) {
  public AnswerItem {
    Objects.requireNonNull(ask, "ask");
    Objects.requireNonNull(outcome, "outcome");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(asOf, "asOf");
    missing = List.copyOf(missing);
    Objects.requireNonNull(body, "body");
    outcome.checkReason(reason);
  }

  /** Whether it says no, or that the answer failed. */
  public boolean refused() {
    return outcome.needsReason();
  }
}

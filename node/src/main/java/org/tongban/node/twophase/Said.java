package org.tongban.node.twophase;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.tongban.core.catalogue.TwoPhase;
import org.tongban.core.message.Outcome;

/** What came back when a step was asked. */
enum Said {
  RESERVED,
  COMMITTED,
  CANCELLED,
  EXPIRED,
  /** The other side knows of no reservation, or made none. */
  NOTHING,
  /** The step was stopped before the register: this asking of it has done nothing. */
  NO,
  /** Something came that can't be read as an answer; the step may have been taken. */
  UNUSABLE,
  /** Nothing is known of it, and asking again may help. */
  LOST;

  /**
   * What an answer says that is neither a refusal nor an error.
   *
   * @param id of the transaction
   */
  static Said of(TwoPhase block, String id, Outcome outcome, Optional<JsonNode> body) {
    if (outcome == Outcome.PENDING) {
      return LOST;
    }
    if (body.isEmpty()) {
      return NOTHING;
    }
    if (!block.about(body.get(), id)) {
      return UNUSABLE;
    }
    var state = block.state(body.get());
    if (state.isEmpty()) {
      return outcome == Outcome.NEGATIVE ? NOTHING : UNUSABLE;
    }
    return switch (state.get()) {
      case OFFERED -> UNUSABLE;
      case RESERVED -> held(block, outcome, body.get());
      case COMMITTED -> COMMITTED;
      case CANCELLED -> CANCELLED;
      case EXPIRED -> EXPIRED;
    };
  }

  /** A reservation counts only with what it takes to commit it. */
  private static Said held(TwoPhase block, Outcome outcome, JsonNode body) {
    var whole =
        outcome == Outcome.POSITIVE
            && block.reference(body).isPresent()
            && block.expires(body).isPresent();
    return whole ? RESERVED : UNUSABLE;
  }
}

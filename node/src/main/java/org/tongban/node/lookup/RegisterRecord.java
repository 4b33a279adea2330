package org.tongban.node.lookup;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tongban.core.message.Outcome;

/**
 * One record that fits the question.
 *
 * @param outcome POSITIVE, NEGATIVE or PARTIAL; empty where the look-up leaves it open
 * @param answer in the words of the contract
 */
record RegisterRecord(
    List<Holder> holders,
    Optional<Outcome> outcome,
    Optional<Instant> asOf,
    Optional<JsonNode> answer) {
  RegisterRecord {
    holders = List.copyOf(holders);
  }
}

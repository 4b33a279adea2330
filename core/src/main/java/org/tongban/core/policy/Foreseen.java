package org.tongban.core.policy;

import java.util.List;
import java.util.Optional;

/**
 * What would be permitted.
 *
 * @param rule id of the rule that would decide
 * @param description of that rule
 * @param agreement that the decision would rely on
 * @param fields that would be seen, as contracts write them
 */
public record Foreseen(
    String rule, String description, Optional<String> agreement, List<String> fields) {
  public Foreseen {
    fields = List.copyOf(fields);
  }
}

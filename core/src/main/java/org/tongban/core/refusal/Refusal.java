package org.tongban.core.refusal;

import java.util.List;
import java.util.Objects;

/**
 * One no, with everything that is known about it.
 *
 * @param reason from the closed list
 * @param hop where the path of the query ended
 * @param violations every broken rule at once; empty where the reason says it all
 * @param detail for this node's own log only, never sent to anybody; holds no identity
 */
public record Refusal(Reason reason, Hop hop, List<Violation> violations, String detail) {
  public Refusal {
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(hop, "hop");
    violations = List.copyOf(violations);
    Objects.requireNonNull(detail, "detail");
  }
}

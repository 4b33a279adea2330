package org.tongban.core.refusal;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One no, with everything that is known about it.
 *
 * @param reason from the closed list
 * @param hop where the path of the query ended
 * @param violations every broken rule at once; empty where the reason says it all
 * @param detail for this node's own log only, never sent to anybody; holds no identity
 * @param retryAfter when the same may be tried again, where that is known
 */
public record Refusal(
    Reason reason,
    Hop hop,
    List<Violation> violations,
    String detail,
    Optional<Duration> retryAfter) {
  public Refusal {
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(hop, "hop");
    violations = List.copyOf(violations);
    Objects.requireNonNull(detail, "detail");
    Objects.requireNonNull(retryAfter, "retryAfter");
  }

  /** A no without a word about when. */
  public Refusal(Reason reason, Hop hop, List<Violation> violations, String detail) {
    this(reason, hop, violations, detail, Optional.empty());
  }
}

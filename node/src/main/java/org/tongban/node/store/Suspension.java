package org.tongban.node.store;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * That nothing is exchanged with another member for a time.
 *
 * @param who name of the user who decided so
 * @param why never about a citizen
 * @param since may be in the future, for what is planned
 * @param until exclusive; empty until somebody ends it
 * @param approvedBy the second person who removed the member; empty for what one person decides
 */
public record Suspension(
    String who, String why, Instant since, Optional<Instant> until, Optional<String> approvedBy) {
  public Suspension(String who, String why, Instant since, Optional<Instant> until) {
    this(who, why, since, until, Optional.empty());
  }

  public Suspension {
    Objects.requireNonNull(approvedBy, "approvedBy");
    Objects.requireNonNull(who, "who");
    Objects.requireNonNull(why, "why");
    Objects.requireNonNull(since, "since");
    Objects.requireNonNull(until, "until");
  }

  /** Whether two people have removed the member. */
  public boolean removal() {
    return approvedBy.isPresent();
  }

  /** Whether it counts at that time. */
  public boolean inForce(Instant now) {
    return !now.isBefore(since) && !over(now);
  }

  /** Whether it doesn't count any more. */
  public boolean over(Instant now) {
    return until.filter(end -> !now.isBefore(end)).isPresent();
  }
}

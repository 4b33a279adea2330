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
 */
public record Suspension(String who, String why, Instant since, Optional<Instant> until) {
  public Suspension {
    Objects.requireNonNull(who, "who");
    Objects.requireNonNull(why, "why");
    Objects.requireNonNull(since, "since");
    Objects.requireNonNull(until, "until");
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

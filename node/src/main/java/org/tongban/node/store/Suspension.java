package org.tongban.node.store;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * That nothing is exchanged with another member for a time.
 *
 * @param who name of the user who decided so
 * @param why never about a citizen
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
    return until.map(now::isBefore).orElse(true);
  }
}

package org.tongban.core.seal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.tongban.core.message.Validity;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;

/** Holds the times of a message against this node's clock. */
final class Times {
  private final TimeLimits limits;
  private final Clock clock;

  Times(TimeLimits limits, Clock clock) {
    this.limits = Objects.requireNonNull(limits, "limits");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /** An ask is refused from the second on in which {@code exp + skew} is reached. */
  void check(Validity validity) {
    var now = clock.instant();
    if (validity.issuedAt().isAfter(now.plus(limits.clockSkew()))) {
      throw new RefusedException(Reason.NOT_YET_VALID, "iat " + validity.issuedAt());
    }
    if (!now.isBefore(validity.expiresAt().plus(limits.clockSkew()))) {
      throw new RefusedException(Reason.TOO_OLD, "exp " + validity.expiresAt());
    }
    var life = Duration.between(validity.issuedAt(), validity.expiresAt());
    if (life.compareTo(limits.longestValidity()) > 0) {
      throw new RefusedException(Reason.TOO_OLD, "a life of " + life + " is longer than accepted");
    }
  }

  /** Whether something can have been said then, in reply to what was said at {@code first}. */
  boolean fits(Instant said, Instant first) {
    return !said.isBefore(first.minus(limits.clockSkew()))
        && !said.isAfter(clock.instant().plus(limits.clockSkew()));
  }
}

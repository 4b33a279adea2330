package org.tongban.core.seal;

import java.time.Duration;
import java.util.Objects;

/**
 * How time is judged.
 *
 * @param clockSkew how far two nodes' clocks may differ; at most 10 minutes
 * @param longestValidity longest life of an ask that is accepted
 */
public record TimeLimits(Duration clockSkew, Duration longestValidity) {
  public static final Duration MAX_SKEW = Duration.ofMinutes(10);

  public TimeLimits {
    Objects.requireNonNull(clockSkew, "clockSkew");
    Objects.requireNonNull(longestValidity, "longestValidity");
    if (clockSkew.isNegative() || clockSkew.compareTo(MAX_SKEW) > 0) {
      throw new IllegalArgumentException("clock skew must be 0 to 10 minutes");
    }
  }
}

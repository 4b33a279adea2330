package org.tongban.node.job;

import java.time.Duration;
import java.util.Objects;

/**
 * How long to wait before something is tried again: twice as long each time, up to a longest wait.
 *
 * @param first wait
 */
public record Backoff(Duration first, Duration longest) {
  /** Beyond any longest wait, and within what a number holds. */
  private static final int MOST_DOUBLINGS = 30;

  public Backoff {
    Objects.requireNonNull(first, "first");
    Objects.requireNonNull(longest, "longest");
  }

  /**
   * The wait after so many.
   *
   * @param waits that were waited before, 0 for none
   */
  public Duration after(int waits) {
    var doubled = first.multipliedBy(1L << Math.max(0, Math.min(waits, MOST_DOUBLINGS)));
    return doubled.compareTo(longest) < 0 ? doubled : longest;
  }
}

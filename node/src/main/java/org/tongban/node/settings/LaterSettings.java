package org.tongban.node.settings;

import java.time.Duration;

/**
 * Services whose contract lets the answer come later.
 *
 * @param fetchFirst time until an ask that was taken in is resumed for the first time; it doubles
 *     each time
 * @param fetchLongest longest time between two resumptions
 * @param grace how long after its last day an ask of others is still worked on; whole days
 */
public record LaterSettings(Duration fetchFirst, Duration fetchLongest, Duration grace) {
  private static final Duration SHORTEST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofDays(1);
  private static final Duration LONGEST_GRACE = Duration.ofDays(366);

  public LaterSettings {
    new Check()
        .value(
            "fetchFirst",
            fetchFirst,
            t -> t.compareTo(SHORTEST) >= 0 && t.compareTo(LONGEST) <= 0,
            "must be 100ms to 1d")
        .value("fetchLongest", fetchLongest, t -> t.compareTo(LONGEST) <= 0, "must be at most 1d")
        .rule(
            "fetchLongest",
            fetchFirst == null || fetchLongest == null || fetchLongest.compareTo(fetchFirst) >= 0,
            "must not be shorter than fetchFirst")
        .value(
            "grace",
            grace,
            t -> !t.isNegative() && t.compareTo(LONGEST_GRACE) <= 0 && wholeDays(t),
            "must be 0d to 366d, in whole days")
        .done();
  }

  private static boolean wholeDays(Duration time) {
    return time.equals(Duration.ofDays(time.toDays()));
  }
}

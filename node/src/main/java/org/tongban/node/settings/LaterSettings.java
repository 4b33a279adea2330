package org.tongban.node.settings;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Services whose contract lets the answer come later.
 *
 * @param fetchFirst time until an ask that was taken in is resumed for the first time; it doubles
 *     each time
 * @param fetchLongest longest time between two resumptions
 * @param grace how long after its last day an ask of others is still worked on; whole days
 * @param remindBefore working days before its last day on which who owes us an answer is reminded
 * @param remindAfter the same after it
 * @param escalateAfter working days after it when the member above is told; never where absent
 */
public record LaterSettings(
    Duration fetchFirst,
    Duration fetchLongest,
    Duration grace,
    List<Integer> remindBefore,
    List<Integer> remindAfter,
    Optional<Integer> escalateAfter) {
  private static final int MOST_DAYS = 250;

  private static final String DAYS = "must be 1 to " + MOST_DAYS + " working days";
  private static final Duration SHORTEST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofDays(1);
  private static final Duration LONGEST_GRACE = Duration.ofDays(366);

  public LaterSettings {
    remindBefore = remindBefore == null ? List.of() : List.copyOf(remindBefore);
    remindAfter = remindAfter == null ? List.of() : List.copyOf(remindAfter);
    Objects.requireNonNull(escalateAfter, "escalateAfter");
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
        .rule("remindBefore", remindBefore.stream().allMatch(LaterSettings::days), DAYS)
        .rule("remindAfter", remindAfter.stream().allMatch(LaterSettings::days), DAYS)
        .rule("escalateAfter", escalateAfter.map(LaterSettings::days).orElse(true), DAYS)
        .done();
  }

  private static boolean days(int many) {
    return many >= 1 && many <= MOST_DAYS;
  }

  private static boolean wholeDays(Duration time) {
    return time.equals(Duration.ofDays(time.toDays()));
  }
}

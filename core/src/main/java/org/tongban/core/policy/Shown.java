package org.tongban.core.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * When somebody may be told of an entry: {@code at-once}, {@code after 180d}, or {@code never}.
 *
 * @param after time since the entry; empty for never
 */
record Shown(Optional<Duration> after) {
  static final String RULE = "must be at-once, never, or after and a number of days, such as 180d";

  private static final Pattern AFTER = Pattern.compile("after ([1-9][0-9]{0,4})d");

  /**
   * @throws IllegalArgumentException for another form
   */
  static Shown parse(String text) {
    if (text.equals("at-once")) {
      return new Shown(Optional.of(Duration.ZERO));
    }
    if (text.equals("never")) {
      return new Shown(Optional.empty());
    }
    var days = AFTER.matcher(text);
    if (!days.matches()) {
      throw new IllegalArgumentException(RULE);
    }
    return new Shown(Optional.of(Duration.ofDays(Long.parseLong(days.group(1)))));
  }

  boolean at(Instant entry, Instant now) {
    return after.filter(wait -> !entry.plus(wait).isAfter(now)).isPresent();
  }
}

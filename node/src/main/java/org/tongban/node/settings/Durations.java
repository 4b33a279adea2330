package org.tongban.node.settings;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

/** Lengths of time as people write them ({@code 30s}, {@code 7d}) and as ISO 8601 does. */
final class Durations {
  private static final Pattern SHORT = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d)");
  private static final String RULE =
      "must be a length of time such as 500ms, 30s, 5m, 2h, 7d or PT30S";

  private Durations() {}

  static Duration parse(String text) {
    var match = SHORT.matcher(text);
    if (match.matches()) {
      return of(Long.parseLong(match.group(1)), match.group(2));
    }
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(RULE, e);
    }
  }

  private static Duration of(long amount, String unit) {
    return switch (unit) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      default -> Duration.ofDays(amount);
    };
  }
}

package org.tongban.core.policy;

import java.time.Duration;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * How often something may happen, written {@code 60/m}: so often in any such stretch of time, and
 * as many at once after a pause.
 *
 * @param count 1 to 9,999,999
 * @param per a second, a minute, an hour or a day
 */
public record Rate(int count, Duration per) {
  /** What a rate looks like, for whoever wrote another thing. */
  public static final String RULE = "must be a rate such as 10/s, 60/m, 500/h or 2000/d";

  private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,6})/([smhd])");

  public Rate {
    Objects.requireNonNull(per, "per");
    if (count < 1 || per.isZero() || per.isNegative()) {
      throw new IllegalArgumentException(RULE);
    }
  }

  /**
   * Reads the written form.
   *
   * @throws IllegalArgumentException with {@link #RULE}
   */
  public static Rate parse(String text) {
    var match = FORM.matcher(text);
    if (!match.matches()) {
      throw new IllegalArgumentException(RULE);
    }
    return new Rate(Integer.parseInt(match.group(1)), unit(match.group(2)));
  }

  private static Duration unit(String letter) {
    return switch (letter) {
      case "s" -> Duration.ofSeconds(1);
      case "m" -> Duration.ofMinutes(1);
      case "h" -> Duration.ofHours(1);
      default -> Duration.ofDays(1);
    };
  }
}

package org.tongban.node.settings;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * When evidence is erased whose retention is over.
 *
 * @param daily whether the node does it by itself
 * @param at time of day (Chinese time), {@code 03:10}
 * @param otherwiseAfter how long messages of no known contract are kept, in whole days
 * @param hold what is kept nevertheless: ids of exchanges, or case references of asks
 */
public record ErasureSettings(
    Boolean daily, String at, Duration otherwiseAfter, List<String> hold) {
  private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");

  public ErasureSettings {
    hold = hold == null ? List.of() : List.copyOf(hold);
    new Check()
        .given("daily", daily)
        .value("at", at, text -> TIME.matcher(text).matches(), "must be a time such as 03:10")
        .value(
            "otherwiseAfter",
            otherwiseAfter,
            t -> t.toDays() >= 1 && t.equals(Duration.ofDays(t.toDays())),
            "must be whole days, at least 1d")
        .done();
  }

  /** As Spring wants it; nothing is done where the node doesn't do it by itself. */
  public String cron() {
    return daily
        ? "0 "
            + Integer.valueOf(at.substring(3))
            + " "
            + Integer.valueOf(at.substring(0, 2))
            + " * * *"
        : "-";
  }
}

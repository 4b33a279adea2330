package org.tongban.node.api;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** How long a caller would rather wait than ask again. */
final class Preferred {
  private static final Pattern WAIT =
      Pattern.compile("(?:^|[,;\\s])wait=([0-9]{1,4})(?:$|[,;\\s])");
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
  private static final long PAUSE_MILLIS = 100;

  private Preferred() {}

  /** RFC 7240 §4.3, in seconds; what is longer than we wait is as if it were that. */
  static Optional<Duration> wait(String preference) {
    return Optional.ofNullable(preference)
        .map(WAIT::matcher)
        .filter(match -> match.find())
        .map(match -> Duration.ofSeconds(Long.parseLong(match.group(1))))
        .map(time -> time.compareTo(LONGEST_WAIT) < 0 ? time : LONGEST_WAIT);
  }

  /** Waits a moment; false when it was disturbed, and the wait is over. */
  static boolean paused() {
    try {
      Thread.sleep(PAUSE_MILLIS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}

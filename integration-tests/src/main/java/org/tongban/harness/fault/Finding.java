package org.tongban.harness.fault;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What one fault came to.
 *
 * @param fault its name
 * @param state whether the promises held
 * @param reason why it could not be tried
 * @param acknowledged answers that callers were given, before, while and after
 * @param problems what callers met instead, each code with its number
 * @param longest that a caller waited while it lasted
 * @param lost acknowledged exchanges that a journal lacks
 * @param twice steps that stand in a journal twice, and asks that were answered again
 * @param recovery until callers were answered again and went on being answered
 * @param broken promises that did not hold, by the key of their text
 */
record Finding(
    String fault,
    State state,
    String reason,
    int acknowledged,
    Map<String, Long> problems,
    Duration longest,
    long lost,
    long twice,
    Duration recovery,
    List<String> broken) {
  /** How it ended. */
  enum State {
    HELD,
    BROKEN,
    NOT_RUN
  }

  Finding {
    problems = Map.copyOf(problems);
    broken = List.copyOf(broken);
  }

  static Finding notRun(String fault, String reason) {
    return new Finding(
        fault, State.NOT_RUN, reason, 0, Map.of(), Duration.ZERO, 0, 0, Duration.ZERO, List.of());
  }
}

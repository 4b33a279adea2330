package org.tongban.harness.fault;

/**
 * One request of a caller and what came of it.
 *
 * @param begin {@link System#nanoTime()}
 * @param end {@link System#nanoTime()}
 * @param wish what was asked
 * @param key its Idempotency-Key
 * @param exchange empty where none was told
 * @param outcome of the answer, or the code of the problem, or {@link #NO_REPLY}
 */
record Call(long begin, long end, Wish wish, String key, String exchange, String outcome) {
  /** The caller's own connection to its node failed. */
  static final String NO_REPLY = "no-reply";

  /** Whether the node acknowledged it with what the register says. */
  boolean good() {
    return outcome.equals(wish.expected());
  }

  long millis() {
    return (end - begin) / 1_000_000;
  }
}

package org.tongban.harness.conformance;

import java.util.Objects;

/**
 * What came of a check.
 *
 * @param seen what the node did, in codes: never a value of a message
 */
record Verdict(Status status, String seen) {
  enum Status {
    PASSED,
    FAILED,
    /** Something that must hold before does not. */
    NOT_RUN
  }

  Verdict {
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(seen, "seen");
  }

  static Verdict when(boolean good, String seen) {
    return new Verdict(good ? Status.PASSED : Status.FAILED, seen);
  }

  static Verdict notRun(Need need) {
    return new Verdict(Status.NOT_RUN, need.name());
  }
}

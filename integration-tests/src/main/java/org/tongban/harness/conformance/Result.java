package org.tongban.harness.conformance;

import java.time.Duration;
import java.util.Objects;

/** What came of one check in one run. */
record Result(Check check, Verdict verdict, Duration took) {
  Result {
    Objects.requireNonNull(check, "check");
    Objects.requireNonNull(verdict, "verdict");
    Objects.requireNonNull(took, "took");
  }

  boolean is(Verdict.Status status) {
    return verdict.status() == status;
  }
}

package org.tongban.core.proof;

import java.util.List;
import java.util.Objects;

/**
 * What came of one check.
 *
 * @param reason {@link ProofReason#NONE} where it is good
 * @param values what the words of the result speak of: members, versions, times; no identities
 */
public record CheckResult(ProofCheck check, State state, ProofReason reason, List<String> values) {
  public CheckResult {
    Objects.requireNonNull(check, "check");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(reason, "reason");
    values = List.copyOf(values);
    if ((state == State.OK) != (reason == ProofReason.NONE)) {
      throw new IllegalArgumentException("what is not good has a reason, nothing else has");
    }
  }

  /** Never one boolean: what could not be looked at is no success and no proof of a fault. */
  public enum State {
    OK,
    FAILED,
    NOT_CHECKED
  }
}

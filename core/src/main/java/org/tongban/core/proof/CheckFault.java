package org.tongban.core.proof;

import java.util.List;
import org.tongban.core.proof.CheckResult.State;

/** Ends a check that doesn't come out good. */
final class CheckFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final State state;
  private final ProofReason reason;
  private final String value;

  private CheckFault(State state, ProofReason reason, String value) {
    super(reason.name());
    this.state = state;
    this.reason = reason;
    this.value = value;
  }

  static CheckFault failed(ProofReason reason) {
    return new CheckFault(State.FAILED, reason, "");
  }

  /** With the name of the container's member, or another value of no secrecy, that it is about. */
  static CheckFault failed(ProofReason reason, String value) {
    return new CheckFault(State.FAILED, reason, value);
  }

  static CheckFault notChecked(ProofReason reason) {
    return new CheckFault(State.NOT_CHECKED, reason, "");
  }

  static CheckFault needs(ProofCheck other) {
    return new CheckFault(State.NOT_CHECKED, ProofReason.NEEDS_ANOTHER_CHECK, other.name());
  }

  CheckResult result(ProofCheck check) {
    return new CheckResult(check, state, reason, value.isEmpty() ? List.of() : List.of(value));
  }
}

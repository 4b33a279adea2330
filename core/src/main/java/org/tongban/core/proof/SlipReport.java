package org.tongban.core.proof;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tongban.core.message.Slip;
import org.tongban.core.proof.CheckResult.State;

/**
 * What came of the checks of a slip's code.
 *
 * @param slip what it says; to be believed only when all is good
 */
public record SlipReport(Optional<Slip> slip, List<Result> results) {
  public SlipReport {
    Objects.requireNonNull(slip, "slip");
    results = List.copyOf(results);
  }

  /** What came of one check. */
  public record Result(SlipCheck check, State state, SlipCheck.Reason reason) {
    static Result good(SlipCheck check) {
      return new Result(check, State.OK, SlipCheck.Reason.NONE);
    }

    static Result failed(SlipCheck check, SlipCheck.Reason reason) {
      return new Result(check, State.FAILED, reason);
    }

    static Result open(SlipCheck check) {
      return new Result(check, State.NOT_CHECKED, SlipCheck.Reason.NEEDS_ANOTHER_CHECK);
    }
  }

  /** Whether every check was made and came out good. */
  public boolean good() {
    return results.stream().allMatch(result -> result.state() == State.OK);
  }
}

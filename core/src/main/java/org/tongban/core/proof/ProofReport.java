package org.tongban.core.proof;

import java.util.List;
import java.util.Optional;

/**
 * What a verifier found.
 *
 * @param results one for each check, in their order
 */
public record ProofReport(List<CheckResult> results) {
  public ProofReport {
    results = List.copyOf(results);
  }

  /** Whether every check was made and came out good. */
  public boolean good() {
    return results.stream().allMatch(result -> result.state() == CheckResult.State.OK);
  }

  /** The first check that came out bad. */
  public Optional<CheckResult> failed() {
    return results.stream()
        .filter(result -> result.state() == CheckResult.State.FAILED)
        .findFirst();
  }

  /** The result of that check. */
  public CheckResult of(ProofCheck check) {
    return results.get(check.ordinal());
  }
}

package org.tongban.harness.scenario;

import java.util.List;
import org.tongban.core.refusal.Violation;

/** A scenario that can't be played, with every reason why. */
public final class ScenarioException extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final transient List<Violation> problems;

  public ScenarioException(List<Violation> problems) {
    super(problems.size() + " problem(s) in the scenario: " + problems);
    this.problems = List.copyOf(problems);
  }

  /** Every problem, by pointers into the file. */
  public List<Violation> problems() {
    return problems;
  }
}

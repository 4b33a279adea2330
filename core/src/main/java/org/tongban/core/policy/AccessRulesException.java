package org.tongban.core.policy;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Access rules that can't be used, with every problem that was found in them. */
public final class AccessRulesException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<AccessProblem> problems;

  AccessRulesException(List<AccessProblem> problems) {
    super(
        problems.stream()
            .map(AccessProblem::toString)
            .collect(
                Collectors.joining(
                    "\n", "the access rules have " + problems.size() + " problem(s):\n", "")));
    this.problems = problems.stream().sorted(Comparator.comparingInt(AccessProblem::line)).toList();
  }

  /** Each problem with its line, in the order of lines; never empty. */
  public List<AccessProblem> problems() {
    return problems;
  }
}

package org.tongban.node.routeguard;

import java.util.List;
import java.util.stream.Collectors;

/** Route files that the guard doesn't let start; the message lists every problem. */
public final class RouteGuardException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<RouteProblem> problems;

  RouteGuardException(List<RouteProblem> problems) {
    super(text(problems));
    this.problems = List.copyOf(problems);
  }

  /** Every problem, in the order of files and lines. */
  public List<RouteProblem> problems() {
    return problems;
  }

  private static String text(List<RouteProblem> problems) {
    return problems.stream()
        .map(problem -> "\n  " + problem)
        .collect(Collectors.joining("", problems.size() + " problem(s) in the route files:", ""));
  }
}

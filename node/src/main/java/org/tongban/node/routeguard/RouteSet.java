package org.tongban.node.routeguard;

import java.util.List;
import java.util.stream.Collectors;

/**
 * All route files of one reading.
 *
 * @param spine refusals, ask, answer, in this order, as far as they could be read
 */
record RouteSet(List<RouteFile> spine, List<RouteFile> lookUps, List<RouteProblem> problems) {
  RouteSet {
    spine = List.copyOf(spine);
    lookUps = List.copyOf(lookUps);
    problems = List.copyOf(problems);
  }

  List<RouteProblem> problems(RouteFile file) {
    return problems.stream()
        .filter(problem -> problem.file().equals(file.path()))
        .collect(Collectors.toList());
  }
}

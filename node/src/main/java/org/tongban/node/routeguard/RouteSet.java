package org.tongban.node.routeguard;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * All route files of one reading.
 *
 * @param spine refusals, ask, answer, relay, in this order, as far as they could be read
 * @param lookUps as far as they could be read
 * @param lookUpPaths of all files in the folder of look-ups, readable or not
 */
record RouteSet(
    List<RouteFile> spine,
    List<RouteFile> lookUps,
    List<Path> lookUpPaths,
    List<RouteProblem> problems) {
  RouteSet {
    lookUpPaths = List.copyOf(lookUpPaths);
    spine = List.copyOf(spine);
    lookUps = List.copyOf(lookUps);
    problems = List.copyOf(problems);
  }

  List<RouteProblem> problems(Path file) {
    return problems.stream()
        .filter(problem -> problem.file().equals(file))
        .collect(Collectors.toList());
  }

  /** Those of the folder and of the files that lie directly in it. */
  List<RouteProblem> problemsIn(Path folder) {
    return problems.stream()
        .filter(p -> p.file().equals(folder) || folder.equals(p.file().getParent()))
        .collect(Collectors.toList());
  }
}

package org.tongban.node.routeguard;

import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;

/** Gathers problems, each once, in the order of files and lines. */
final class Problems {
  private final TreeSet<RouteProblem> found = new TreeSet<>();

  void add(Path file, String message) {
    add(file, Spot.NONE, message);
  }

  void add(Path file, Spot at, String message) {
    found.add(new RouteProblem(file, at.line(), at.column(), message));
  }

  boolean any(Path file) {
    return found.stream().anyMatch(problem -> problem.file().equals(file));
  }

  List<RouteProblem> list() {
    return List.copyOf(found);
  }
}

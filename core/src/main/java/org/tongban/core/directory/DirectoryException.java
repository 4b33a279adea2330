package org.tongban.core.directory;

import java.util.List;
import java.util.stream.Collectors;
import org.tongban.core.refusal.Violation;

/** A document that is no directory, with every problem that was found in it. */
public final class DirectoryException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Violation> problems;

  DirectoryException(List<Violation> problems) {
    super(
        problems.stream()
            .map(Violation::toString)
            .collect(
                Collectors.joining(
                    "\n", "the directory has " + problems.size() + " problem(s):\n", "")));
    this.problems = List.copyOf(problems);
  }

  /** Each problem with the JSON pointer of its place; never empty. */
  public List<Violation> problems() {
    return problems;
  }
}

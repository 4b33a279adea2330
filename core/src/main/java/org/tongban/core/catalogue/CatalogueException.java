package org.tongban.core.catalogue;

import java.util.List;

/** A schemas folder that can't be used, with every problem that was found in it. */
public final class CatalogueException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  CatalogueException(List<String> problems) {
    super("the catalogue has " + problems.size() + " problem(s):\n" + String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /** One sentence for each problem, led by the file that has it. */
  public List<String> problems() {
    return problems;
  }
}

package org.tongban.core.identity;

import java.util.List;

/** The table of divisions can't be used; lists everything that is wrong with it. */
public final class DivisionsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  DivisionsException(List<String> problems) {
    super("the table of divisions is broken: " + String.join("; ", problems));
    this.problems = List.copyOf(problems);
  }

  public List<String> problems() {
    return problems;
  }
}

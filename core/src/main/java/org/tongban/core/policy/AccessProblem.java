package org.tongban.core.policy;

import java.util.Objects;

/**
 * One mistake in {@code access.yaml}.
 *
 * @param line from 1; 0 where the whole file is meant
 */
public record AccessProblem(int line, String message) {
  public AccessProblem {
    Objects.requireNonNull(message, "message");
  }

  @Override
  public String toString() {
    return line == 0 ? message : "line " + line + ": " + message;
  }
}

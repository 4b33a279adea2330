package org.tongban.core.refusal;

import java.util.Objects;

/**
 * One broken rule. Neither field may hold a value that came from the sender: a value can be an
 * identity, and a problem is no place for one.
 *
 * @param pointer JSON pointer (RFC 6901) to the offending member; empty for the whole document
 * @param message the rule, in words that a stranger may read
 */
public record Violation(String pointer, String message) {
  public Violation {
    Objects.requireNonNull(pointer, "pointer");
    Objects.requireNonNull(message, "message");
  }

  @Override
  public String toString() {
    return (pointer.isEmpty() ? "/" : pointer) + " " + message;
  }
}

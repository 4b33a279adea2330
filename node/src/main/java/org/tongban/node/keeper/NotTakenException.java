package org.tongban.node.keeper;

/** Files that fail their checks; the message says what to mend. */
public final class NotTakenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NotTakenException(String message) {
    super(message);
  }
}

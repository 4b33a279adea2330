package org.tongban.node.wiring;

/** Why a node may not start; the message says what to mend. */
public final class StartException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StartException(String message) {
    super(message);
  }
}

package org.tongban.harness.bench;

/** A measurement that can't go on; the message says why. */
final class BenchException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BenchException(String message) {
    super(message);
  }

  /**
   * With what brought it about, whose message follows.
   *
   * @param cause of this program, so that its message holds nobody's words
   */
  BenchException(String message, Throwable cause) {
    super(message + ": " + cause.getMessage(), cause);
  }
}

package org.tongban.node.kafka;

/** The cluster did not say that it has the records; it may have some of them. */
final class NotSentException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NotSentException(String message, Throwable cause) {
    super(message, cause);
  }
}

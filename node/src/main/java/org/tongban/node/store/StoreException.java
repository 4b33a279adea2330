package org.tongban.node.store;

/** The node's storage can't be had or can't be trusted; the message is for the administrator. */
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What is wrong and what to do about it. */
  public StoreException(String message) {
    super(message);
  }

  /** What is wrong, with the failure underneath. */
  public StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}

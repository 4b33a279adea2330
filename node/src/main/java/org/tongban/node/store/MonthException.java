package org.tongban.node.store;

import java.util.Objects;

/** A month of the journal can't be put away or brought back, and nothing was changed. */
public final class MonthException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why not. */
  public enum Why {
    /** The journal has no such month. */
    UNKNOWN,
    /** It isn't closed yet. */
    OPEN,
    /** It is away already. */
    AWAY,
    /** It is there already. */
    THERE,
    /** No checkpoint is over all of its entries yet. */
    NOT_SIGNED,
    /** No time-stamp is over all of its entries yet. */
    NOT_STAMPED,
    /** Somebody erases or encrypts anew, or puts another month away. */
    BUSY,
    /** The file isn't of this journal, or not the one that the journal names. */
    OTHER_FILE,
    /** An entry was altered, here or in the file. */
    BROKEN,
    /** The file can't be read or written. */
    FILE
  }

  private final Why why;

  /**
   * @param detail for a log and a person; no identity
   */
  MonthException(Why why, String detail) {
    super(detail);
    this.why = Objects.requireNonNull(why, "why");
  }

  MonthException(Why why, String detail, Throwable cause) {
    super(detail, cause);
    this.why = Objects.requireNonNull(why, "why");
  }

  /** Why not. */
  public Why why() {
    return why;
  }
}

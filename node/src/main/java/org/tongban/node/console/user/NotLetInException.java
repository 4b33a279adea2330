package org.tongban.node.console.user;

import java.io.Serial;
import java.util.Locale;

/** Somebody who came by the authority's login service is not let in. */
public final class NotLetInException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  private final Why why;

  public NotLetInException(Why why) {
    super(why.name());
    this.why = why;
  }

  public Why why() {
    return why;
  }

  /** Why not. */
  public enum Why {
    /** The service could not be reached, or not be understood. */
    AWAY,
    /** What came back is not the answer to what was asked for in this browser, or not genuine. */
    FAILED,
    /** Too many tries of that address have failed. */
    WAIT,
    /** There is no name, or nobody can be called so. */
    NAME,
    /** None of the roles means anything here. */
    ROLE,
    /** A clerk without a unit. */
    UNIT,
    /** Somebody with a password of ours is called so. */
    TAKEN,
    /** Locked here. */
    LOCKED;

    /** As addresses and keys of texts have it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}

package org.tongban.node.console.approval;

import java.io.Serial;
import java.util.Locale;

/** What was wanted of a proposal can't be done; nothing has changed. */
public final class ProposalException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final Fault fault;

  public ProposalException(Fault fault) {
    super(fault.name());
    this.fault = fault;
  }

  public Fault fault() {
    return fault;
  }

  /** Key of the sentence for it. */
  public String key() {
    return "proposal.fault." + fault.name().toLowerCase(Locale.ROOT);
  }

  /** Why not. */
  public enum Fault {
    /** There is no such proposal. */
    UNKNOWN,
    /** Somebody else has changed it since it was read. */
    CHANGED,
    /** It is not in a state for that. */
    STATE,
    /** Who wrote at it doesn't put it in force. */
    SAME_PERSON,
    /** What it would replace is not what it was any more. */
    MOVED,
    /** Nothing was written. */
    EMPTY,
    /** It breaks a rule. */
    WRONG,
    /** The files can't be read. */
    UNREADABLE,
    /** The files can't be written. */
    UNWRITABLE
  }
}

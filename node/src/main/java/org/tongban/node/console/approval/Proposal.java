package org.tongban.node.console.approval;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * A change that somebody wants and a second person puts in force.
 *
 * @param about what it changes, such as a service
 * @param base digest of what it would replace; empty where there is nothing
 * @param content what it would be; empty to take it away
 * @param authors everybody who wrote at it
 * @param note what was said with the last step
 * @param version of the last change, for who edits it
 */
public record Proposal(
    UUID id,
    Kind kind,
    String about,
    String base,
    String content,
    Set<String> authors,
    State state,
    String note,
    Instant changedAt,
    String changedBy,
    int version) {

  /** What can be proposed. The names stand in the database. */
  public enum Kind {
    /** A look-up file, by service. */
    ROUTE,
    /** The rules of access, as a whole. */
    ACCESS,
    /** That a member is removed from this node, or taken back, by its code. */
    PEER
  }

  /** How far it is. The names stand in the database. */
  public enum State {
    /** Is still written. */
    DRAFT,
    /** Waits for a second person. */
    SUBMITTED,
    /** Was put in force. */
    APPLIED,
    /** Was given up. */
    WITHDRAWN
  }

  public Proposal {
    Objects.requireNonNull(id, "id");
    authors = Set.copyOf(authors);
  }

  /** Whether it can still become something. */
  public boolean open() {
    return state == State.DRAFT || state == State.SUBMITTED;
  }

  /** Whether that person may put it in force. */
  public boolean approvableBy(String name) {
    return state == State.SUBMITTED && !authors.contains(name);
  }
}

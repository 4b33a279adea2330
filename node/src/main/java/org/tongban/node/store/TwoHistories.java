package org.tongban.node.store;

import java.time.Instant;
import java.util.Objects;
import org.tongban.core.message.MemberCode;

/**
 * Two signed checkpoints of one member that can't both be true of one history. Each carries the
 * member's signature and the time at which it said that.
 *
 * @param member whose they are; this one too
 * @param witness who held the first
 * @param firstSize entries that were signed first
 * @param first signed note
 * @param secondSize entries that were shown later
 * @param second signed note
 * @param path between the two as the member gave it: base64, a line each
 * @param seenAt when it was found here
 */
public record TwoHistories(
    MemberCode member,
    MemberCode witness,
    Fault fault,
    long firstSize,
    byte[] first,
    long secondSize,
    byte[] second,
    String path,
    Instant seenAt) {
  /** How they contradict each other. */
  public enum Fault {
    /** Said later, and of fewer entries. */
    SHORTER,
    /** Of as many entries, and another root. */
    OTHER_ROOT,
    /** Of more entries, which don't begin with the first ones. */
    NOT_CONTINUED
  }

  public TwoHistories {
    Objects.requireNonNull(member, "member");
    Objects.requireNonNull(witness, "witness");
    Objects.requireNonNull(fault, "fault");
    first = first.clone();
    second = second.clone();
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(seenAt, "seenAt");
  }

  /** A copy. */
  @Override
  public byte[] first() {
    return first.clone();
  }

  /** A copy. */
  @Override
  public byte[] second() {
    return second.clone();
  }

  @Override
  public String toString() {
    return member + " " + fault + " " + firstSize + " then " + secondSize + ", held by " + witness;
  }
}

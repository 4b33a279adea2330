package org.tongban.core.journal;

import java.util.Objects;
import java.util.Optional;
import org.tongban.core.message.Digest;

/**
 * Walks a chain in order, in constant memory, and remembers the first broken link. Serves one walk
 * of one thread.
 */
public final class ChainCheck {
  private final Head end;
  private Head reached = Head.EMPTY;
  private ChainResult.Broken broken;

  /**
   * @param end the head that storage states
   */
  public ChainCheck(Head end) {
    this.end = Objects.requireNonNull(end, "end");
  }

  /** Looks at the next entry; false when the walk may stop because a break was found. */
  public boolean next(StoredEntry stored) {
    if (broken != null) {
      return false;
    }
    JournalEntry entry = stored.entry();
    ChainFault fault = fault(entry, stored.evidence());
    if (fault == null) {
      reached = Head.after(entry);
      return true;
    }
    broken =
        new ChainResult.Broken(fault == ChainFault.GAP ? reached.seq() + 1 : entry.seq(), fault);
    return false;
  }

  /** Says that the next entry is there and holds what no entry can hold. */
  public void unreadable() {
    if (broken == null) {
      broken = new ChainResult.Broken(reached.seq() + 1, ChainFault.UNREADABLE);
    }
  }

  /**
   * Says that what was computed over the entries so far disagrees with them.
   *
   * @param seq number of the last entry that it is about
   */
  public void disagrees(long seq, ChainFault fault) {
    if (broken == null) {
      broken = new ChainResult.Broken(seq, fault);
    }
  }

  /** The result, after the last entry. */
  public ChainResult finish() {
    if (broken == null) {
      broken = faultOfEnd();
    }
    return new ChainResult(reached.seq(), Optional.ofNullable(broken));
  }

  private ChainFault fault(JournalEntry entry, byte[] evidence) {
    if (entry.seq() != reached.seq() + 1) {
      return ChainFault.GAP;
    }
    if (entry.seq() > end.seq()) {
      return ChainFault.BEYOND_HEAD;
    }
    if (!entry.hash().equals(Chain.hashOf(entry))) {
      return ChainFault.HASH;
    }
    if (!entry.previous().equals(reached.hash())) {
      return ChainFault.LINK;
    }
    if (!entry.evidenceDigest().equals(Digest.sha256(evidence))) {
      return evidence.length == 0 ? ChainFault.EVIDENCE_MISSING : ChainFault.EVIDENCE_ALTERED;
    }
    return null;
  }

  private ChainResult.Broken faultOfEnd() {
    if (reached.seq() < end.seq()) {
      return new ChainResult.Broken(reached.seq() + 1, ChainFault.TAIL_MISSING);
    }
    if (!reached.hash().equals(end.hash())) {
      return new ChainResult.Broken(reached.seq(), ChainFault.HEAD_ALTERED);
    }
    return null;
  }
}

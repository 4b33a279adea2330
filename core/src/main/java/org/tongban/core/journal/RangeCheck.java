package org.tongban.core.journal;

import java.util.Optional;
import org.tongban.core.journal.ChainResult.Broken;
import org.tongban.core.message.Digest;

/**
 * Walks a range of the chain in order: whether the entries hang together and evidence that can be
 * read has its digest. Not whether what was erased was recorded elsewhere. Serves one walk.
 */
public final class RangeCheck {
  private Head reached;

  /**
   * @param before the last entry before the range
   */
  public RangeCheck(Head before) {
    this.reached = before;
  }

  /** Looks at the next entry; what is wrong with it, if anything is. */
  public Optional<Broken> next(StoredEntry stored) {
    var fault = link(reached, stored.entry());
    if (fault == null) {
      fault = evidence(stored);
    }
    if (fault != null) {
      long seq = fault == ChainFault.GAP ? reached.seq() + 1 : stored.entry().seq();
      return Optional.of(new Broken(seq, fault));
    }
    reached = Head.after(stored.entry());
    return Optional.empty();
  }

  /** The last entry so far. */
  public Head reached() {
    return reached;
  }

  /** Null where the entry is whole and follows that head. */
  static ChainFault link(Head reached, JournalEntry entry) {
    if (entry.seq() != reached.seq() + 1) {
      return ChainFault.GAP;
    }
    if (!entry.hash().equals(Chain.hashOf(entry))) {
      return ChainFault.HASH;
    }
    return entry.previous().equals(reached.hash()) ? null : ChainFault.LINK;
  }

  private static ChainFault evidence(StoredEntry stored) {
    if (stored.state() == StoredEntry.State.ALTERED) {
      return ChainFault.EVIDENCE_ALTERED;
    }
    return stored.state() == StoredEntry.State.THERE ? there(stored) : null;
  }

  /** Null where the evidence is what the entry states. */
  static ChainFault there(StoredEntry stored) {
    byte[] evidence = stored.evidence();
    if (stored.entry().evidenceDigest().equals(Digest.ofMessage(evidence))) {
      return null;
    }
    return evidence.length == 0 ? ChainFault.EVIDENCE_MISSING : ChainFault.EVIDENCE_ALTERED;
  }
}

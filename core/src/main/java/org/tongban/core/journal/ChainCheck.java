package org.tongban.core.journal;

import java.security.cert.X509Certificate;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Walks a chain in order, in constant memory, and remembers the first broken link. Serves one walk
 * of one thread.
 */
public final class ChainCheck {
  private final Head end;
  private final ErasureCheck erasures;
  private final MonthsCheck months = new MonthsCheck();
  private Head reached = Head.EMPTY;
  private ChainResult.Broken broken;

  /**
   * @param end the head that storage states
   */
  public ChainCheck(Head end) {
    this(end, thumbprint -> Optional.empty());
  }

  /**
   * @param end the head that storage states
   * @param certificates by {@code x5t#S256}, to verify what was kept of erased messages
   */
  public ChainCheck(Head end, Function<String, Optional<X509Certificate>> certificates) {
    this.end = Objects.requireNonNull(end, "end");
    this.erasures = new ErasureCheck(certificates);
  }

  /** Looks at the next entry; false when the walk may stop because a break was found. */
  public boolean next(StoredEntry stored) {
    if (broken != null) {
      return false;
    }
    JournalEntry entry = stored.entry();
    ChainFault fault = fault(stored);
    if (fault == null) {
      reached = Head.after(entry);
      return true;
    }
    broken =
        new ChainResult.Broken(fault == ChainFault.GAP ? reached.seq() + 1 : entry.seq(), fault);
    return false;
  }

  /**
   * Passes over the entries of a month that is away; false when it doesn't join. The hash of its
   * last entry is held to the next entry.
   *
   * @param joined whether its entries come next all the same, out of its file
   */
  public boolean away(AwayMonth month, boolean joined) {
    if (broken != null) {
      return false;
    }
    months.away(month, joined);
    if (month.first() != reached.seq() + 1) {
      broken = new ChainResult.Broken(reached.seq() + 1, ChainFault.GAP);
    } else if (!month.previous().equals(reached.hash())) {
      broken = new ChainResult.Broken(month.first(), ChainFault.LINK);
    } else if (!joined) {
      erasures.skip(month);
      reached = new Head(month.last(), month.hash());
    }
    return broken == null;
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
    if (broken == null) {
      broken = erasures.unrecorded().or(months::unrecorded).orElse(null);
    }
    return new ChainResult(
        reached.seq(), Optional.ofNullable(broken), erasures.counted(), months.skipped());
  }

  private ChainFault fault(StoredEntry stored) {
    JournalEntry entry = stored.entry();
    if (entry.seq() != reached.seq() + 1) {
      return ChainFault.GAP;
    }
    if (entry.seq() > end.seq()) {
      return ChainFault.BEYOND_HEAD;
    }
    var fault = RangeCheck.link(reached, entry);
    if (fault != null) {
      return fault;
    }
    return faultOfEvidence(stored);
  }

  private ChainFault faultOfEvidence(StoredEntry stored) {
    switch (stored.state()) {
      case LOCKED:
        return ChainFault.EVIDENCE_LOCKED;
      case ALTERED:
        return ChainFault.EVIDENCE_ALTERED;
      case ERASED:
        return erasures.erased(stored.entry().seq(), stored.erased().orElseThrow());
      default:
        var fault = RangeCheck.there(stored);
        return fault == null ? recorded(stored.entry(), stored.evidence()) : fault;
    }
  }

  private ChainFault recorded(JournalEntry entry, byte[] evidence) {
    var fault = months.recorded(entry, evidence);
    return fault == null ? erasures.recorded(entry, evidence, months) : fault;
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

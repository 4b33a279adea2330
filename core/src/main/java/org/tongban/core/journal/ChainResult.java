package org.tongban.core.journal;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a walk over the chain found.
 *
 * @param erasures of the good entries, those whose evidence was erased by rule
 * @param entries how many entries are good, counted from the first
 * @param broken the first link that is not
 * @param away months that are away and whose entries were not seen, only their hashes
 */
public record ChainResult(
    long entries, Optional<Broken> broken, Erasures erasures, List<AwayMonth> away) {
  public ChainResult {
    Objects.requireNonNull(broken, "broken");
    Objects.requireNonNull(erasures, "erasures");
    away = List.copyOf(away);
  }

  /** Of a journal that is there as a whole. */
  public ChainResult(long entries, Optional<Broken> broken, Erasures erasures) {
    this(entries, broken, erasures, List.of());
  }

  /** Of a journal from which nothing was erased. */
  public ChainResult(long entries, Optional<Broken> broken) {
    this(entries, broken, Erasures.NONE);
  }

  /**
   * How many bodies were erased.
   *
   * @param verified of how many the signature over what was kept is the signer's
   * @param unverified of how many that can't be said: nothing signed was kept, or the certificate
   *     is not known
   */
  public record Erasures(long verified, long unverified) {
    static final Erasures NONE = new Erasures(0, 0);

    /** All of them. */
    public long bodies() {
      return verified + unverified;
    }
  }

  /** The same, but for a break that was found elsewhere. */
  public ChainResult brokenAt(long seq, ChainFault fault) {
    return new ChainResult(entries, Optional.of(new Broken(seq, fault)), erasures, away);
  }

  /** Whether every entry is there and is what was written. */
  public boolean good() {
    return broken.isEmpty();
  }

  /**
   * A broken link.
   *
   * @param seq number of the entry
   */
  public record Broken(long seq, ChainFault fault) {
    public Broken {
      Objects.requireNonNull(fault, "fault");
    }

    @Override
    public String toString() {
      return "entry " + seq + ": " + fault.text();
    }
  }
}

package org.tongban.core.journal;

import java.util.Objects;
import java.util.Optional;

/**
 * What a walk over the chain found.
 *
 * @param entries how many entries are good, counted from the first
 * @param broken the first link that is not
 */
public record ChainResult(long entries, Optional<Broken> broken) {
  public ChainResult {
    Objects.requireNonNull(broken, "broken");
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

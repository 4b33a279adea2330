package org.tongban.core.journal;

import java.util.Objects;
import org.tongban.core.seal.PassedReturn;

/**
 * Proof that an answer that goes back over this node stands in the journal, durably, by the digests
 * that its way states. Made by {@link Journal} only.
 */
public final class RecordedReturn {
  private final PassedReturn passed;
  private final JournalEntry entry;

  RecordedReturn(PassedReturn passed, JournalEntry entry) {
    this.passed = Objects.requireNonNull(passed, "passed");
    this.entry = Objects.requireNonNull(entry, "entry");
  }

  /** What goes over the wire. */
  public byte[] wire() {
    return passed.wire();
  }

  /** Where it stands. */
  public JournalEntry entry() {
    return entry;
  }
}

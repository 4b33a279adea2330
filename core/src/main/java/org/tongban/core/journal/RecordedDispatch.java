package org.tongban.core.journal;

import java.util.Objects;
import org.tongban.core.seal.SealedAsk;

/**
 * Proof that an ask of this node stands in the journal, durably, so that it may be sent. Made by
 * {@link Journal} only.
 */
public final class RecordedDispatch {
  private final SealedAsk sealed;
  private final JournalEntry entry;

  RecordedDispatch(SealedAsk sealed, JournalEntry entry) {
    this.sealed = Objects.requireNonNull(sealed, "sealed");
    this.entry = Objects.requireNonNull(entry, "entry");
  }

  /** What is to be sent. */
  public SealedAsk sealed() {
    return sealed;
  }

  /** Where it stands. */
  public JournalEntry entry() {
    return entry;
  }
}

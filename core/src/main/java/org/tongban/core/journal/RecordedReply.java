package org.tongban.core.journal;

import java.util.Objects;
import org.tongban.core.seal.SealedReply;

/**
 * Proof that an answer, a refusal or a receipt of this node stands in the journal, durably, so that
 * it may leave. Made by {@link Journal} only.
 */
public final class RecordedReply {
  private final SealedReply sealed;
  private final JournalEntry entry;

  RecordedReply(SealedReply sealed, JournalEntry entry) {
    this.sealed = Objects.requireNonNull(sealed, "sealed");
    this.entry = Objects.requireNonNull(entry, "entry");
  }

  /** What goes over the wire. */
  public byte[] wire() {
    return sealed.wire();
  }

  /** Where it stands. */
  public JournalEntry entry() {
    return entry;
  }
}

package org.tongban.core.journal;

import java.util.Objects;
import org.tongban.core.seal.SealedAnswer;
import org.tongban.core.seal.SignedAnswer;

/**
 * Proof that an answer or a refusal of this node stands in the journal, durably, so that it may
 * leave. Made by {@link Journal} only.
 */
public final class RecordedReply {
  private final SealedAnswer sealed;
  private final JournalEntry entry;

  RecordedReply(SealedAnswer sealed, JournalEntry entry) {
    this.sealed = Objects.requireNonNull(sealed, "sealed");
    this.entry = Objects.requireNonNull(entry, "entry");
  }

  /** What was signed. */
  public SignedAnswer signed() {
    return sealed.signed();
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

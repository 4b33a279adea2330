package org.tongban.core.journal;

import java.util.Objects;
import org.tongban.core.seal.OpenedReceipt;

/**
 * Proof that a verified receipt stands in the journal, durably, so that it may be shown. Made by
 * {@link Journal} only.
 */
public final class RecordedReceipt implements RecordedArrival {
  private final OpenedReceipt opened;
  private final JournalEntry entry;

  RecordedReceipt(OpenedReceipt opened, JournalEntry entry) {
    this.opened = Objects.requireNonNull(opened, "opened");
    this.entry = Objects.requireNonNull(entry, "entry");
  }

  /** The receipt. */
  public OpenedReceipt opened() {
    return opened;
  }

  @Override
  public JournalEntry entry() {
    return entry;
  }
}

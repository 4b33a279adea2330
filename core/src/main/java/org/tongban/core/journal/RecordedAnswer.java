package org.tongban.core.journal;

import java.util.Objects;
import org.tongban.core.seal.OpenedAnswer;

/**
 * Proof that a verified answer stands in the journal, durably, so that it may be shown. Made by
 * {@link Journal} only.
 */
public final class RecordedAnswer implements RecordedArrival {
  private final OpenedAnswer opened;
  private final JournalEntry entry;

  RecordedAnswer(OpenedAnswer opened, JournalEntry entry) {
    this.opened = Objects.requireNonNull(opened, "opened");
    this.entry = Objects.requireNonNull(entry, "entry");
  }

  /** The answer. */
  public OpenedAnswer opened() {
    return opened;
  }

  @Override
  public JournalEntry entry() {
    return entry;
  }
}

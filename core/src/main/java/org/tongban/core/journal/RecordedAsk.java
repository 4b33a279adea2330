package org.tongban.core.journal;

import java.util.Objects;
import org.tongban.core.policy.PermittedAsk;

/**
 * Proof that a permitted ask stands in the journal, durably, and was admitted for the first and
 * only time. Made by {@link Journal} only.
 */
public final class RecordedAsk implements Admitted {
  private final PermittedAsk permitted;
  private final JournalEntry entry;

  RecordedAsk(PermittedAsk permitted, JournalEntry entry) {
    this.permitted = Objects.requireNonNull(permitted, "permitted");
    this.entry = Objects.requireNonNull(entry, "entry");
  }

  @Override
  public PermittedAsk permitted() {
    return permitted;
  }

  /** Where it stands. */
  public JournalEntry entry() {
    return entry;
  }
}

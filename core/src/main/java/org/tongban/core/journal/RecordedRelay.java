package org.tongban.core.journal;

import java.util.Objects;
import org.tongban.core.policy.PermittedRelay;
import org.tongban.core.seal.PassedRelay;

/**
 * Proof that a message to be relayed stands in the journal, durably, by the digests that its way
 * states, and was admitted for the first and only time. Made by {@link Journal} only.
 */
public final class RecordedRelay {
  private final PermittedRelay permitted;
  private final PassedRelay passed;
  private final JournalEntry entry;

  RecordedRelay(PermittedRelay permitted, PassedRelay passed, JournalEntry entry) {
    this.permitted = Objects.requireNonNull(permitted, "permitted");
    this.passed = Objects.requireNonNull(passed, "passed");
    this.entry = Objects.requireNonNull(entry, "entry");
  }

  /** The rule that let it pass. */
  public PermittedRelay permitted() {
    return permitted;
  }

  /** What is to be sent on. */
  public PassedRelay passed() {
    return passed;
  }

  /** Where it stands. */
  public JournalEntry entry() {
    return entry;
  }
}

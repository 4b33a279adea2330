package org.tongban.core.journal;

/** Proof that what came back for an ask of this node stands in the journal, durably. */
public sealed interface RecordedArrival permits RecordedAnswer, RecordedReceipt {
  /** Where it stands. */
  JournalEntry entry();
}

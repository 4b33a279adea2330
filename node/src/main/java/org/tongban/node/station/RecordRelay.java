package org.tongban.node.station;

import java.util.Objects;
import org.tongban.core.journal.RecordedRelay;
import org.tongban.core.journal.RelayJournal;

/**
 * Station 23: records the digests and admits the id once, in one durable write; else no passing.
 */
public final class RecordRelay {
  private final RelayJournal journal;

  public RecordRelay(RelayJournal journal) {
    this.journal = Objects.requireNonNull(journal, "journal");
  }

  /** Records durably, or refuses what was relayed before. */
  public RecordedRelay record(SignedPass signed) {
    Objects.requireNonNull(signed, "signed");
    return journal.forwarded(signed.permitted(), signed.passed());
  }
}

package org.tongban.node.station;

import java.util.Objects;
import org.tongban.core.journal.Journal;
import org.tongban.core.journal.RecordedDispatch;

/** Station 7: records the ask before it leaves; no record, no sending. */
public final class RecordAsk {
  private final Journal journal;

  public RecordAsk(Journal journal) {
    this.journal = Objects.requireNonNull(journal, "journal");
  }

  /** Records durably. */
  public RecordedDispatch record(SealedDraft sealed) {
    Objects.requireNonNull(sealed, "sealed");
    return journal.sent(sealed.sealed(), sealed.addressed().rule());
  }
}

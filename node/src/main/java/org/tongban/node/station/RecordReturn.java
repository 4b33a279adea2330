package org.tongban.node.station;

import java.util.Objects;
import org.tongban.core.journal.RecordedReturn;
import org.tongban.core.journal.RelayJournal;

/** Station 27: records the digests of the answer before it goes back. */
public final class RecordReturn {
  private final RelayJournal journal;

  public RecordReturn(RelayJournal journal) {
    this.journal = Objects.requireNonNull(journal, "journal");
  }

  /** Records durably. */
  public RecordedReturn record(SignedReturn signed) {
    Objects.requireNonNull(signed, "signed");
    return journal.returned(signed.relay(), signed.passed());
  }
}

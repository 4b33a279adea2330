package org.tongban.node.station;

import java.util.Objects;
import org.tongban.core.journal.Journal;
import org.tongban.core.journal.RecordedAsk;
import org.tongban.core.policy.PermittedAsk;

/** Station 12: records the ask and admits its id once, in one durable write; else no look-up. */
public final class AdmitAsk {
  private final Journal journal;

  public AdmitAsk(Journal journal) {
    this.journal = Objects.requireNonNull(journal, "journal");
  }

  /** Admits the ask, or refuses one seen before. */
  public RecordedAsk admit(PermittedAsk permitted) {
    Objects.requireNonNull(permitted, "permitted");
    return journal.admit(permitted);
  }
}

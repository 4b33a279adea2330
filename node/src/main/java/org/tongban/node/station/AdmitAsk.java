package org.tongban.node.station;

import java.util.Objects;
import org.tongban.core.journal.Admitted;
import org.tongban.core.journal.Journal;
import org.tongban.core.policy.Permitted;
import org.tongban.core.policy.PermittedAsk;
import org.tongban.core.policy.PermittedBatch;

/** Station 12: records the ask and admits its id once, in one durable write; else no look-up. */
public final class AdmitAsk {
  private final Journal journal;

  public AdmitAsk(Journal journal) {
    this.journal = Objects.requireNonNull(journal, "journal");
  }

  /** Admits the ask, or refuses one seen before. */
  public Admitted admit(Permitted permitted) {
    Objects.requireNonNull(permitted, "permitted");
    return permitted instanceof PermittedBatch batch
        ? journal.admit(batch)
        : journal.admit((PermittedAsk) permitted);
  }
}

package org.tongban.node.station;

import java.util.Objects;
import org.tongban.core.catalogue.Contract.Interaction;
import org.tongban.core.journal.Admitted;
import org.tongban.core.journal.RecordedAsk;
import org.tongban.core.journal.RecordedBatch;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.node.lookup.BatchLookUps;
import org.tongban.node.lookup.EventAsks;
import org.tongban.node.lookup.LaterAsks;
import org.tongban.node.lookup.LookUps;
import org.tongban.node.lookup.LookedUp;

/** Station 13: reads the register by the administrator's look-up route, or takes an event in. */
public final class LookUp {
  private final LookUps lookUps;
  private final BatchLookUps batches;
  private final LaterAsks later;
  private final EventAsks events;

  public LookUp(LookUps lookUps, BatchLookUps batches, LaterAsks later, EventAsks events) {
    this.lookUps = Objects.requireNonNull(lookUps, "lookUps");
    this.batches = Objects.requireNonNull(batches, "batches");
    this.later = Objects.requireNonNull(later, "later");
    this.events = Objects.requireNonNull(events, "events");
  }

  /** Looks up what a recorded ask asks for, or each of many. */
  public LookedUp lookUp(Admitted admitted) {
    Objects.requireNonNull(admitted, "admitted");
    return admitted instanceof RecordedBatch batch
        ? batches.find(batch)
        : single((RecordedAsk) admitted);
  }

  private LookedUp single(RecordedAsk recorded) {
    var contract = recorded.permitted().contract();
    if (contract.interaction() == Interaction.EVENT) {
      return events.find(recorded);
    }
    if (contract.mayBeLater()) {
      return later.find(recorded, ticket -> lookUps.findLater(recorded, ticket));
    }
    if (recorded.permitted().opened().ask().resumes().isPresent()) {
      throw new RefusedException(Reason.EXCHANGE_UNKNOWN, "resumes what is answered at once");
    }
    return lookUps.find(recorded);
  }
}

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
import org.tongban.node.lookup.StepGuard;
import org.tongban.node.lookup.SubscriptionAsks;

/**
 * Station 13: reads the register by the administrator's look-up route, keeps an event or a
 * subscription, or has a step of a transaction taken.
 */
public final class LookUp {
  private final LookUps lookUps;
  private final BatchLookUps batches;
  private final LaterAsks later;
  private final EventAsks events;
  private final SubscriptionAsks subscriptions;
  private final StepGuard steps;

  public LookUp(
      LookUps lookUps,
      BatchLookUps batches,
      LaterAsks later,
      EventAsks events,
      SubscriptionAsks subscriptions,
      StepGuard steps) {
    this.lookUps = Objects.requireNonNull(lookUps, "lookUps");
    this.batches = Objects.requireNonNull(batches, "batches");
    this.later = Objects.requireNonNull(later, "later");
    this.events = Objects.requireNonNull(events, "events");
    this.subscriptions = Objects.requireNonNull(subscriptions, "subscriptions");
    this.steps = Objects.requireNonNull(steps, "steps");
  }

  /** Looks up what a recorded ask asks for, or each of many. */
  public LookedUp lookUp(Admitted admitted) {
    Objects.requireNonNull(admitted, "admitted");
    return admitted instanceof RecordedBatch batch
        ? batches.find(batch)
        : single((RecordedAsk) admitted);
  }

  private static boolean withdraws(RecordedAsk recorded) {
    return recorded.permitted().opened().ask().withdraws().isPresent();
  }

  private LookedUp single(RecordedAsk recorded) {
    var contract = recorded.permitted().contract();
    boolean event = contract.interaction() == Interaction.EVENT;
    if (withdraws(recorded) && (event || !contract.mayBeLater())) {
      throw new RefusedException(Reason.EXCHANGE_UNKNOWN, "withdraws what can't be withdrawn");
    }
    if (event) {
      return events.find(recorded);
    }
    if (contract.mayBeLater()) {
      return later.find(recorded, ticket -> lookUps.findLater(recorded, ticket));
    }
    if (recorded.permitted().opened().ask().resumes().isPresent()) {
      throw new RefusedException(Reason.EXCHANGE_UNKNOWN, "resumes what is answered at once");
    }
    if (contract.twoPhase().isPresent()) {
      return steps.find(recorded);
    }
    return contract.subscribes().isPresent()
        ? subscriptions.find(recorded)
        : lookUps.find(recorded);
  }
}

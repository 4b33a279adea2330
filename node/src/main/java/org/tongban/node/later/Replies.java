package org.tongban.node.later;

import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.tongban.core.journal.RecordedAnswer;
import org.tongban.core.journal.RecordedArrival;
import org.tongban.core.journal.RecordedReceipt;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.Outcome;
import org.tongban.core.message.Step;
import org.tongban.core.refusal.Reason;
import org.tongban.core.seal.OpenedAnswer;
import org.tongban.node.station.LocalRefusal;
import org.tongban.node.store.OwnLater;
import org.tongban.node.store.OwnLater.State;
import org.tongban.node.store.OwnLaterStore;
import org.tongban.node.store.Withdrawals;

/** Notes what came of an ask that was resumed. */
final class Replies {
  private final OwnLaterStore store;
  private final Withdrawals withdrawals;
  private final Clock clock;

  Replies(OwnLaterStore store, Withdrawals withdrawals, Clock clock) {
    this.store = Objects.requireNonNull(store, "store");
    this.withdrawals = Objects.requireNonNull(withdrawals, "withdrawals");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /** Whether that was the end of it. */
  boolean take(OwnLater kept, Object reply) {
    return reply instanceof RecordedArrival arrival
        ? arrived(kept, arrival)
        : stopped((LocalRefusal) reply, kept.exchange());
  }

  private boolean arrived(OwnLater kept, RecordedArrival arrival) {
    return arrival instanceof RecordedReceipt receipt
        ? arrived(kept, receipt)
        : arrived(kept.exchange(), ((RecordedAnswer) arrival).opened());
  }

  /** Who took it in may have said so before, in a receipt that was lost on its way. */
  private boolean arrived(OwnLater kept, RecordedReceipt recorded) {
    var receipt = recorded.opened().receipt();
    var ask = recorded.opened().answering().ask();
    if (receipt.step() == Step.EXPIRED) {
      close(
          kept.exchange(),
          State.EXPIRED,
          Optional.of(ask.id()),
          Optional.empty(),
          Optional.empty());
      return true;
    }
    var due = receipt.due().orElse(kept.due());
    store.keep(ask, kept.exchange(), receipt.ticket(), due, clock.instant());
    receipt.ticket().ifPresent(ticket -> withdrawals.tookIn(kept.exchange(), ticket));
    return false;
  }

  private boolean arrived(MessageId exchange, OpenedAnswer opened) {
    var answer = opened.answer();
    boolean no = answer.outcome() == Outcome.REFUSED || answer.outcome() == Outcome.ERROR;
    if (no && answer.reason().flatMap(Reason::find).map(Reason::retryable).orElse(false)) {
      return false;
    }
    close(
        exchange,
        no ? State.REFUSED : State.ANSWERED,
        Optional.of(opened.answering().ask().id()),
        no ? Optional.empty() : Optional.of(answer.outcome()),
        no ? answer.reason() : Optional.empty());
    return true;
  }

  /** Our own rules may have changed since; what a repetition may mend is repeated. */
  private boolean stopped(LocalRefusal refusal, MessageId exchange) {
    var reason = refusal.refusal().reason();
    if (reason.retryable() || reason == Reason.INTERNAL_ERROR) {
      store.tries().failed(exchange, refusal.refusal().hop(), reason);
      return false;
    }
    close(
        exchange, State.REFUSED, refusal.exchange(), Optional.empty(), Optional.of(reason.code()));
    return true;
  }

  /** Notes that no answer follows. */
  void expired(MessageId exchange, Reason reason) {
    close(exchange, State.EXPIRED, Optional.empty(), Optional.empty(), Optional.of(reason.code()));
  }

  private void close(
      MessageId exchange,
      State state,
      Optional<MessageId> by,
      Optional<Outcome> outcome,
      Optional<String> reason) {
    store.close(exchange, state, by, outcome, reason, clock.instant());
  }
}

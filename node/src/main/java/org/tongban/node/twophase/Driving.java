package org.tongban.node.twophase;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tongban.core.message.MessageId;
import org.tongban.node.job.Backoff;
import org.tongban.node.store.Transaction;
import org.tongban.node.store.Transaction.State;
import org.tongban.node.store.TransactionStore;
import org.tongban.node.store.TransactionStore.News;
import org.tongban.node.twophase.StepAsk.Heard;

/** Takes a transaction one move further: asks its step, or decides for a caller who was silent. */
final class Driving {
  /** By so much a caller's decision must be earlier than the end of the reservation. */
  static final Duration MARGIN = Duration.ofSeconds(10);

  private static final Logger LOG = LoggerFactory.getLogger(Driving.class);
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Backoff BACKOFF = new Backoff(FIRST, Duration.ofMinutes(5));

  private final TransactionStore store;
  private final StepAsk asking;
  private final Clock clock;

  Driving(TransactionStore store, StepAsk asking, Clock clock) {
    this.store = Objects.requireNonNull(store, "store");
    this.asking = Objects.requireNonNull(asking, "asking");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /**
   * What is to be done next.
   *
   * @param state in which the transaction is then
   */
  record Next(State state, Instant at) {}

  /**
   * Goes on from a state.
   *
   * @return empty when the transaction is elsewhere by now, or there is nothing more to do
   */
  Optional<Next> goOn(MessageId id, State expected) {
    var found = store.find(id).filter(one -> one.state() == expected);
    if (found.isEmpty() || !expected.driven()) {
      return Optional.empty();
    }
    var transaction = found.get();
    var due = Course.due(expected, clock.instant(), transaction.decideBy());
    if (due != expected) {
      return moved(transaction, due, News.NONE)
          .or(() -> Optional.of(new Next(expected, clock.instant().plus(FIRST))));
    }
    if (expected == State.RESERVED) {
      return Optional.of(new Next(expected, transaction.decideBy()));
    }
    return store.tried(id, expected) == 0
        ? Optional.empty()
        : heard(transaction, asking.ask(transaction));
  }

  /** Judged by what is known then: one that was taken for dead may have asked too, meanwhile. */
  private Optional<Next> heard(Transaction asked, Heard heard) {
    var known = store.find(asked.id()).filter(one -> one.state() == asked.state());
    if (known.isEmpty()) {
      return Optional.empty();
    }
    var transaction = known.get();
    int tries = transaction.tries();
    var to = Course.heard(transaction.state(), heard.said(), tries > 1);
    if (to != transaction.state()) {
      return moved(transaction, to, news(heard, to)).or(() -> heard(asked, heard));
    }
    var at = clock.instant().plus(BACKOFF.after(tries - 1));
    var latest = transaction.decideBy();
    boolean bounded = transaction.state() == State.RESERVING && at.isAfter(latest);
    return Optional.of(new Next(to, bounded ? latest : at));
  }

  private static News news(Heard heard, State to) {
    var block = heard.block();
    var body = heard.body();
    if (to != State.RESERVED || block.isEmpty() || body.isEmpty()) {
      return News.because(heard.exchange(), heard.reason());
    }
    var expires = block.get().expires(body.get());
    return new News(
        expires.map(at -> at.minus(MARGIN)),
        expires,
        block.get().reference(body.get()),
        heard.exchange(),
        Optional.empty(),
        Optional.empty());
  }

  private Optional<Next> moved(Transaction transaction, State to, News news) {
    var now = clock.instant();
    var decision = Course.decision(to);
    if (!store.move(transaction, to, decision, news, now)) {
      return Optional.empty();
    }
    if (to == State.IN_DOUBT) {
      LOG.error(
          "A transaction of {} is in doubt: what the other side says contradicts what was decided;"
              + " see RUNBOOK.md",
          transaction.service());
    }
    return to.driven() ? Optional.of(new Next(to, now)) : Optional.empty();
  }
}

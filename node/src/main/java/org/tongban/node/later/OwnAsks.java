package org.tongban.node.later;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import org.tongban.core.journal.RecordedAnswer;
import org.tongban.core.journal.RecordedArrival;
import org.tongban.core.journal.RecordedReceipt;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.Outcome;
import org.tongban.core.message.Step;
import org.tongban.core.refusal.Reason;
import org.tongban.node.station.LocalRefusal;
import org.tongban.node.store.OwnLater;
import org.tongban.node.store.OwnLater.State;
import org.tongban.node.store.OwnLaterStore;

/** Keeps the asks that others took in, and resumes each until something final comes back. */
public final class OwnAsks {
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final int MOST_DOUBLINGS = 30;

  private final OwnLaterStore store;
  private final Resumption resumption;
  private final Duration first;
  private final Duration longest;
  private final Clock clock;

  /**
   * @param first time until an ask is resumed for the first time; it doubles each time
   * @param longest between two resumptions
   */
  public OwnAsks(
      OwnLaterStore store, Resumption resumption, Duration first, Duration longest, Clock clock) {
    this.store = Objects.requireNonNull(store, "store");
    this.resumption = Objects.requireNonNull(resumption, "resumption");
    this.first = Objects.requireNonNull(first, "first");
    this.longest = Objects.requireNonNull(longest, "longest");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /** Keeps an ask that another member took in. */
  public OwnLater keep(RecordedReceipt recorded) {
    var ask = recorded.opened().answering().ask();
    store.add(recorded.opened().receipt(), ask.service(), clock.instant());
    return store.find(ask.id()).orElseThrow();
  }

  /**
   * Resumes an ask once.
   *
   * @return after which time to try again; empty when there is nothing more to fetch
   */
  Optional<Duration> resume(MessageId exchange) {
    var waiting = store.find(exchange).filter(one -> one.state() == State.PENDING);
    if (waiting.isEmpty()) {
      return Optional.empty();
    }
    int tries = store.tried(exchange);
    Object reply = resumption.of(exchange);
    boolean done =
        reply instanceof RecordedArrival arrival
            ? arrived(exchange, arrival)
            : stopped(exchange, (LocalRefusal) reply);
    return done ? Optional.empty() : Optional.of(after(tries));
  }

  /** How long to wait after so many tries. */
  Duration after(int tries) {
    var doubled = first.multipliedBy(1L << Math.min(tries, MOST_DOUBLINGS));
    return doubled.compareTo(longest) < 0 ? doubled : longest;
  }

  private boolean arrived(MessageId exchange, RecordedArrival arrival) {
    if (arrival instanceof RecordedReceipt receipt) {
      boolean expired = receipt.opened().receipt().step() == Step.EXPIRED;
      if (expired) {
        close(exchange, State.EXPIRED, receipt.opened().answering().ask().id(), Optional.empty());
      }
      return expired;
    }
    var opened = ((RecordedAnswer) arrival).opened();
    var answer = opened.answer();
    boolean no = answer.outcome() == Outcome.REFUSED || answer.outcome() == Outcome.ERROR;
    if (no && answer.reason().flatMap(Reason::find).map(Reason::retryable).orElse(false)) {
      return false;
    }
    close(
        exchange,
        no ? State.REFUSED : State.ANSWERED,
        opened.answering().ask().id(),
        no ? answer.reason() : Optional.empty());
    return true;
  }

  /** Our own rules may have changed since; what a repetition may mend is repeated. */
  private boolean stopped(MessageId exchange, LocalRefusal refusal) {
    var reason = refusal.refusal().reason();
    if (reason.retryable() || reason == Reason.INTERNAL_ERROR) {
      return false;
    }
    store.close(
        exchange, State.REFUSED, refusal.exchange(), Optional.of(reason.code()), clock.instant());
    return true;
  }

  private void close(MessageId exchange, State state, MessageId by, Optional<String> reason) {
    store.close(exchange, state, Optional.of(by), reason, clock.instant());
  }

  /** What became of an ask that was taken in. */
  public Optional<OwnLater> find(MessageId exchange) {
    return store.find(exchange);
  }

  /** The day in China. */
  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), CHINA);
  }

  OwnLaterStore store() {
    return store;
  }
}
